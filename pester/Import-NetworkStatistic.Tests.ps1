[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
    $lab = New-TestLab -Path $TestDrive
    Connect-NetworkFabric -Path $lab.Fabric -Store $lab.Store
    $file = Join-Path -Path $TestDrive -ChildPath 'rates.csv'
    Set-Content -LiteralPath $file -Value @(
        'time,subject,sent (Mbit/s),received (Mbit/s)'
        '2025-01-06T07:58:00Z,web-1,8,1'
        '2025-01-06T07:59:00Z,web-1,8,1'
        '2025-01-06T07:59:00Z,nobody,8,1'
        '2025-01-06T08:00:00Z,web-1,,1'
    )
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Import-NetworkStatistic' {
    It 'keeps nothing with -WhatIf, and reports what would be kept' {
        $preview = Import-NetworkStatistic -Path $file -WhatIf -WarningAction SilentlyContinue
        $preview.SampleCount | Should -Be 2
        $preview.NewCount | Should -BeNullOrEmpty
    }

    It 'counts what was kept and dropped, and keeps a file once' {
        $first = Import-NetworkStatistic -Path $file -WarningAction SilentlyContinue
        $first.NewCount | Should -Be 2
        $first.DroppedCount | Should -Be 2
        "$($first.Counts)" | Should -BeExactly 'Dropped Unknown: 1 Dropped Missing: 1 Mended FirstInterval: 1'
        $again = Get-Item -LiteralPath $file | Import-NetworkStatistic -WarningAction SilentlyContinue
        $again.NewCount | Should -Be 0
        $again.KnownCount | Should -Be 2
    }

    It 'warns of what was dropped and names what the fabric does not have' {
        Import-NetworkStatistic -LiteralPath $file -WarningVariable warnings -WarningAction SilentlyContinue | Out-Null
        "$warnings" | Should -Match "1 reading without a value \(first in line 5"
        "$warnings" | Should -Match "'nobody' is no adapter and no VM of the fabric"
    }

    It 'reports <Id> for <Case>' -ForEach @(
        @{ Case = 'an empty file'; Id = 'ImportFileEmpty'; Text = '' }
        @{ Case = 'another header'; Id = 'ImportColumnMissing'; Text = "a,b`n1,2" }
        @{ Case = 'values without a unit'; Id = 'ImportUnitMissing'; Text = "time,subject,sent,received`n1,web-1,1,1" }
        @{ Case = 'a web page'; Id = 'ImportFileNotRecognised'; Text = "<html><body>Sign in</body></html>" }
        @{ Case = 'a letter'; Id = 'ImportFileNotRecognised'; Text = "Dear administrator`nno table here" }
        @{ Case = 'a header without rows'; Id = 'ImportFileEmpty'; Text = 'time,subject,sent (B),received (B)' }
        @{ Case = 'strangers'; Id = 'ImportSubjectUnknown'; Text = "time,subject,sent (B),received (B)`n1,x,1,1" }
    ) {
        $bad = Join-Path -Path $TestDrive -ChildPath 'bad.csv'
        [IO.File]::WriteAllText($bad, $Text)
        Import-NetworkStatistic -Path $bad -ErrorVariable problem -ErrorAction SilentlyContinue `
            -WarningAction SilentlyContinue | Out-Null
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly "$Id,NetUtil.Commands.ImportNetworkStatisticCommand"
    }

    It 'reports PathIsFolder for a folder' {
        Import-NetworkStatistic -Path $TestDrive -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly 'PathIsFolder,NetUtil.Commands.ImportNetworkStatisticCommand'
    }

    It 'reports PathMatchesNothing for a wildcard that no file fits, and goes on' {
        $result = Import-NetworkStatistic -Path "$TestDrive/none*.csv", $file -ErrorVariable problem `
            -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly 'PathMatchesNothing,NetUtil.Commands.ImportNetworkStatisticCommand'
        $result.SampleCount | Should -Be 2
    }

    It 'reads a file that is really UTF-16, <Case> its mark' -ForEach @(
        @{ Case = 'with'; HasMark = $true }
        @{ Case = 'without'; HasMark = $false }
    ) {
        $wide = Join-Path -Path $TestDrive -ChildPath 'wide.csv'
        $encoding = [System.Text.UnicodeEncoding]::new($false, $HasMark)
        [IO.File]::WriteAllText($wide, [IO.File]::ReadAllText($file), $encoding)
        $result = Import-NetworkStatistic -Path $wide -WhatIf -WarningAction SilentlyContinue
        $result.SampleCount | Should -Be 2
    }

    It 'takes counter samples from the pipeline' {
        $sets = foreach ($second in 0, 15, 30) {
            $time = [datetime]::new(2025, 1, 6, 8, 0, $second, [DateTimeKind]::Utc)
            $samples = foreach ($counter in 'bytes sent/sec', 'bytes received/sec') {
                [pscustomobject]@{
                    Path        = "\\h1\network interface(nic1)\$counter"
                    CookedValue = 1000
                    Timestamp   = $time
                    Status      = 0
                }
            }
            [pscustomobject]@{ Timestamp = $time; CounterSamples = @($samples) }
        }
        $result = $sets | Import-NetworkStatistic
        $result.Path | Should -BeExactly 'pipeline'
        $result.NewCount | Should -Be 3
    }

    It 'completes units' {
        $line = 'Import-NetworkStatistic x -Unit kB'
        $found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
        $found.CompletionMatches.CompletionText | Should -Contain 'kB'
    }

    It 'shows the counts' {
        Import-NetworkStatistic -Path $file -WarningAction SilentlyContinue | Out-String -Width 120 |
            Should -Match 'File +Rows +Samples +New +Dropped +Until'
    }
}
