@{
    RootModule             = 'bin/NetUtil.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '5d0f5e0b-6c1b-4d5c-9b7c-2a9e4a7f3c61'
    Author                 = 'The NetUtil authors'
    CompanyName            = 'The NetUtil authors'
    Copyright              = 'Copyright (c) The NetUtil authors. MIT licence.'
    Description            = 'Watches the network that distributed applications need; adapts VMs until they have it.'
    CompatiblePSEditions   = @('Desktop', 'Core')
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    RequiredAssemblies     = @('bin/NetUtil.Core.dll')
    FormatsToProcess       = @(
        'bin/Formats/Compliance.Format.ps1xml'
        'bin/Formats/Fabric.Format.ps1xml'
        'bin/Formats/Policy.Format.ps1xml'
        'bin/Formats/Rebalance.Format.ps1xml'
        'bin/Formats/Spec.Format.ps1xml'
        'bin/Formats/Statistic.Format.ps1xml'
    )
    CmdletsToExport        = @(
        'Connect-NetworkFabric'
        'Disconnect-NetworkFabric'
        'Export-NetworkRebalancePlan'
        'Export-NetworkSnapshot'
        'Get-AppNetworkSpec'
        'Get-NetworkFabric'
        'Get-NetworkRebalance'
        'Get-NetworkRebalancePolicy'
        'Get-NetworkStatistic'
        'Get-PathCompliance'
        'Import-NetworkRebalancePlan'
        'Import-NetworkStatistic'
        'Invoke-NetworkRebalance'
        'New-NetworkRebalancePlan'
        'Register-AppNetworkSpec'
        'Resume-NetworkRebalance'
        'Set-NetworkRebalancePolicy'
        'Step-NetworkSimulation'
        'Test-AppNetworkSpec'
        'Undo-NetworkRebalance'
        'Unregister-AppNetworkSpec'
        'Update-NetworkStatistic'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @(
                'VMM', 'SCVMM', 'Hyper-V', 'Network', 'Bandwidth', 'QoS', 'PSEdition_Desktop', 'PSEdition_Core'
            )
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
