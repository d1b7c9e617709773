[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
    $lab = Connect-TestLab -Path $TestDrive
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Get-AppNetworkSpec' {
    It 'finds a spec by name, by wildcard and through the pipeline' {
        (Get-AppNetworkSpec).Name | Should -BeExactly 'Shop'
        (Get-AppNetworkSpec -Name s*).Name | Should -BeExactly 'Shop'
        ('SHOP' | Get-AppNetworkSpec).Name | Should -BeExactly 'Shop'
        (Get-PathCompliance | Get-AppNetworkSpec).Name | Should -BeExactly 'Shop'
        Get-AppNetworkSpec -Name x* | Should -BeNullOrEmpty
    }

    It 'lists the instances of each component' {
        $components = (Get-AppNetworkSpec).Components
        $components.Name | Should -Be 'Web', 'Db'
        $components[0].Instances | Should -Be 'web-1'
    }

    It 'shows specs as a table and as a list' {
        Get-AppNetworkSpec | Out-String -Width 120 | Should -Match 'Name +Components +Instances +Requirements'
        Get-AppNetworkSpec | Format-List | Out-String |
            Should -Match 'Requirements : feed: Each\(Web, Db\) >= 7 MBS'
    }

    It 'completes names' {
        $line = 'Get-AppNetworkSpec s'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches[0].CompletionText |
            Should -BeExactly 'Shop'
    }

    It 'reports a name that is not registered' {
        Get-AppNetworkSpec -Name Shopp -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly 'SpecNotRegistered,NetUtil.Commands.GetAppNetworkSpecCommand'
        $problem[0].TargetObject | Should -BeExactly 'Shopp'
    }
}
