[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Set-NetworkRebalancePolicy' {
    BeforeEach {
        $lab = Connect-TestLab -Path $TestDrive -Duration '63 min'
    }

    It 'sets what is named and leaves the rest' {
        Set-NetworkRebalancePolicy -MaximumMove 3
        Set-NetworkRebalancePolicy -MaximumLowered 4 -CoolDown '2 h'
        $policy = Get-NetworkRebalancePolicy
        $policy.MaximumMove, $policy.MaximumLowered | Should -Be 3, 4
        $policy.CoolDown | Should -Be ([timespan] '02:00')
    }

    It 'changes nothing with -WhatIf' {
        Set-NetworkRebalancePolicy -MaximumMove 3 -WhatIf
        (Get-NetworkRebalancePolicy).MaximumMove | Should -Be 5
    }

    It 'begins anew with -Reset' {
        Set-NetworkRebalancePolicy -MaximumMove 3
        Set-NetworkRebalancePolicy -VM web-1 -MayMove:$false
        (Set-NetworkRebalancePolicy -Reset -PassThru).MaximumMove | Should -Be 5
        @(Get-NetworkRebalancePolicy).Count | Should -Be 1
    }

    It 'keeps what it excludes out of plans' {
        (New-NetworkRebalancePlan).Steps.MachineName | Should -BeExactly 'bulk-1'
        Set-NetworkRebalancePolicy -ExcludedVM 'bulk-*' -MayMove:$false
        $plan = New-NetworkRebalancePlan -WarningAction SilentlyContinue
        $plan.Steps | Should -BeNullOrEmpty
        "$($plan.Unmet)" | Should -Match "the policy excludes it \(ExcludedVM 'bulk-\*'\)"
    }

    It 'keeps a plan of before from touching what it excludes since' {
        $plan = New-NetworkRebalancePlan
        Set-NetworkRebalancePolicy -ExcludedVM bulk-1
        $steps = $plan | Invoke-NetworkRebalance -Confirm:$false -WarningVariable warning -WarningAction SilentlyContinue
        $steps.State | Should -Be 'Planned'
        "$warning" | Should -Match "ExcludedVM 'bulk-1'"
        (Get-NetworkFabric -Detail Adapter -Name bulk-1).MaximumBitsPerSecond | Should -BeNullOrEmpty
    }

    It 'reports <Id> for <Case>' -ForEach @(
        @{ Case = 'nothing named'; Id = 'PolicySettingNotNamed'; Value = @{} }
        @{ Case = 'a window that is none'; Id = 'PolicyWindowInvalid'; Value = @{ Window = 'at night' } }
        @{ Case = 'an unknown time zone'; Id = 'PolicyWindowInvalid'; Value = @{ Window = 'Mon 08:00-09:00 Nowhere' } }
        @{ Case = 'a negative count'; Id = 'ParameterArgumentValidationError'; Value = @{ MaximumMove = -1 } }
        @{ Case = 'a rate of an unclear unit'; Id = 'CannotConvertArgumentNoMessage'; Value = @{ Floor = '2 Mbs' } }
    ) {
        { Set-NetworkRebalancePolicy @Value } |
            Should -Throw -ErrorId "$Id,NetUtil.Commands.SetNetworkRebalancePolicyCommand"
    }

    It 'has a medium confirm impact' {
        $attribute = (Get-Command -Name Set-NetworkRebalancePolicy).ImplementingType.GetCustomAttributes(
            [System.Management.Automation.CmdletAttribute], $false)[0]
        $attribute.ConfirmImpact | Should -Be 'Medium'
        $attribute.SupportsShouldProcess | Should -BeTrue
    }
}
