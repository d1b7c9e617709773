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

function New-TestLab {
    <#
    .SYNOPSIS
    Writes a fabric file and a spec that it breaks, and names a store for them.
    .DESCRIPTION
    web-1 on H1 sends 60 Mbit/s to db-1 on H2. From 09:00 bulk-1 on H1 wants to send 100 Mbit/s more than its 4
    Mbit/s to file-1 on H2. Either uplink carries 100 Mbit/s, so each then gets 50, and the spec 'Shop' asks for
    56 (7 MBS).
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param(
        # A folder for the files and the store.
        [Parameter(Mandatory = $true, Position = 0)]
        [string] $Path
    )

    $hosts = foreach ($number in 1, 2) {
        $uplink = @{ id = "u$number"; members = @(@{ name = 'NIC1'; capacity = '100 Mbps' }) }
        @{ id = "h$number"; name = "H$number"; switches = @(@{ name = 'Prod'; uplink = $uplink }) }
    }
    $machines = foreach ($pair in 'web-1 h1', 'bulk-1 h1', 'db-1 h2', 'file-1 h2') {
        $name, $hostId = $pair -split ' '
        @{ id = $name; host = $hostId; adapters = @(@{ id = "$name-nic"; switch = 'Prod'; pairMetering = $true }) }
    }
    $burst = @{ start = '2025-01-06T09:00:00Z'; interval = '02:00:00'; rates = @('100 Mbps'); end = 'Stop' }
    $fabric = @{
        id              = 'lab'
        start           = '2025-01-06T08:00:00Z'
        hosts           = @($hosts)
        virtualMachines = @($machines)
        demands         = @(
            @{ from = 'web-1'; to = 'db-1'; rate = '60 Mbps' }
            @{ from = 'bulk-1'; to = 'file-1'; rate = '4 Mbps' }
            @{ from = 'bulk-1'; to = 'file-1'; series = $burst }
        )
    }
    $spec = '<application name="Shop" xmlns="urn:netutil:app-network-spec:1"><components>' +
        '<component vm="web-*">Web</component><component vm="db-1">Db</component></components>' +
        '<capacitySpecifications><capacitySpecification id="feed" window="2 min" for="1">' +
        'Each(Web, Db) &gt;= 7 MBS</capacitySpecification></capacitySpecifications></application>'

    $folder = New-Item -Path $Path -Name ([guid]::NewGuid().ToString('N')) -ItemType Directory
    $lab = [pscustomobject] @{
        Folder = $folder.FullName
        Fabric = Join-Path -Path $folder.FullName -ChildPath 'lab.json'
        Spec   = Join-Path -Path $folder.FullName -ChildPath 'shop.xml'
        Store  = Join-Path -Path $folder.FullName -ChildPath 'store'
    }
    Set-Content -Path $lab.Fabric -Value (ConvertTo-Json -InputObject $fabric -Depth 8)
    Set-Content -Path $lab.Spec -Value $spec
    $lab
}

function Connect-TestLab {
    <#
    .SYNOPSIS
    Makes a lab, connects it, registers its spec, and lets time pass.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param(
        # A folder for the files and the store.
        [Parameter(Mandatory = $true, Position = 0)]
        [string] $Path,

        # How much time passes; after '63 min' the requirement is broken.
        [string] $Duration = '3 min'
    )

    $lab = New-TestLab -Path $Path
    Connect-NetworkFabric -Path $lab.Fabric -Store $lab.Store
    Register-AppNetworkSpec -Path $lab.Spec | Out-Null
    Step-NetworkSimulation -Duration $Duration | Out-Null
    $lab
}

Export-ModuleMember -Function Connect-TestLab, Get-TestPackage, Import-TestPackage, New-TestLab
