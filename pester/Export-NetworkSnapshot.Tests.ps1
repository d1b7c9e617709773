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

Describe 'Export-NetworkSnapshot' {
    It 'writes a file on which changes can be tried' {
        $file = Join-Path -Path $lab.Folder -ChildPath 'copy.json'
        Export-NetworkSnapshot -Path $file | Should -BeNullOrEmpty
        Connect-NetworkFabric -Provider Snapshot -Path $file -Store $lab.Store
        (Get-PathCompliance).Observed | Should -Be 60e6
        Connect-NetworkFabric -Path $lab.Fabric -Store $lab.Store
    }

    It 'writes the file to the pipeline with -PassThru' {
        $file = Export-NetworkSnapshot -Path "$($lab.Folder)/passed.json" -PassThru
        $file.Name | Should -BeExactly 'passed.json'
        ($file | Connect-NetworkFabric -Provider Snapshot -Store $lab.Store -PassThru).Provider |
            Should -BeExactly 'Snapshot'
        Connect-NetworkFabric -Path $lab.Fabric -Store $lab.Store
    }

    It 'writes nothing with -WhatIf' {
        Export-NetworkSnapshot -Path "$($lab.Folder)/none.json" -WhatIf
        "$($lab.Folder)/none.json" | Should -Not -Exist
    }

    It 'overwrites only with -Force' {
        $file = Join-Path -Path $lab.Folder -ChildPath 'twice.json'
        Export-NetworkSnapshot -Path $file
        { Export-NetworkSnapshot -Path $file } |
            Should -Throw -ErrorId 'FileExists,NetUtil.Commands.ExportNetworkSnapshotCommand'
        { Export-NetworkSnapshot -Path $file -Force } | Should -Not -Throw
    }

    It 'refuses a folder' {
        { Export-NetworkSnapshot -Path $lab.Folder } |
            Should -Throw -ErrorId 'PathIsFolder,NetUtil.Commands.ExportNetworkSnapshotCommand'
    }
}
