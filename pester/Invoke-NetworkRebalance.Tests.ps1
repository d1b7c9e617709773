[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Invoke-NetworkRebalance' {
    BeforeEach {
        $lab = Connect-TestLab -Path $TestDrive -Duration '63 min'
    }

    It 'gives the steps as Planned with -WhatIf and leaves the fabric alone' {
        $step = Invoke-NetworkRebalance -WhatIf
        $step.State | Should -Be 'Planned'
        (Get-NetworkFabric -Detail Adapter -Name bulk-1).MaximumBitsPerSecond | Should -BeNullOrEmpty
        Get-NetworkRebalance | Should -BeNullOrEmpty
    }

    It 'makes a plan, carries it out and verifies it' {
        $step = Invoke-NetworkRebalance -Confirm:$false
        $step.State | Should -Be 'Verified'
        $step | Out-String -Width 160 | Should -Match '1 bulk-1 +no minimum'
        Step-NetworkSimulation -Duration '2 min' | Out-Null
        (Get-PathCompliance).Status | Should -Be 'Met'
    }

    It 'carries out the plan that it is given' -ForEach @(
        @{ Carry = { New-NetworkRebalancePlan | Invoke-NetworkRebalance -Confirm:$false } }
        @{ Carry = { Invoke-NetworkRebalance -Plan (New-NetworkRebalancePlan) -Confirm:$false } }
    ) {
        (& $Carry).VirtualMachine | Should -BeExactly 'bulk-1'
    }

    It 'has a high confirm impact' {
        $attribute = (Get-Command -Name Invoke-NetworkRebalance).ImplementingType.GetCustomAttributes(
            [System.Management.Automation.CmdletAttribute], $false)[0]
        $attribute.ConfirmImpact | Should -Be 'High'
        $attribute.SupportsShouldProcess | Should -BeTrue
    }

    It 'refuses a plan that the fabric has left behind' {
        $plan = New-NetworkRebalancePlan
        $plan | Invoke-NetworkRebalance -Confirm:$false | Out-Null
        $quiet = @{ Confirm = $false; ErrorVariable = 'problem'; ErrorAction = 'SilentlyContinue' }
        $step = $plan | Invoke-NetworkRebalance @quiet
        $step.State | Should -Be 'Refused'
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly 'PlanStale,NetUtil.Commands.InvokeNetworkRebalanceCommand'
    }

    It 'reports a step that the platform does not do' {
        $fabric = Get-Content -Path $lab.Fabric -Raw | ConvertFrom-Json
        $fault = [pscustomobject] @{ outcome = 'Permanent'; probability = 1 }
        $fabric | Add-Member -NotePropertyName adaptationFaults -NotePropertyValue @($fault)
        $fabric.start = '2025-01-06T08:00:00Z'
        $fabric.demands[2].series.start = '2025-01-06T09:00:00Z'
        Set-Content -Path $lab.Fabric -Value (ConvertTo-Json -InputObject $fabric -Depth 8)
        Connect-NetworkFabric -Path $lab.Fabric -Store $lab.Store -Reset
        Step-NetworkSimulation -Duration '63 min' | Out-Null
        $step = Invoke-NetworkRebalance -Confirm:$false -ErrorVariable problem -ErrorAction SilentlyContinue
        $step.State | Should -Be 'Failed'
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly 'RebalanceStepFailed,NetUtil.Commands.InvokeNetworkRebalanceCommand'
    }
}
