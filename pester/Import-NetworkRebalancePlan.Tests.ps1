[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Import-NetworkRebalancePlan' {
    BeforeEach {
        $lab = Connect-TestLab -Path $TestDrive -Duration '63 min'
        $plan = New-NetworkRebalancePlan
        $file = Join-Path -Path $lab.Folder -ChildPath 'plan.json'
        $plan | Export-NetworkRebalancePlan -Path $file
    }

    It 'shows the plan as it was shown' {
        Import-NetworkRebalancePlan -Path $file | Out-String -Width 160 |
            Should -BeExactly ($plan | Out-String -Width 160)
    }

    It 'brings a plan that is carried out' {
        (Import-NetworkRebalancePlan -Path $file | Invoke-NetworkRebalance -Confirm:$false).State |
            Should -Be 'Verified'
    }

    It 'brings files from the pipeline' {
        (Get-ChildItem -Path $lab.Folder -Filter plan.json | Import-NetworkRebalancePlan).PlanId |
            Should -BeExactly $plan.PlanId
    }

    It 'brings a plan of which a step that differs is refused' {
        Invoke-NetworkRebalance -Confirm:$false | Out-Null
        $step = Import-NetworkRebalancePlan -Path $file |
            Invoke-NetworkRebalance -Confirm:$false -ErrorVariable problem -ErrorAction SilentlyContinue
        $step.State | Should -Be 'Refused'
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly 'PlanStale,NetUtil.Commands.InvokeNetworkRebalanceCommand'
    }

    It 'brings a plan that grows old' {
        Step-NetworkSimulation -Duration '2 min' | Out-Null
        Set-NetworkRebalancePolicy -MaximumPlanAge '1 min'
        { Import-NetworkRebalancePlan -Path $file | Invoke-NetworkRebalance -Confirm:$false } |
            Should -Throw -ErrorId 'PlanStale,NetUtil.Commands.InvokeNetworkRebalanceCommand'
    }

    It 'reports <Id> for <Case>' -ForEach @(
        @{ Case = 'a file that is not there'; Id = 'FileNotFound'; Text = $null }
        @{ Case = 'a file that is no JSON'; Id = 'PlanFileInvalid'; Text = 'plan' }
        @{ Case = 'another document'; Id = 'PlanFileInvalid'; Text = '{ "kind": "fabric" }' }
        @{ Case = 'a newer version'; Id = 'PlanFileOfNewerVersion'; Text = '{ "version": 2 }' }
    ) {
        Remove-Item -Path $file
        if ($Text) {
            Set-Content -Path $file -Value $Text
        }

        Import-NetworkRebalancePlan -Path $file -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly "$Id,NetUtil.Commands.ImportNetworkRebalancePlanCommand"
    }
}
