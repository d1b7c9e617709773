<#
What the Pester tests share: where the packaged module is.
#>

function Get-TestPackage {
    <#
    .SYNOPSIS
    Gives the manifest of the module under test: the newest package in out/.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param()

    $packages = Join-Path -Path $PSScriptRoot -ChildPath '../out/NetUtil'
    $newest = Get-ChildItem -Path $packages -Directory -ErrorAction Ignore |
        Sort-Object -Property { [version] $_.Name } |
        Select-Object -Last 1
    if (-not $newest) {
        throw "No package lies in '$packages'. Run './build.ps1 -Task Pester', which makes one first."
    }

    Join-Path -Path $newest.FullName -ChildPath 'NetUtil.psd1'
}

function Import-TestPackage {
    <#
    .SYNOPSIS
    Imports the module under test, and gives it.
    #>
    [CmdletBinding()]
    [OutputType([System.Management.Automation.PSModuleInfo])]
    param()

    Import-Module -Name (Get-TestPackage) -Force -Global -PassThru
}

Export-ModuleMember -Function Get-TestPackage, Import-TestPackage
