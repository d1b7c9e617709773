[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '')]
param()

BeforeDiscovery {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    $common = [System.Management.Automation.PSCmdlet]::CommonParameters +
        [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
    $module = Import-TestPackage
    $file = Join-Path -Path $module.ModuleBase -ChildPath 'en-US/NetUtil.dll-Help.xml'
    $pages = ([xml] (Get-Content -LiteralPath $file -Raw)).helpItems.command
    $commands = @($pages.details.name | ForEach-Object { @{ Command = $module.ExportedCmdlets[$_] } })
    $parameters = @(foreach ($command in $commands.Command) {
            foreach ($parameter in $command.Parameters.Values | Where-Object { $_.Name -notin $common }) {
                @{ CommandName = $command.Name; Name = $parameter.Name; Parameter = $parameter }
            }
        })
}

BeforeAll {
    Import-Module -Name "$PSScriptRoot/Shared.psm1" -Force
    Import-TestPackage | Out-Null
}

Describe 'The help of <Command.Name>' -ForEach $commands {
    BeforeAll {
        $help = Get-Help -Name $Command.Name -Full
    }

    It 'has a synopsis of one sentence' {
        $help.Synopsis | Should -Match '^[A-Z].*\.$'
    }

    It 'has a description' {
        $help.Description.Text | Should -Not -BeNullOrEmpty
    }

    It 'has three examples with code and words' {
        @($help.Examples.Example).Count | Should -BeGreaterOrEqual 3
        foreach ($example in $help.Examples.Example) {
            $example.Code | Should -Match $Command.Name
            $example.Remarks.Text | Should -Not -BeNullOrEmpty
        }
    }

    It 'names no parameter that the command lacks' {
        $described = @($help.Parameters.Parameter.Name | Where-Object { $_ })
        $described | Where-Object { $_ -notin $Command.Parameters.Keys } | Should -BeNullOrEmpty
    }
}

Describe 'The help of <CommandName> -<Name>' -ForEach $parameters {
    BeforeAll {
        $help = Get-Help -Name $CommandName -Parameter $Name
        $attributes = @($Parameter.Attributes |
                Where-Object { $_ -is [System.Management.Automation.ParameterAttribute] })
    }

    It 'has words' {
        $help.Description.Text | Should -Not -BeNullOrEmpty
    }

    It 'has the type' {
        $type = [System.Nullable]::GetUnderlyingType($Parameter.ParameterType)
        $help.Type.Name | Should -BeExactly $(if ($type) { $type.Name } else { $Parameter.ParameterType.Name })
    }

    It 'says whether it is mandatory' {
        [bool]::Parse($help.Required) | Should -BeIn @($attributes.Mandatory)
    }

    It 'says whether the pipeline binds it' {
        $binds = @($attributes | ForEach-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName })
        $help.PipelineInput -like 'True*' | Should -BeIn $binds
    }
}

Describe 'The topic <_>' -ForEach 'about_NetUtil', 'about_NetUtil_Bandwidth', 'about_NetUtil_Compliance' {
    It 'is found' {
        Get-Help -Name $_ | Out-String | Should -Match 'SHORT DESCRIPTION'
    }
}
