#!/bin/sh
# Ce que partagent install.sh, refresh.sh et uninstall.sh. PARAVENT_ROOT, vide sur un vrai poste, met tout ailleurs : pour les tests.
# shellcheck disable=SC2034 # ces lieux servent aux trois autres
set -eu

root=${PARAVENT_ROOT:-}
program=$root/opt/paravent
home=$root/var/db/paravent
records=$root/var/db/paravent-install
manifest=$records/manifest          # une ligne par changement : nature, puis ce qu'il y avait, séparés par des tabulations
settings=$root/etc/paravent
certificate=$settings/paravent-ca.crt
daemons=$root/Library/LaunchDaemons
agents=$root/Library/LaunchAgents
keychain=/Library/Keychains/System.keychain
anchor=com.apple/250.Paravent
enabled=$root/var/run/paravent.pf   # vidé à chaque démarrage, comme la référence qu'il garde
tab=$(printf '\t')

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

need_root() {
    [ "$(id -u)" = 0 ] || die "Il faut être administrateur : sudo $0"
}

note() { # nature, valeurs… : une fois seulement, pour garder ce qu'il y avait avant la première installation
    line=$(printf '%s\t' "$@")
    grep -qxF -- "$line" "$manifest" 2>/dev/null || printf '%s\n' "$line" >>"$manifest"
}

noted() { # nature, première valeur : déjà noté ?
    grep -qF -- "$1$tab$2$tab" "$manifest" 2>/dev/null
}

network_services() { # la première ligne explique l'étoile d'un service éteint
    networksetup -listallnetworkservices | sed -e 1d -e 's/^\*//'
}

set_proxies() { # le PAC, sur chaque interface ; une interface nouvelle est prise à son tour
    url=$(cat "$settings/pac-url")
    network_services | while IFS= read -r service; do
        told=$(networksetup -getautoproxyurl "$service")
        before=$(printf '%s\n' "$told" | sed -n 's/^URL: //p')
        state=$(printf '%s\n' "$told" | sed -n 's/^Enabled: //p')
        [ "$before" = "$url" ] && [ "$state" = Yes ] && continue
        noted proxy "$service" || note proxy "$service" "${before:-(null)}" "$state"
        networksetup -setautoproxyurl "$service" "$url"
        networksetup -setautoproxystate "$service" on
    done
}

fingerprint() {
    openssl x509 -in "$1" -noout -fingerprint -sha1 | sed -e 's/.*=//' -e 's/://g'
}

trust() { # l'autorité du moment ; celle qu'elle remplace reste crue jusqu'à la désinstallation
    cmp -s "$home/ca/paravent-ca.crt" "$certificate" && noted certificate "$(fingerprint "$certificate")" && return
    cp "$home/ca/paravent-ca.crt" "$certificate"
    chmod 644 "$certificate"
    note certificate "$(fingerprint "$certificate")"
    security add-trusted-cert -d -r trustRoot -k "$keychain" "$certificate" ||
        printf '%s\n' "macOS a refusé l'autorité sans geste d'un administrateur : installez le profil (README.md)." >&2
}

close_addresses() { # d'abord celles que l'on connaît, puis celles d'aujourd'hui ; sans réponse du DNS, rien ne change
    [ -s "$records/addresses" ] && load_rules
    if "$program/bin/paravent" egress --state "$records/addresses.json" --keep-open "$settings/keep-open.txt" >"$records/addresses.new"; then
        mv "$records/addresses.new" "$records/addresses"
        load_rules
    else
        rm -f "$records/addresses.new"
        printf '%s\n' 'Adresses inconnues : les règles du pare-feu restent telles quelles.' >&2
    fi
}

load_rules() { # pf compte qui l'a allumé : il s'éteint quand le dernier rend sa référence
    pfctl -q -a "$anchor" -f "$settings/paravent.pf"
    [ -s "$enabled" ] || pfctl -E 2>&1 | sed -n 's/^Token : //p' >"$enabled"
}
