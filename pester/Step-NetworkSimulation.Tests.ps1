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

Describe 'Step-NetworkSimulation' {
    BeforeEach {
        Connect-NetworkFabric -Path $lab.Fabric -Store $lab.Store -Reset
    }

    It 'takes <Duration> and reads the meters <Readings> times' -ForEach @(
        @{ Duration = '5 min'; Readings = 6 }
        @{ Duration = '00:05'; Readings = 6 }
        @{ Duration = [timespan]::FromMinutes(5); Readings = 6 }
        @{ Duration = '300 s'; Readings = 6 }
    ) {
        $step = Step-NetworkSimulation -Duration $Duration
        $step.Duration.TotalMinutes | Should -Be 5
        $step.ReadingCount | Should -Be $Readings
    }

    It 'reads as often as it is told' {
        (Step-NetworkSimulation -Duration '10 min' -SampleEvery '5 min').ReadingCount | Should -Be 3
    }

    It 'leaves time as it is with -WhatIf' {
        $before = (Get-NetworkFabric).Time
        Step-NetworkSimulation -Duration '1 h' -WhatIf | Should -BeNullOrEmpty
        (Get-NetworkFabric).Time | Should -Be $before
    }

    It 'shows from when to when' {
        Step-NetworkSimulation -Duration '1 min' | Out-String -Width 120 |
            Should -Match 'Fabric +From +To +Readings'
    }

    It 'refuses <_>, which has no unit or is out of range' -ForEach 5, '5', '0 s', '32 d', 'soon' {
        { Step-NetworkSimulation -Duration $_ } |
            Should -Throw -ErrorId 'ParameterArgumentTransformationError,*StepNetworkSimulationCommand'
    }
}
