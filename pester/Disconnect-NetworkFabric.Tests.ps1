[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
    $lab = New-TestLab -Path $TestDrive
}

Describe 'Disconnect-NetworkFabric' {
    It 'lets go of the fabric, which stays as it is' {
        Connect-NetworkFabric -Path $lab.Fabric -Store $lab.Store
        Step-NetworkSimulation -Duration '1 min' | Out-Null
        Disconnect-NetworkFabric | Should -BeNullOrEmpty
        (Connect-NetworkFabric -Store $lab.Store -PassThru).Time.Minute | Should -Be 1
    }

    It 'is no mistake twice' {
        Disconnect-NetworkFabric
        { Disconnect-NetworkFabric } | Should -Not -Throw
    }
}
