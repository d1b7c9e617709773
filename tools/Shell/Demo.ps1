<#
.SYNOPSIS
Shows NetUtil's main job on two real applications.

.DESCRIPTION
Online Boutique and Train Ticket run side by side in a simulated fabric. Hours of their traffic are replayed. Late
in it bulk transfers fill two uplinks, requirements break, and NetUtil plans, makes and verifies the bandwidth
changes that mend them. Then these are taken back, a rule forbids to slow the import, and NetUtil mends what is broken
by moving a VM, and takes that back too. Every figure is computed on the way. Nothing outside a temporary folder is
written.

.PARAMETER Recording
A folder with the recordings. Without it a profile is replayed: published figures of the recorded runs, expanded.

.PARAMETER Seed
Start of all chance where a profile is expanded.

.PARAMETER CalmMinutes
Minutes that are replayed before the bulk transfers begin.

.PARAMETER Keep
Leaves the temporary folder, with fabric, store and journal, to look at.

.EXAMPLE
./tools/Shell/Demo.ps1 -Recording ../shared/data/microservice-apps
#>
[CmdletBinding()]
param(
    [string] $Recording,

    [ValidateRange(0, 2147483647)]
    [int] $Seed = 1,

    [ValidateRange(480, 1200)]
    [int] $CalmMinutes = 880,

    [switch] $Keep
)

$ErrorActionPreference = 'Stop'
# Objects of several kinds follow one another; each kind goes to Out-Default by itself and so keeps its own view.
# What the steps take and how long the changes are watched, in the fabric's own time.
$bulkMinutes = 20
$watchMinutes = 10

function Find-Tool {
    $folder = [System.IO.Path]::Combine($PSScriptRoot, '..', 'Demo', 'bin')
    $newest = $null
    foreach ($build in 'Debug', 'Release') {
        $file = [System.IO.FileInfo] [System.IO.Path]::Combine($folder, $build, 'net10.0', 'netutil-demo.dll')
        if ($file.Exists -and ($null -eq $newest -or $file.LastWriteTimeUtc -gt $newest.LastWriteTimeUtc)) {
            $newest = $file
        }
    }

    if ($null -eq $newest) {
        throw "tools/Demo is not built. Run: dotnet build tools/Shell"
    }

    $newest.FullName
}

function Get-BrokenCount {
    @(Get-PathCompliance | Where-Object -Property Status -EQ -Value Violated).Count
}

function Format-Step {
    param($Steps)
    foreach ($step in $Steps) {
        $what = if ($step.Adapter) { 'has' } else { 'lies on' }
        "$($step.Number). $($step.VirtualMachine) $what $($step.To)."
        "   $($step.State): $($step.Message)"
    }
}

function Format-Heading {
    param([string] $Text)
    ''
    $Text
    '-' * $Text.Length
}

function Format-Rate {
    param($BitsPerSecond)
    if ($null -eq $BitsPerSecond) { '-' }
    elseif ([double]::IsInfinity($BitsPerSecond)) { 'no limit' }
    else { '{0:N1}' -f ($BitsPerSecond / 1e6) }
}

function Format-Comparison {
    param($Before, $After)
    $line = '{0,-27}{1,9}  |{2,9}{3,11}  {4,-9} |{5,9}{6,11}  {7}'
    ($line -f '', '', 'before', '', '', 'after', '', '').TrimEnd()
    ($line -f 'Mbit/s', 'required', 'observed', 'can reach', '', 'observed', 'can reach', '').TrimEnd()
    foreach ($old in $Before) {
        foreach ($new in $After) {
            if ($new.Application -eq $old.Application -and $new.Requirement -eq $old.Requirement) {
                $line -f "$($old.Application)/$($old.Requirement)", (Format-Rate $old.Required),
                    (Format-Rate $old.Observed), (Format-Rate $old.Achievable), $old.Status,
                    (Format-Rate $new.Observed), (Format-Rate $new.Achievable), $new.Status
            }
        }
    }
}

$clock = [System.Diagnostics.Stopwatch]::StartNew()
$root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
$manifests = [System.IO.Path]::Combine($root, 'manifests')
Import-Module ([System.IO.Path]::Combine($root, 'NetUtil.psd1'))

$name = 'netutil-demo-' + [guid]::NewGuid().ToString('N')
$folder = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), $name)
[void] [System.IO.Directory]::CreateDirectory($folder)
try {
    Format-Heading '1. Two applications share hosts'
    $fabric = [System.IO.Path]::Combine($folder, 'fabric.json')
    $profiles = [System.IO.Path]::Combine($manifests, 'profiles')
    $words = @('fabric', '-Profiles', $profiles, '-Calm', $CalmMinutes, '-Seed', $Seed, '-Out', $fabric)
    if ($Recording) {
        $paths = $ExecutionContext.SessionState.Path
        $words += '-Recording', $paths.GetUnresolvedProviderPathFromPSPath($Recording)
    }

    & dotnet (Find-Tool) @words
    if ($LASTEXITCODE -ne 0) {
        throw 'The fabric of the demo could not be made; the reason stands above.'
    }

    Connect-NetworkFabric -Path $fabric -Store ([System.IO.Path]::Combine($folder, 'store'))
    $end = if ($Keep) { 'they stay there' } else { 'they are removed at its end' }
    "State and journal of the demo lie in '$folder'; $end."

    Format-Heading '2. What they need is registered'
    'online-boutique.xml', 'train-ticket.xml' | ForEach-Object -Process {
        Register-AppNetworkSpec -Path ([System.IO.Path]::Combine($manifests, 'specs', $_))
    } | Out-Default

    Format-Heading '3. Their traffic is replayed'
    $calm = Step-NetworkSimulation -Duration ([timespan]::FromMinutes($CalmMinutes))
    "$($calm.ReadingCount) readings of all meters, one a minute, gave $('{0:N0}' -f $calm.SampleCount) samples."
    $good = @(Get-PathCompliance)
    $met = @($good | Where-Object -Property Status -EQ -Value Met)
    "After $('{0:N1}' -f $calm.Duration.TotalHours) hours $($met.Count) of $($good.Count) requirements are Met."

    Format-Heading "4. Bulk transfers begin, and $bulkMinutes minutes later"
    [void] (Step-NetworkSimulation -Duration ([timespan]::FromMinutes($bulkMinutes)))
    $before = @(Get-PathCompliance)
    $broken = @($before | Where-Object -Property Status -EQ -Value Violated)
    "$($broken.Count) of $($before.Count) requirements are Violated:"
    $broken | Out-Default

    Format-Heading '5. The plan: Invoke-NetworkRebalance -WhatIf'
    Invoke-NetworkRebalance -WhatIf | Out-Default

    Format-Heading '6. The run: Invoke-NetworkRebalance'
    $steps = @(Invoke-NetworkRebalance -Confirm:$false)
    Format-Step $steps
    Get-NetworkRebalance | Out-Default

    Format-Heading "7. Before and after, $watchMinutes minutes later"
    [void] (Step-NetworkSimulation -Duration ([timespan]::FromMinutes($watchMinutes)))
    $after = @(Get-PathCompliance)
    Format-Comparison $before $after
    ''
    foreach ($verdict in $before + $after) {
        if ($verdict.Requirement -eq 'catalog/1') {
            $when = if ($before -contains $verdict) { 'During the backup' } else { 'Now' }
            "$when $(Format-Rate $verdict.Observed) Mbit/s of the catalogue's answers arrive at the frontend."
        }
    }

    $left = @($after | Where-Object -Property Status -EQ -Value Violated).Count
    "Violated before: $($broken.Count). Violated now: $left. VMs changed for it: $($steps.Count)."

    Format-Heading '8. A rule: the import may not be slowed. What was changed is taken back'
    Format-Step (Undo-NetworkRebalance -Confirm:$false)
    Set-NetworkRebalancePolicy -VM etl-01 -MayChangeBandwidth:$false
    [void] (Step-NetworkSimulation -Duration ([timespan]::FromMinutes($watchMinutes)))
    "$watchMinutes minutes later $(Get-BrokenCount) requirements are Violated again."

    Format-Heading '9. Only a move can mend that: New-NetworkRebalancePlan, and Invoke-NetworkRebalance'
    $plan = New-NetworkRebalancePlan
    $plan | Out-Default
    Format-Step ($plan | Invoke-NetworkRebalance -Confirm:$false)
    Get-NetworkRebalance -Active | Out-Default
    [void] (Step-NetworkSimulation -Duration ([timespan]::FromMinutes($watchMinutes)))
    "$watchMinutes minutes later $(Get-BrokenCount) requirements are Violated."

    Format-Heading '10. And back again: Undo-NetworkRebalance -All'
    Format-Step (Undo-NetworkRebalance -All -Confirm:$false)
    "Changes of NetUtil that stand now: $(@(Get-NetworkRebalance -Active).Count)."
    "The demo took $('{0:N1}' -f $clock.Elapsed.TotalSeconds) s."
}
finally {
    Disconnect-NetworkFabric
    if (-not $Keep) {
        [System.IO.Directory]::Delete($folder, $true)
    }
}
