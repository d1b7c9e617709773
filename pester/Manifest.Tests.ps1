[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    $path = Get-TestPackage
    $root = Split-Path -Path $path -Parent
    $module = Import-TestPackage
    $manifest = Test-ModuleManifest -Path $path
}

Describe 'The packaged module' {
    It 'is a valid module' {
        $manifest.Name | Should -BeExactly 'NetUtil'
        $manifest.Version | Should -Be ([version] (Split-Path -Path $root -Leaf))
    }

    It 'exports the commands that its assembly holds, and nothing else' {
        $classes = $module.ImplementingAssembly.GetExportedTypes() | ForEach-Object {
            $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)
        } | ForEach-Object { "$($_.VerbName)-$($_.NounName)" }
        @($module.ExportedCmdlets.Keys | Sort-Object) | Should -Be @($classes | Sort-Object)
        $module.ExportedFunctions.Count | Should -Be 0
        $module.ExportedAliases.Count | Should -Be 0
        $module.ExportedVariables.Count | Should -Be 0
    }

    It 'lets the types of its core be named' {
        [NetUtil.Core.Units.Bandwidth]::Parse('2 MBS').BitsPerSecond | Should -Be 16e6
    }

    It 'has <_>' -ForEach @(
        'LICENSE', 'README.md', 'CHANGELOG.md', 'bin/NetUtil.dll', 'bin/dep/NetUtil.Storage.dll',
        'bin/dep/runtimes/win-x64/native/e_sqlite3.dll', 'bin/dep/runtimes/linux-x64/native/libe_sqlite3.so',
        'en-US/NetUtil.dll-Help.xml', 'en-US/about_NetUtil.help.txt', 'manifests/AppNetworkSpec.xsd'
    ) {
        Join-Path -Path $root -ChildPath $_ | Should -Exist
    }

    It 'has nothing that does not ship: <_>' -ForEach @(
        '*.pdb', '*.cs', '*.csproj', 'System.Management.Automation.dll', 'PowerShellStandard*'
    ) {
        Get-ChildItem -Path $root -Recurse -Filter $_ | Should -BeNullOrEmpty
    }
}
