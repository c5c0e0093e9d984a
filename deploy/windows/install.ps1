#requires -Version 5.1
<#
.SYNOPSIS
    Installe Paravent sur ce poste : service, autorité, pare-feu, proxy de tous les comptes, règles des navigateurs.
.DESCRIPTION
    Se relance sans dommage. -WhatIf montre tout sans rien changer. uninstall.ps1 remet les valeurs d'avant.
.PARAMETER Program
    L'environnement Python où Paravent est installé, que seuls les administrateurs peuvent modifier.
.PARAMETER Wrapper
    WinSW (winsw/winsw, licence MIT), pris par vos soins. Son empreinte est exigée : voir README.md.
.PARAMETER PacUrl
    Où les navigateurs lisent le fichier PAC. Derrière un proxy d'établissement, un serveur web interne est préférable.
.PARAMETER Parent
    Le proxy de l'établissement, nom:port.
.EXAMPLE
    .\install.ps1 -Wrapper .\WinSW-x64.exe -WrapperSha256 … -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string]$Program = (Join-Path $env:ProgramFiles 'Paravent'),
    [Parameter(Mandatory)][string]$Wrapper,
    [Parameter(Mandatory)][ValidatePattern('^[0-9A-Fa-f]{64}$')][string]$WrapperSha256,
    [ValidatePattern('^https?://')][string]$PacUrl = 'http://127.0.0.1:8088/proxy.pac',
    [ValidatePattern('^[A-Za-z0-9.-]+:\d+$')][string]$Parent,
    [string]$Policy
)
. (Join-Path $PSScriptRoot 'common.ps1')

$Paravent = Join-Path $Program 'Scripts\paravent.exe'

function Test-Place {
    if (-not (Test-Path -LiteralPath $Paravent)) { throw "$Paravent manque : installez d'abord Paravent dans $Program." }
    if (-not $Program.StartsWith($env:ProgramFiles, [StringComparison]::OrdinalIgnoreCase)) {
        throw "$Program doit être sous $env:ProgramFiles : ailleurs, un compte ordinaire pourrait remplacer le programme."
    }
    $found = (Get-FileHash -LiteralPath $Wrapper -Algorithm SHA256).Hash
    if ($found -ne $WrapperSha256) { throw "$Wrapper n'a pas l'empreinte annoncée (SHA-256 lu : $found)." }
    $closed = @(Get-NetFirewallProfile | Where-Object { -not $_.Enabled } | ForEach-Object { $_.Name })
    if ($closed) { Write-Warning "Pare-feu éteint pour : $($closed -join ', '). Les services d'IA y restent joignables sans Paravent." }
}

function New-Folder {
    # Tous lisent le certificat public ; les administrateurs seuls, l'inventaire ; le service seul, clés et journal.
    [CmdletBinding(SupportsShouldProcess)]
    param([string]$Sid)
    $Data, $Records, $StateHome, (Join-Path $Program 'service') | ForEach-Object { New-Item -ItemType Directory -Path $_ -Force | Out-Null }
    $admins = '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F'
    Invoke-Program icacls.exe (@($Data, '/inheritance:r', '/grant:r') + $admins + '*S-1-5-32-545:(OI)(CI)RX')
    Invoke-Program icacls.exe (@($Records, '/inheritance:r', '/grant:r') + $admins)
    Invoke-Program icacls.exe (@($StateHome, '/inheritance:r', '/grant:r') + $admins + "*${Sid}:(OI)(CI)M")
}

function Install-Service {
    # Un compte virtuel, sans mot de passe ni privilège ; Windows le relance, et l'arrêt propre avec erreur compte comme une chute.
    [CmdletBinding(SupportsShouldProcess)]
    param()
    $folder = Join-Path $Program 'service'
    $binary = Join-Path $folder "$Name.exe"
    if (Get-Service -Name $Name -ErrorAction SilentlyContinue) { Stop-Service -Name $Name -Force }
    else { New-Service -Name $Name -DisplayName $Name -BinaryPathName "`"$binary`"" -StartupType Automatic | Out-Null }
    Copy-Item -LiteralPath $Wrapper -Destination $binary -Force
    Write-ServiceFile (Join-Path $folder "$Name.xml")
    Invoke-Program sc.exe @('config', $Name, 'obj=', "NT SERVICE\$Name")
    Invoke-Program sc.exe @('sidtype', $Name, 'unrestricted')
    Invoke-Program sc.exe @('privs', $Name, 'SeChangeNotifyPrivilege')
    Invoke-Program sc.exe @('failure', $Name, 'reset=', '86400', 'actions=', 'restart/1000/restart/1000/restart/5000')
    Invoke-Program sc.exe @('failureflag', $Name, '1')
}

function Write-ServiceFile {
    [CmdletBinding(SupportsShouldProcess)]
    param([string]$Path)
    $arguments = "run --home `"$StateHome`" --port 8080 --status 8088"
    if ($Parent) { $arguments += " --parent http://$Parent" }
    if ($Policy) { $arguments += " --policy `"$Policy`"" }
    $text = Get-Content -LiteralPath (Join-Path $PSScriptRoot 'service.xml') -Raw -Encoding UTF8
    $filled = @{ '%PROGRAM%' = $Program; '%HOME%' = $StateHome; '%ARGUMENTS%' = $arguments }
    foreach ($mark in $filled.Keys) { $text = $text.Replace($mark, [Security.SecurityElement]::Escape($filled[$mark])) }
    Set-Content -LiteralPath $Path -Value $text -Encoding UTF8
}

function New-ConnectionSetting {
    # Ce que WinINET lit pour le poste : version, compteur, drapeaux (1 direct, 4 script), trois textes, 32 zéros.
    $url = [Text.Encoding]::ASCII.GetBytes($PacUrl)
    $numbers = 0x46, 1, 5, 0, 0, $url.Length | ForEach-Object { [BitConverter]::GetBytes([int]$_) }
    [byte[]](@($numbers) + $url + @(0) * 32)
}

function Set-Policies {
    # Le tableau de GPO.md, valeur par valeur.
    [CmdletBinding(SupportsShouldProcess)]
    param($Manifest)
    $rows = Get-Content -LiteralPath (Join-Path $PSScriptRoot 'policies.json') -Raw -Encoding UTF8 | ConvertFrom-Json
    foreach ($row in $rows) {
        $content = $row.value
        if ($row.type -eq 'Binary') { $content = New-ConnectionSetting }
        elseif ($content -is [string]) { $content = $content.Replace('%PAC%', $PacUrl).Replace('%CA%', $PublicCertificate) }
        Set-RegistryEntry $Manifest $row.key $row.name $row.type $content
    }
}

function Register-Refresh {
    # Toutes les 15 minutes et au démarrage : les adresses des services changent, l'autorité se renouvelle.
    [CmdletBinding(SupportsShouldProcess)]
    param()
    $tools = Join-Path $Program 'windows'
    New-Item -ItemType Directory -Path $tools -Force | Out-Null
    'common.ps1', 'refresh.ps1', 'uninstall.ps1' | ForEach-Object { Copy-Item -LiteralPath (Join-Path $PSScriptRoot $_) -Destination $tools -Force }
    $refresh = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$(Join-Path $tools 'refresh.ps1')`" -Program `"$Program`""
    $action = New-ScheduledTaskAction -Execute "$env:SystemRoot\System32\WindowsPowerShell\v1.0\powershell.exe" -Argument $refresh
    $often = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 15)
    $triggers = (New-ScheduledTaskTrigger -AtStartup), $often
    $settings = New-ScheduledTaskSettingsSet -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -ExecutionTimeLimit (New-TimeSpan -Minutes 10)
    $system = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType ServiceAccount -RunLevel Highest
    if (-not $PSCmdlet.ShouldProcess($Name, 'inscrire la tâche planifiée')) { return }
    Register-ScheduledTask -TaskName $Name -Action $action -Trigger $triggers -Settings $settings -Principal $system -Force | Out-Null
}

Assert-Administrator
Test-Place
$sid = Get-ServiceSid
New-Folder $sid
$manifest = Read-Manifest
$manifest.program = $Program
Save-Manifest $manifest
Install-Service
if (-not (Test-Path -LiteralPath (Join-Path $StateHome 'ca\paravent-ca.crt'))) { Invoke-Program $Paravent @('ca', 'create', '--home', $StateHome) }
Sync-Certificate $manifest
Start-Service -Name $Name
Register-Refresh
Invoke-Program "$env:SystemRoot\System32\WindowsPowerShell\v1.0\powershell.exe" @('-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', (Join-Path $PSScriptRoot 'refresh.ps1'), '-Program', $Program)
Set-Policies $manifest
Write-Output "Paravent est installé. Fermez et rouvrez les navigateurs, puis ouvrez http://127.0.0.1:8088/."
