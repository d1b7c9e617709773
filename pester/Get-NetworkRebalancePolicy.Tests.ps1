[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
    $lab = Connect-TestLab -Path $TestDrive
    Set-NetworkRebalancePolicy -Application Shop -Floor '20 Mbps'
    Set-NetworkRebalancePolicy -VM 'db-*' -MayMove:$false
    Set-NetworkRebalancePolicy -ProtectedVM file-1
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Get-NetworkRebalancePolicy' {
    It 'shows the default and every rule' {
        $policy = Get-NetworkRebalancePolicy
        $policy.Scope | Should -Be Default, Application, VirtualMachine
        $policy[0].MaximumMove | Should -Be 5
        $policy[0].Rule | Should -BeExactly 'ProtectedVM: set'
        $policy[1].FloorBitsPerSecond | Should -Be 20e6
        $policy[2].MayMove | Should -BeFalse
    }

    It 'shows what counts for a VM and which rule says so' {
        $policy = Get-NetworkRebalancePolicy -VM db-1
        $policy.MayMove | Should -BeFalse
        $policy.FloorBitsPerSecond | Should -Be 20e6
        $policy.Rule | Should -Be "MayMove: VM 'db-*'", "FloorBitsPerSecond: application 'Shop'"
    }

    It 'says why a VM is never changed' {
        (Get-NetworkRebalancePolicy -VM *-1 | Where-Object -Property Exclusion).Name | Should -BeExactly 'file-1'
        (Get-NetworkRebalancePolicy -VM file-1).Exclusion | Should -Match "ProtectedVM 'file-1'"
    }

    It 'shows what counts for an application' {
        (Get-NetworkRebalancePolicy -Application shop).FloorBitsPerSecond | Should -Be 20e6
    }

    It 'takes VMs from the pipeline' {
        (Get-NetworkFabric -Detail Adapter -Name db-1 | Get-NetworkRebalancePolicy).Name | Should -BeExactly 'db-1'
    }

    It 'reports <Id> for <Case>' -ForEach @(
        @{ Case = 'a VM that is not there'; Id = 'FabricItemNotFound'; Name = @{ VM = 'none' } }
        @{ Case = 'an application that is not there'; Id = 'SpecNotRegistered'; Name = @{ Application = 'none' } }
    ) {
        Get-NetworkRebalancePolicy @Name -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly "$Id,NetUtil.Commands.GetNetworkRebalancePolicyCommand"
    }

    It 'shows a table with the windows in words' {
        Get-NetworkRebalancePolicy | Out-String -Width 160 | Should -Match 'any time'
    }
}
