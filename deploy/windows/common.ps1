#requires -Version 5.1
<#
.SYNOPSIS
    Ce que partagent install.ps1, refresh.ps1 et uninstall.ps1 : les lieux, le registre, l'autorité, l'inventaire.
.DESCRIPTION
    Chargé par « . common.ps1 », et non comme module : -WhatIf passe ainsi aux fonctions.
    L'inventaire garde, pour chaque valeur changée, ce qu'elle était avant ; c'est lui que uninstall.ps1 défait.
#>
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$Name = 'Paravent'
$Data = Join-Path $env:ProgramData 'Paravent'
$StateHome = Join-Path $Data 'home'
$Records = Join-Path $Data 'install'
$ManifestFile = Join-Path $Records 'manifest.json'
$PublicCertificate = Join-Path $Data 'paravent-ca.crt'

function Assert-Administrator {
    $who = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()
    if (-not $who.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
        throw "Il faut une console ouverte « en tant qu'administrateur »."
    }
}

function Invoke-Program {
    # Un programme, dont l'échec arrête tout ; -WhatIf le nomme sans le lancer.
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)][string]$File, [Parameter(Mandatory)][string[]]$Arguments)
    if (-not $PSCmdlet.ShouldProcess("$File $($Arguments -join ' ')", 'lancer')) { return }
    & $File @Arguments
    if ($LASTEXITCODE -ne 0) { throw "« $File $($Arguments[0]) » a échoué (code $LASTEXITCODE)." }
}

function Get-ServiceSid {
    # Windows le déduit du nom du service, même avant qu'il existe.
    $told = & sc.exe showsid $Name | Out-String
    if ($told -notmatch 'S-1-5-80(-\d+){5}') { throw "sc.exe ne donne pas l'identifiant du service $Name." }
    $Matches[0]
}

function Read-Manifest {
    if (Test-Path -LiteralPath $ManifestFile) {
        return Get-Content -LiteralPath $ManifestFile -Raw -Encoding UTF8 | ConvertFrom-Json
    }
    [pscustomobject]@{ registry = @(); keys = @(); certificates = @(); program = '' }
}

function Save-Manifest {
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)]$Manifest)
    if (-not $PSCmdlet.ShouldProcess($ManifestFile, "noter l'inventaire")) { return }
    $fresh = "$ManifestFile.new"
    ConvertTo-Json -InputObject $Manifest -Depth 5 | Set-Content -LiteralPath $fresh -Encoding UTF8
    Move-Item -LiteralPath $fresh -Destination $ManifestFile -Force
}

function Get-RegistryEntry {
    # La valeur telle qu'elle est, sans développer %VARIABLES% ; existed dit s'il y en a une.
    param([Parameter(Mandatory)][string]$Key, [Parameter(Mandatory)][string]$Value)
    $item = if (Test-Path -LiteralPath $Key) { Get-Item -LiteralPath $Key }
    if ($null -eq $item -or $item.GetValueNames() -notcontains $Value) {
        return [pscustomobject]@{ existed = $false; type = ''; data = '' }
    }
    [pscustomobject]@{
        existed = $true
        type    = [string]$item.GetValueKind($Value)
        data    = $item.GetValue($Value, $null, 'DoNotExpandEnvironmentNames')
    }
}

function Write-RegistryEntry {
    param([string]$Key, [string]$Value, [string]$Type, $Content)
    $typed = if ($Type -eq 'Binary') { , [byte[]]$Content } elseif ($Type -eq 'MultiString') { , [string[]]$Content } else { $Content }
    New-ItemProperty -LiteralPath $Key -Name $Value -PropertyType $Type -Value $typed -Force | Out-Null
}

function Set-RegistryEntry {
    # Écrit une valeur. La première fois, note ce qu'il y avait ; les fois suivantes, l'inventaire garde cela.
    [CmdletBinding(SupportsShouldProcess)]
    param($Manifest, [string]$Key, [string]$Value, [string]$Type, $Content)
    if (-not $PSCmdlet.ShouldProcess("$Key\$Value", "écrire « $Content »")) { return }
    $known = @($Manifest.registry | Where-Object { $_.key -eq $Key -and $_.value -eq $Value })
    if ($known.Count -eq 0) {
        $known = @([pscustomobject]@{ key = $Key; value = $Value; before = Get-RegistryEntry $Key $Value; written = $Content })
        $Manifest.registry = @($Manifest.registry) + $known
    }
    $known[0].written = $Content
    Add-MissingKey $Manifest $Key
    Save-Manifest $Manifest   # avant d'écrire : une coupure ne laisse rien que l'inventaire ignore
    if (-not (Test-Path -LiteralPath $Key)) { New-Item -Path $Key -Force | Out-Null }
    Write-RegistryEntry $Key $Value $Type $Content
}

function Add-MissingKey {
    # Les clés que New-Item va créer, de la plus haute à la plus profonde.
    param($Manifest, [string]$Key)
    $missing = @()
    for ($one = $Key; $one -and -not (Test-Path -LiteralPath $one); $one = Split-Path -Path $one -Parent) { $missing = @($one) + $missing }
    $Manifest.keys = @($Manifest.keys) + @($missing | Where-Object { $Manifest.keys -notcontains $_ })
}

function Restore-RegistryEntry {
    # Remet ce qu'il y avait, sauf si quelqu'un d'autre a changé la valeur depuis.
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)]$Entry)
    $now = Get-RegistryEntry $Entry.key $Entry.value
    if (-not $now.existed) { return }
    if ((@($now.data) -join ',') -ne (@($Entry.written) -join ',')) {
        Write-Warning "$($Entry.key)\$($Entry.value) a changé depuis l'installation : laissé tel quel."
        return
    }
    if (-not $PSCmdlet.ShouldProcess("$($Entry.key)\$($Entry.value)", 'remettre')) { return }
    if ($Entry.before.existed) { Write-RegistryEntry $Entry.key $Entry.value $Entry.before.type $Entry.before.data }
    else { Remove-ItemProperty -LiteralPath $Entry.key -Name $Entry.value }
}

function Sync-Certificate {
    # L'autorité du moment parmi celles du poste. Une autorité renouvelée s'y ajoute : les deux valent pendant le passage.
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)]$Manifest)
    $made = Join-Path (Join-Path $StateHome 'ca') 'paravent-ca.crt'
    if (-not $PSCmdlet.ShouldProcess('Cert:\LocalMachine\Root', "ajouter $made")) { return }
    Copy-Item -LiteralPath $made -Destination $PublicCertificate -Force
    $thumbprint = (New-Object Security.Cryptography.X509Certificates.X509Certificate2 $PublicCertificate).Thumbprint
    if (Test-Path -LiteralPath "Cert:\LocalMachine\Root\$thumbprint") { return }
    $Manifest.certificates = @($Manifest.certificates) + $thumbprint
    Save-Manifest $Manifest
    Import-Certificate -FilePath $PublicCertificate -CertStoreLocation 'Cert:\LocalMachine\Root' | Out-Null
}
