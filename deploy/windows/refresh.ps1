#requires -Version 5.1
<#
.SYNOPSIS
    Tient à jour ce que le pare-feu ferme : les adresses des services d'IA, pour tous sauf le service Paravent.
.DESCRIPTION
    Lancé par la tâche planifiée « Paravent ». Les noms viennent du catalogue installé, jamais d'une liste recopiée.
    Les règles restent quand le service tombe : les services d'IA sont alors injoignables, le reste du web marche.
    Restent ouvertes les adresses qui servent aussi une page de connexion, ou un nom écrit dans keep-open.txt
    (un par ligne) : bien des services partagent leurs adresses avec d'autres sites.
#>
[CmdletBinding(SupportsShouldProcess)]
param([string]$Program = (Join-Path $env:ProgramFiles 'Paravent'))
. (Join-Path $PSScriptRoot 'common.ps1')

$PerRule = 500

function Get-ClosedAddress {
    # Le produit résout et retient les adresses ; sans réponse sûre, les règles restent telles quelles.
    $addresses = @(& (Join-Path $Program 'Scripts\paravent.exe') egress --state (Join-Path $Records 'addresses.json') --keep-open (Join-Path $Data 'keep-open.txt'))
    if ($LASTEXITCODE -ne 0 -or $addresses.Count -eq 0) { throw 'paravent egress a échoué : règles laissées telles quelles.' }
    $addresses
}

function Set-BlockRule {
    # Une règle sans adresse fermerait tout : elle n'est jamais écrite ainsi.
    [CmdletBinding(SupportsShouldProcess)]
    param([string]$Rule, [string]$Protocol, [string[]]$Ports, [string[]]$Addresses)
    if ($Addresses.Count -eq 0) { throw 'Aucune adresse à fermer.' }
    if (-not $PSCmdlet.ShouldProcess($Rule, "fermer $($Addresses.Count) adresses")) { return }
    if (Get-NetFirewallRule -Name $Rule -ErrorAction SilentlyContinue) {
        Set-NetFirewallRule -Name $Rule -RemoteAddress $Addresses
        return
    }
    $everyoneElse = "O:LSD:(D;;CC;;;$(Get-ServiceSid))(A;;CC;;;WD)"
    New-NetFirewallRule -Name $Rule -DisplayName $Rule -Group $Name -Direction Outbound -Action Block -Profile Any `
        -Protocol $Protocol -RemotePort $Ports -RemoteAddress $Addresses -LocalUser $everyoneElse | Out-Null
}

function Set-BlockRules {
    # Les règles neuves d'abord, puis celles de trop partent : jamais un instant sans règle.
    [CmdletBinding(SupportsShouldProcess)]
    param([string[]]$Addresses)
    $written = @()
    for ($i = 0; $i -lt $Addresses.Count; $i += $PerRule) {
        $some = $Addresses[$i..([Math]::Min($i + $PerRule, $Addresses.Count) - 1)]
        $number = $i / $PerRule
        Set-BlockRule "$Name-TCP-$number" 'TCP' @('80', '443') $some
        Set-BlockRule "$Name-UDP-$number" 'UDP' @('443') $some
        $written += "$Name-TCP-$number", "$Name-UDP-$number"
    }
    Get-NetFirewallRule -Group $Name -ErrorAction SilentlyContinue | Where-Object { $written -notcontains $_.Name } | Remove-NetFirewallRule
}

Assert-Administrator
$manifest = Read-Manifest
if (Test-Path -LiteralPath (Join-Path $StateHome 'ca\paravent-ca.crt')) { Sync-Certificate $manifest }
Set-BlockRules @(Get-ClosedAddress)
