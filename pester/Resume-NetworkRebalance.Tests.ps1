[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Resume-NetworkRebalance' {
    BeforeEach {
        $lab = Connect-TestLab -Path $TestDrive -Duration '63 min'
    }

    It 'does nothing where no run is unfinished' {
        Resume-NetworkRebalance -Confirm:$false | Should -BeNullOrEmpty
        Invoke-NetworkRebalance -Confirm:$false | Out-Null
        Resume-NetworkRebalance -Confirm:$false | Should -BeNullOrEmpty
        Get-NetworkRebalance | Resume-NetworkRebalance -WhatIf | Should -BeNullOrEmpty
        (Get-NetworkRebalance).State | Should -Be 'Completed'
    }

    It 'reports a run that is not there' {
        Resume-NetworkRebalance -RunId none -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly 'RunNotFound,NetUtil.Commands.ResumeNetworkRebalanceCommand'
    }

    It 'completes the ids of runs' {
        Invoke-NetworkRebalance -Confirm:$false | Out-Null
        $line = 'Resume-NetworkRebalance -RunId '
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText |
            Should -BeExactly (Get-NetworkRebalance).RunId
    }

    It 'has a high confirm impact' {
        $attribute = (Get-Command -Name Resume-NetworkRebalance).ImplementingType.GetCustomAttributes(
            [System.Management.Automation.CmdletAttribute], $false)[0]
        $attribute.ConfirmImpact | Should -Be 'High'
        $attribute.SupportsShouldProcess | Should -BeTrue
    }
}
