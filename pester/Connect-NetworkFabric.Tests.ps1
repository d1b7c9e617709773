[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
    $lab = New-TestLab -Path $TestDrive
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Connect-NetworkFabric' {
    It 'starts a simulation in the store and writes it with -PassThru' {
        $fabric = Connect-NetworkFabric -Path $lab.Fabric -Store $lab.Store -PassThru
        $fabric.Name | Should -BeExactly 'lab'
        $fabric.Store | Should -BeExactly $lab.Store
        $fabric.Location | Should -Exist
    }

    It 'writes nothing without it, and goes on where the simulation stands' {
        Connect-NetworkFabric -Path $lab.Fabric -Store $lab.Store | Should -BeNullOrEmpty
        Step-NetworkSimulation -Duration '1 min' | Out-Null
        Connect-NetworkFabric -Store $lab.Store
        (Get-NetworkFabric).Time.Minute | Should -Be 1
    }

    It 'takes files through the pipeline' {
        (Get-Item -LiteralPath $lab.Fabric | Connect-NetworkFabric -Store $lab.Store -PassThru).Name |
            Should -BeExactly 'lab'
    }

    It 'starts anew with -Reset, and not with -WhatIf' {
        Step-NetworkSimulation -Duration '1 min' | Out-Null
        $before = (Get-NetworkFabric).Time
        Connect-NetworkFabric -Path $lab.Fabric -Store $lab.Store -Reset -WhatIf
        (Get-NetworkFabric).Time | Should -Be $before
        Connect-NetworkFabric -Path $lab.Fabric -Store $lab.Store -Reset
        (Get-NetworkFabric).Time.Minute | Should -Be 0
    }

    It 'says where the store lies by the environment variable' {
        Disconnect-NetworkFabric
        $before = $env:NETUTIL_STORE
        $env:NETUTIL_STORE = Join-Path -Path $lab.Folder -ChildPath 'other'
        try {
            Connect-NetworkFabric -Path $lab.Fabric
            (Get-NetworkFabric).Store | Should -BeExactly $env:NETUTIL_STORE
        } finally {
            $env:NETUTIL_STORE = $before
        }
    }

    It 'completes the providers' {
        $line = 'Connect-NetworkFabric -Provider S'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText |
            Should -Be 'Simulation', 'Snapshot'
    }

    It 'reports <Id> for <Case>' -ForEach @(
        @{ Case = 'a file that is not there'; Id = 'FileNotFound'; Given = @{ Path = 'TestDrive:/no.json' } }
        @{ Case = 'a file that is no fabric'; Id = 'FabricFileInvalid'; Given = @{ Path = $PSCommandPath } }
        @{ Case = 'a snapshot without a name'; Id = 'SnapshotNotNamed'; Given = @{ Provider = 'Snapshot' } }
        @{ Case = 'a new start without a file'; Id = 'FabricFileNotNamed'; Given = @{ Reset = $true } }
        @{ Case = 'a path that is no file'; Id = 'PathNotFileSystem'; Given = @{ Path = 'env:PATH' } }
        @{ Case = 'a store without a simulation'; Id = 'FabricNotConnected'; Given = @{} }
    ) {
        { Connect-NetworkFabric -Store 'TestDrive:/none' @Given } |
            Should -Throw -ErrorId "$Id,NetUtil.Commands.ConnectNetworkFabricCommand"
    }
}
