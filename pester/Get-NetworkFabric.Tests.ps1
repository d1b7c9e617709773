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

Describe 'Get-NetworkFabric' {
    It 'says what is connected' {
        $fabric = Get-NetworkFabric
        $fabric.HostCount | Should -Be 2
        $fabric.AdapterCount | Should -Be 4
        $fabric.IsSimulated | Should -BeTrue
    }

    It 'lists <Detail>: <Names>' -ForEach @(
        @{ Detail = 'Host'; Names = 'H1', 'H2' }
        @{ Detail = 'Uplink'; Names = 'u1', 'u2' }
        @{ Detail = 'VirtualMachine'; Names = 'bulk-1', 'db-1', 'file-1', 'web-1' }
    ) {
        (Get-NetworkFabric -Detail $Detail).Name | Should -Be $Names
    }

    It 'takes wildcards, and names through the pipeline' {
        (Get-NetworkFabric -Detail VirtualMachine -Name *b-1).Name | Should -Be 'db-1', 'web-1'
        ('web-1' | Get-NetworkFabric -Detail VirtualMachine).Name | Should -Be 'web-1'
        (Get-NetworkFabric VirtualMachine web-1 | Get-NetworkFabric -Detail Adapter).Id | Should -Be 'web-1-nic'
        Get-NetworkFabric -Detail Host -Name x* | Should -BeNullOrEmpty
    }

    It 'shows rates in Mbit/s' {
        $text = Get-NetworkFabric -Detail Uplink | Out-String -Width 120
        $text | Should -Match 'Capacity \(Mbit/s\)'
        $text | Should -Match "u1 +H1 +Prod +Absolute +$([regex]::Escape((100).ToString('N3')))"
        Get-NetworkFabric | Format-List | Out-String | Should -Match 'CanChangeBandwidth +: True'
    }

    It 'completes names of what is listed' {
        $line = 'Get-NetworkFabric -Detail Host -Name '
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText |
            Should -Be 'H1', 'H2'
    }

    It 'reports a name that the fabric does not have' {
        Get-NetworkFabric -Detail Host -Name web-1 -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly 'FabricItemNotFound,NetUtil.Commands.GetNetworkFabricCommand'
    }
}
