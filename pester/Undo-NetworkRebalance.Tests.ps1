[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Undo-NetworkRebalance' {
    BeforeEach {
        $lab = Connect-TestLab -Path $TestDrive -Duration '63 min'
        Invoke-NetworkRebalance -Confirm:$false | Out-Null
    }

    It 'gives the steps as Planned with -WhatIf and leaves the fabric alone' {
        $step = Undo-NetworkRebalance -WhatIf
        $step.State | Should -Be 'Planned'
        $step.To | Should -BeExactly 'no minimum, no maximum'
        (Get-NetworkFabric -Detail Adapter -Name bulk-1).MaximumBitsPerSecond | Should -Not -BeNullOrEmpty
        @(Get-NetworkRebalance).Count | Should -Be 1
    }

    It 'takes back <Case>, once, as a run of its own' -ForEach @(
        @{ Case = 'the newest run'; Undo = { Undo-NetworkRebalance -Confirm:$false } }
        @{ Case = 'the run it is given'; Undo = { Get-NetworkRebalance | Undo-NetworkRebalance -Confirm:$false } }
        @{ Case = 'everything'; Undo = { Undo-NetworkRebalance -All -Confirm:$false } }
    ) {
        (& $Undo).VirtualMachine | Should -BeExactly 'bulk-1'
        (Get-NetworkFabric -Detail Adapter -Name bulk-1).MaximumBitsPerSecond | Should -BeNullOrEmpty
        Get-NetworkRebalance -Active | Should -BeNullOrEmpty
        @(Get-NetworkRebalance).Count | Should -Be 2
        (Get-NetworkRebalance | Select-Object -First 1).Undoes | Should -Not -BeNullOrEmpty
        Undo-NetworkRebalance -Confirm:$false | Should -BeNullOrEmpty
        @(Get-NetworkRebalance).Count | Should -Be 2
    }

    It 'reports a run that is not there' {
        Undo-NetworkRebalance -RunId none -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly 'RunNotFound,NetUtil.Commands.UndoNetworkRebalanceCommand'
    }

    It 'has a high confirm impact' {
        $attribute = (Get-Command -Name Undo-NetworkRebalance).ImplementingType.GetCustomAttributes(
            [System.Management.Automation.CmdletAttribute], $false)[0]
        $attribute.ConfirmImpact | Should -Be 'High'
        $attribute.SupportsShouldProcess | Should -BeTrue
    }
}
