[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Register-AppNetworkSpec' {
    BeforeEach {
        $lab = New-TestLab -Path $TestDrive
        Connect-NetworkFabric -Path $lab.Fabric -Store $lab.Store
    }

    It 'registers a spec and says what plays its components' {
        $added = Register-AppNetworkSpec -Path $lab.Spec
        $added.Result | Should -Be 'Added'
        $added.Components.InstanceCount | Should -Be 1, 1
        $added | Out-String -Width 120 | Should -Match 'Shop +Added +1 +Web \(1\)'
        (Register-AppNetworkSpec -Path $lab.Spec).Result | Should -Be 'Unchanged'
    }

    It 'takes files through the pipeline, and literal names' {
        (Get-Item -Path $lab.Spec | Register-AppNetworkSpec).Name | Should -BeExactly 'Shop'
        (Register-AppNetworkSpec -LiteralPath $lab.Spec).Name | Should -BeExactly 'Shop'
    }

    It 'shows with -WhatIf whose verdict would change, and registers nothing' {
        Step-NetworkSimulation -Duration '3 min' | Out-Null
        $preview = Register-AppNetworkSpec -Path $lab.Spec -WhatIf
        $preview.Result | Should -Be 'WouldAdd'
        $preview.VerdictChanges | Should -Be 'Shop/feed: new -> Met'
        Get-AppNetworkSpec | Should -BeNullOrEmpty
    }

    It 'replaces another spec with -Force' {
        Register-AppNetworkSpec -Path $lab.Spec | Out-Null
        Set-Content -Path $lab.Spec -Value ((Get-Content -Path $lab.Spec -Raw) -replace '7 MBS', '1 MBS')
        (Register-AppNetworkSpec -Path $lab.Spec -Force).Result | Should -Be 'Replaced'
        (Get-AppNetworkSpec).Requirements | Should -BeExactly 'feed: Each(Web, Db) >= 1 MBS'
    }

    It 'reports <Id> for <Case>' -ForEach @(
        @{ Case = 'a file that is not there'; Id = 'FileNotFound'; Text = $null }
        @{ Case = 'a spec with problems'; Id = 'SpecInvalid'; Text = '<application/>' }
    ) {
        Remove-Item -Path $lab.Spec
        if ($Text) {
            Set-Content -Path $lab.Spec -Value $Text
        }

        Register-AppNetworkSpec -Path $lab.Spec -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeExactly "$Id,NetUtil.Commands.RegisterAppNetworkSpecCommand"
    }
}
