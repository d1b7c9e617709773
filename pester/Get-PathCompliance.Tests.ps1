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

Describe 'Get-PathCompliance' {
    It 'gives one object a requirement with plain figures' {
        $verdict = Get-PathCompliance
        $verdict.Status | Should -Be 'Violated'
        $verdict.Required | Should -Be 56e6
        $verdict.Observed | Should -Be 50e6
        $verdict.Paths.Path | Should -BeExactly 'web-1 -> db-1'
    }

    It 'lets through what the filters say' {
        (Get-PathCompliance -Application s* -Requirement f*).Requirement | Should -BeExactly 'feed'
        (Get-PathCompliance -Status Violated, Unknown).Requirement | Should -BeExactly 'feed'
        Get-PathCompliance -Status Met | Should -BeNullOrEmpty
        ('Shop' | Get-PathCompliance).Requirement | Should -BeExactly 'feed'
        (Get-AppNetworkSpec | Get-PathCompliance).Requirement | Should -BeExactly 'feed'
    }

    It 'shows Mbit/s as a table and as a list' {
        $required, $observed = 56, 50 | ForEach-Object { [regex]::Escape($_.ToString('N3')) }
        Get-PathCompliance | Out-String -Width 160 | Should -Match "Shop/feed +Violated +$required +$observed"
        Get-PathCompliance | Format-List | Out-String -Width 160 |
            Should -Match "Required \(Mbit/s\) +: $required"
    }

    It 'completes requirements of the application that is named' {
        $line = 'Get-PathCompliance -Application Shop -Requirement '
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText |
            Should -Be 'feed'
    }

    It 'reports <Id> for <Case>' -ForEach @(
        @{ Case = 'an unknown application'; Arguments = @{ Application = 'Shopp' }; Id = 'SpecNotRegistered' }
        @{ Case = 'an unknown requirement'; Arguments = @{ Requirement = 'r9' }; Id = 'RequirementNotFound' }
    ) {
        Get-PathCompliance @Arguments -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeExactly "$Id,NetUtil.Commands.GetPathComplianceCommand"
    }

    It 'warns where nothing is registered' {
        Unregister-AppNetworkSpec -Name Shop
        Get-PathCompliance -WarningVariable warning -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warning | Should -BeExactly 'No spec is registered, so there is no requirement to judge.'
    }
}
