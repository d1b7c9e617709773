[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
    $lab = Connect-TestLab -Path $TestDrive -Duration '63 min'
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'New-NetworkRebalancePlan' {
    It 'plans to lower what stands in the way, with what it leads to' {
        $plan = New-NetworkRebalancePlan
        $plan.Steps.MachineName | Should -BeExactly 'bulk-1'
        $plan.Steps.Reason | Should -Match '^Shop/feed lacks bandwidth'
        $plan.After.Status | Should -Be 'Met'
    }

    It 'changes nothing' {
        New-NetworkRebalancePlan | Out-Null
        (Get-NetworkFabric -Detail Adapter -Name bulk-1).MaximumBitsPerSecond | Should -BeNullOrEmpty
        Get-NetworkRebalance | Should -BeNullOrEmpty
        (Get-PathCompliance).Status | Should -Be 'Violated'
    }

    It 'makes the same plan again' {
        (New-NetworkRebalancePlan).PlanId | Should -BeExactly (New-NetworkRebalancePlan).PlanId
    }

    It 'needs no estimate where pairs are metered' {
        (New-NetworkRebalancePlan -AllowEstimate).PlanId | Should -BeExactly (New-NetworkRebalancePlan).PlanId
    }

    It 'shows the steps and what comes of them' {
        $text = New-NetworkRebalancePlan | Out-String -Width 160
        $text | Should -Match '1\. bulk-1 on H1: no minimum, no maximum -> no minimum, maximum'
        $text | Should -Match 'Shop/feed: Violated -> Met'
    }

    It 'says in words that nothing is to be done' {
        Unregister-AppNetworkSpec -Name Shop
        $output = New-NetworkRebalancePlan -Verbose 4>&1
        $output | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } |
            Should -Match 'there is nothing to do'
    }
}
