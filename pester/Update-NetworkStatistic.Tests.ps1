[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
    $lab = New-TestLab -Path $TestDrive
    Connect-NetworkFabric -Path $lab.Fabric -Store $lab.Store
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Update-NetworkStatistic' {
    It 'keeps nothing with -WhatIf' {
        Update-NetworkStatistic -WhatIf | Should -BeNullOrEmpty
        $first = Update-NetworkStatistic
        $first.FirstCount | Should -Be $first.CounterCount
    }

    It 'counts what gave no sample, by its reason' {
        $again = Update-NetworkStatistic
        $again.SampleCount | Should -Be 0
        $again.RepeatedCount | Should -Be $again.CounterCount
        $again.Dropped |
            Should -BeExactly "$($again.CounterCount) readings gave no rate: same time as the reading before."
    }

    It 'shows the counts' {
        Update-NetworkStatistic | Out-String -Width 120 | Should -Match 'Counters +Samples +Dropped +Problems'
    }
}
