#requires -Version 5.1
<#
.SYNOPSIS
    Défait install.ps1 : chaque valeur redevient ce qu'elle était, d'après l'inventaire.
.PARAMETER KeepHome
    Garde l'autorité et le journal (preuve des décisions). Sans elle, tout part.
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param([switch]$KeepHome)
. (Join-Path $PSScriptRoot 'common.ps1')

function Restore-Policies {
    # Dans l'ordre inverse de l'installation ; une clé créée par elle part si elle est vide.
    [CmdletBinding(SupportsShouldProcess)]
    param($Manifest)
    $entries = @($Manifest.registry)
    [array]::Reverse($entries)
    foreach ($entry in $entries) { Restore-RegistryEntry $entry }
    $keys = @($Manifest.keys)
    [array]::Reverse($keys)
    foreach ($key in $keys) {
        if (-not (Test-Path -LiteralPath $key)) { continue }
        $item = Get-Item -LiteralPath $key
        if ($item.ValueCount -eq 0 -and $item.SubKeyCount -eq 0) { Remove-Item -LiteralPath $key }
    }
}

function Remove-ParaventService {
    [CmdletBinding(SupportsShouldProcess)]
    param()
    if (-not (Get-Service -Name $Name -ErrorAction SilentlyContinue)) { return }
    Stop-Service -Name $Name -Force
    Invoke-Program sc.exe @('delete', $Name)
}

function Remove-Trust {
    [CmdletBinding(SupportsShouldProcess)]
    param($Manifest)
    foreach ($thumbprint in @($Manifest.certificates)) {
        $path = "Cert:\LocalMachine\Root\$thumbprint"
        if (Test-Path -LiteralPath $path) { Remove-Item -LiteralPath $path }
    }
}

function Remove-Files {
    [CmdletBinding(SupportsShouldProcess)]
    param($Manifest)
    $gone = @($Records, $PublicCertificate, (Join-Path $Data 'keep-open.txt'))
    if ($Manifest.program) { $gone += (Join-Path $Manifest.program 'service'), (Join-Path $Manifest.program 'windows') }
    if (-not $KeepHome) { $gone += $Data }
    foreach ($path in $gone) { if (Test-Path -LiteralPath $path) { Remove-Item -LiteralPath $path -Recurse -Force } }
}

Assert-Administrator
if (-not $PSCmdlet.ShouldProcess($env:COMPUTERNAME, 'désinstaller Paravent')) { if (-not $WhatIfPreference) { return } }
$ConfirmPreference = 'None'   # la question a été posée une fois
$manifest = Read-Manifest
Restore-Policies $manifest
if (Get-ScheduledTask -TaskName $Name -ErrorAction SilentlyContinue) { Unregister-ScheduledTask -TaskName $Name -Confirm:$false }
Get-NetFirewallRule -Group $Name -ErrorAction SilentlyContinue | Remove-NetFirewallRule
Remove-ParaventService
Remove-Trust $manifest
Remove-Files $manifest
Write-Output 'Paravent est désinstallé. Redémarrez le poste pour que chaque programme relise ses réglages.'
