[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
    $lab = New-TestLab -Path $TestDrive
}

Describe 'Test-AppNetworkSpec' {
    BeforeAll {
        $bad = Join-Path -Path $lab.Folder -ChildPath 'bad[1].xml'
        $text = (Get-Content -LiteralPath $lab.Spec -Raw) -replace 'Each\(Web', 'Each(Wep'
        Set-Content -LiteralPath $bad -Value $text
    }

    It 'finds nothing wrong with a valid spec' {
        Test-AppNetworkSpec -Path $lab.Spec | Should -BeNullOrEmpty
        Test-AppNetworkSpec -Path $lab.Spec -Quiet | Should -BeTrue
    }

    It 'gives a problem with its place and a suggestion' {
        $problem = Test-AppNetworkSpec -LiteralPath $bad
        $problem.Line | Should -Be 1
        $problem.Found | Should -BeExactly "'Wep'"
        $problem.Suggestion | Should -BeExactly 'Web'
        $problem | Out-String -Width 120 | Should -Match 'bad\[1\].xml +1 +\d+ '
    }

    It 'takes wildcards, paths and files through the pipeline' {
        Test-AppNetworkSpec -Path "$($lab.Folder)/*.xml" -Quiet | Should -Be $false, $true
        $lab.Spec | Test-AppNetworkSpec -Quiet | Should -BeTrue
        Get-ChildItem -Path $lab.Folder -Filter *.xml | Test-AppNetworkSpec -Quiet | Should -Be $false, $true
    }

    It 'reports <Id> for <Case>' -ForEach @(
        @{ Case = 'a file that is not there'; File = 'TestDrive:/no.xml'; Id = 'FileNotFound' }
        @{ Case = 'a path that is no file'; File = 'env:PATH'; Id = 'PathNotFileSystem' }
    ) {
        Test-AppNetworkSpec -LiteralPath $File -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeExactly "$Id,NetUtil.Commands.TestAppNetworkSpecCommand"
    }
}
