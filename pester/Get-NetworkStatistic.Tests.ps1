[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
    $lab = Connect-TestLab -Path $TestDrive -Duration '5 min'
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Get-NetworkStatistic' {
    It 'shows each sample of a VM' {
        $samples = Get-NetworkStatistic -VMName web-1 -Kind Adapter
        $samples.Count | Should -Be 5
        $samples[0].SentBitsPerSecond | Should -Be 60000000
        $samples | Out-String -Width 160 | Should -Match 'Kind +Name +End +Sent \(Mbit/s\)'
    }

    It 'rolls up with -Resolution' {
        $hour = Get-NetworkStatistic -VMName web-* -Kind Adapter -Resolution Hour
        $hour.SampleCount | Should -Be 5
        $hour.SentMaximumBitsPerSecond | Should -Be 60000000
    }

    It 'takes VMs through the pipeline' {
        $found = Get-NetworkFabric VirtualMachine db-1 | Get-NetworkStatistic -Kind Adapter -Resolution Day
        $found.Name | Should -BeExactly 'db-1'
    }

    It 'reports a name that nothing has' {
        Get-NetworkStatistic -VMName none -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly 'StatisticNotFound,NetUtil.Commands.GetNetworkStatisticCommand'
    }
}
