[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
}

AfterAll {
    Disconnect-NetworkFabric
}

Describe 'Unregister-AppNetworkSpec' {
    BeforeEach {
        $lab = Connect-TestLab -Path $TestDrive -Duration '1 min'
    }

    It 'takes specs out by name, by wildcard and through the pipeline' -ForEach @(
        @{ Take = { Unregister-AppNetworkSpec -Name Shop } }
        @{ Take = { Unregister-AppNetworkSpec -Name s* } }
        @{ Take = { Get-AppNetworkSpec | Unregister-AppNetworkSpec } }
    ) {
        & $Take | Should -BeNullOrEmpty
        Get-AppNetworkSpec | Should -BeNullOrEmpty
    }

    It 'leaves the spec with -WhatIf' {
        Unregister-AppNetworkSpec -Name * -WhatIf
        (Get-AppNetworkSpec).Name | Should -BeExactly 'Shop'
    }

    It 'reports a name that is not registered' {
        Unregister-AppNetworkSpec -Name Shopp -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId |
            Should -BeExactly 'SpecNotRegistered,NetUtil.Commands.UnregisterAppNetworkSpecCommand'
    }
}
