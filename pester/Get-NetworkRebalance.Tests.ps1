[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
    $lab = Connect-TestLab -Path $TestDrive -Duration '63 min'
    Invoke-NetworkRebalance -Confirm:$false | Out-Null
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Get-NetworkRebalance' {
    It 'lists runs with their steps' {
        $run = Get-NetworkRebalance
        $run.State | Should -Be 'Completed'
        $run.Steps.VirtualMachine | Should -BeExactly 'bulk-1'
        $run | Out-String -Width 160 | Should -Match 'Run +State +Start +Steps +Summary'
    }

    It 'finds a run by its first letters and through the pipeline' {
        $id = (Get-NetworkRebalance).RunId
        (Get-NetworkRebalance -RunId "$($id.Substring(0, 6))*").RunId | Should -BeExactly $id
        ($id | Get-NetworkRebalance).RunId | Should -BeExactly $id
        (Get-NetworkRebalance -Active | Get-NetworkRebalance).RunId | Should -BeExactly $id
    }

    It 'says with -Active what is limited, why and since when' {
        $active = Get-NetworkRebalance -Active
        $active.VirtualMachine | Should -BeExactly 'bulk-1'
        $active.Original | Should -BeExactly 'no minimum, no maximum'
        $active.Reason | Should -Match '^Shop/feed lacks bandwidth'
        $active | Out-String -Width 160 | Should -Match 'VM +Was +Is +Since +Why'
    }

    It 'reports a run that is not there' {
        Get-NetworkRebalance -RunId none -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly 'RunNotFound,NetUtil.Commands.GetNetworkRebalanceCommand'
    }
}
