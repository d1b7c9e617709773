<#
.SYNOPSIS
Builds, shows, tests and packages NetUtil.
.DESCRIPTION
Works in Windows PowerShell 5.1 and PowerShell 7, and needs the .NET SDK that global.json names.
.PARAMETER Task
Demo: the demo. Build: everything. Test: the tests that need no PowerShell. Pester: packages the module and tests
the package from outside; needs Pester 5. Package: out/NetUtil/<version>, with what ships and nothing else.
.PARAMETER Configuration
Debug or Release.
.PARAMETER Recording
Demo: a folder of recordings to replay, instead of the profile that comes with the demo.
.EXAMPLE
./build.ps1 -Task Package -Configuration Release
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Demo', 'Build', 'Test', 'Pester', 'Package')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    [string] $Recording
)

$ErrorActionPreference = 'Stop'

function Invoke-Sdk {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)]
        [string[]] $Argument
    )

    if (-not (Get-Command -Name dotnet -CommandType Application -ErrorAction Ignore)) {
        throw "The .NET SDK is not installed: no 'dotnet' is on the path. Install the SDK that global.json names."
    }

    & dotnet $Argument --configuration $Configuration
    if ($LASTEXITCODE -ne 0) {
        throw "'dotnet $Argument' failed with exit code $LASTEXITCODE."
    }
}

function Assert-Pester {
    [CmdletBinding()]
    param()

    if (-not (Get-Command -Name Format-Table -ErrorAction Ignore)) {
        throw 'The Pester tests need a full PowerShell, and this shell has only its engine. ' +
            "Run './build.ps1 -Task Pester' in PowerShell, or 'dotnet test', which needs none. " +
            "'dotnet tool install --global PowerShell' gives a PowerShell to a machine that has only the .NET SDK."
    }

    if (-not (Get-Module -Name Pester -ListAvailable | Where-Object { $_.Version.Major -ge 5 })) {
        throw "The Pester tests need Pester 5, which is not installed. Run " +
            "'Install-Module Pester -Force -SkipPublisherCheck', or 'dotnet package download Pester' and put its " +
            "folder 'tools' on PSModulePath as 'Pester', or run 'dotnet test', which needs none."
    }
}

function Invoke-PesterTest {
    [CmdletBinding()]
    param()

    Import-Module -Name Pester -MinimumVersion 5.0
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = "$PSScriptRoot/pester"
    $configuration.Run.PassThru = $true
    $configuration.Output.CIFormat = 'None'
    $result = Invoke-Pester -Configuration $configuration
    if ($result.Result -ne 'Passed') {
        throw "$($result.FailedCount) of $($result.TotalCount) Pester tests failed."
    }

    if ($result.PassedCount -eq 0) {
        throw 'No Pester test ran.'
    }
}

switch ($Task) {
    'Demo' {
        Invoke-Sdk -Argument 'build', "$PSScriptRoot/tools/Shell", '--nologo', '--verbosity', 'quiet'
        Import-Module -Name "$PSScriptRoot/NetUtil.psd1" -Force
        $demo = @{}
        if ($Recording) {
            $demo.Recording = $Recording
        }

        & "$PSScriptRoot/tools/Shell/Demo.ps1" @demo
    }
    'Build' {
        Invoke-Sdk -Argument 'build', "$PSScriptRoot/NetUtil.slnx", '--nologo'
    }
    'Test' {
        Invoke-Sdk -Argument 'test', "$PSScriptRoot/NetUtil.slnx", '--nologo'
    }
    'Package' {
        Invoke-Sdk -Argument 'build', "$PSScriptRoot/Module", '--nologo', '-t:PackModule'
    }
    'Pester' {
        Assert-Pester
        Invoke-Sdk -Argument 'build', "$PSScriptRoot/Module", '--nologo', '-t:PackModule'
        Invoke-PesterTest
    }
}
