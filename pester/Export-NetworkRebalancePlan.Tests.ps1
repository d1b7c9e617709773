[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
    $lab = Connect-TestLab -Path $TestDrive -Duration '63 min'
    $plan = New-NetworkRebalancePlan
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Export-NetworkRebalancePlan' {
    BeforeEach {
        $file = Join-Path -Path $lab.Folder -ChildPath 'plan.json'
        Remove-Item -Path $file -ErrorAction Ignore
    }

    It 'writes JSON that people can read' {
        $plan | Export-NetworkRebalancePlan -Path $file
        $document = Get-Content -Path $file -Raw | ConvertFrom-Json
        $document.kind | Should -BeExactly 'NetUtil plan'
        $document.steps[0].bandwidth.vm | Should -BeExactly 'bulk-1'
    }

    It 'writes nothing with -WhatIf' {
        Export-NetworkRebalancePlan -Path $file -Plan $plan -WhatIf
        Test-Path -Path $file | Should -BeFalse
    }

    It 'replaces a file with -Force only, and gives it with -PassThru' {
        $plan | Export-NetworkRebalancePlan -Path $file
        { $plan | Export-NetworkRebalancePlan -Path $file } |
            Should -Throw -ErrorId 'FileExists,NetUtil.Commands.ExportNetworkRebalancePlanCommand'
        ($plan | Export-NetworkRebalancePlan -Path $file -Force -PassThru).FullName | Should -BeExactly $file
    }

    It 'keeps one plan in a file' {
        { $plan, $plan | Export-NetworkRebalancePlan -Path $file } |
            Should -Throw -ErrorId 'PlanFileHoldsOne,NetUtil.Commands.ExportNetworkRebalancePlanCommand'
    }

    It 'reports a folder that is not there' {
        $plan | Export-NetworkRebalancePlan -Path "$($lab.Folder)/none/plan.json" -ErrorVariable problem `
            -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly 'FileNotWritable,NetUtil.Commands.ExportNetworkRebalancePlanCommand'
    }
}
