# This script calls the vendors' commands wrongly, on purpose: what each line's remark says must be found.
param($Id, $Name, $Server, $Command, $Options)
Get-SCVMHost -ComputerName $Name # 'Get-SCVMHost' must be written 'virtualmachinemanager\Get-SCVMHost'
virtualmachinemanager\Get-SCVMHosts # 'virtualmachinemanager' has no command 'Get-SCVMHosts' that the table knows
vmm\Get-SCVMHost # 'vmm' is no vendor's module
virtualmachinemanager\Get-SCVMHost -Name $Name # 'Get-SCVMHost' has no parameter 'Name'
virtualmachinemanager\Get-SCVMHost -Computer $Name # 'Get-SCVMHost' has no parameter 'Computer'
virtualmachinemanager\Get-SCVirtualMachine -All -ID $Id # 'Get-SCVirtualMachine' has no parameter set for: All, ID
virtualmachinemanager\Find-SCJob -Recent # 'Find-SCJob' lacks: MaxCount
virtualmachinemanager\Move-SCVirtualMachine -VMHost $Name # 'Move-SCVirtualMachine' lacks: VM
virtualmachinemanager\Get-SCVMHost -ComputerName # 'Get-SCVMHost' is given 'ComputerName' without a value
virtualmachinemanager\Get-SCVMHost -ComputerName a -ComputerName b # 'Get-SCVMHost' is given 'ComputerName' twice
virtualmachinemanager\Get-SCVMHost $Name $Name # 'Get-SCVMHost' has no parameter set for: $Name, $Name
virtualmachinemanager\Get-SCPerformanceData -AllVM -PerformanceCounter NetIO # 'Get-SCPerformanceData' does not take 'NetIO' as 'PerformanceCounter'
virtualmachinemanager\Get-SCVMHost @Options # 'Get-SCVMHost' is called with a splat, which cannot be checked
& $Command # a command that is not named cannot be checked
Select-Object -InputObject $Name # a provider's script does not use 'Select-Object'
Hyper-V\Set-VMNetworkAdapter -VMName $Name -MaximumBandwith 1 # 'Set-VMNetworkAdapter' has no parameter 'MaximumBandwith'
