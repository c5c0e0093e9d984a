#!/bin/sh
# Défait install.sh d'après l'inventaire. --keep-home garde l'autorité et le journal (preuve des décisions) ; sans elle, tout part.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"

keep=''
[ "${1:-}" = --keep-home ] && keep=yes

restore_proxy() { # interface, adresse et état d'avant, sauf si quelqu'un a changé l'adresse depuis
    networksetup -getautoproxyurl "$1" | grep -qxF "URL: $(cat "$settings/pac-url")" || return 0
    [ "$2" = '(null)' ] || networksetup -setautoproxyurl "$1" "$2"
    if [ "$3" = Yes ]; then networksetup -setautoproxystate "$1" on; else networksetup -setautoproxystate "$1" off; fi
}

forget_certificate() {
    security find-certificate -a -Z "$keychain" | grep -q "SHA-1 hash: $1" && security delete-certificate -Z "$1" -t "$keychain"
    return 0
}

remove_account() {
    dscl . -delete "/Users/$1"
    dscl . -delete "/Groups/$1"
}

open_addresses() {
    pfctl -q -a "$anchor" -F all
    [ ! -s "$enabled" ] || pfctl -X "$(cat "$enabled")"
}

undo() { # ligne par ligne ; une ligne que plus rien ne justifie n'arrête pas les autres
    while IFS="$tab" read -r what first second third; do
        case $what in
        proxy) restore_proxy "$first" "$second" "$third" ;;
        certificate) forget_certificate "$first" ;;
        account) remove_account "$first" ;;
        esac
    done <"$manifest"
}

need_root
[ -s "$manifest" ] || die "Aucun inventaire dans $records : rien à défaire."
launchctl bootout system/fr.paravent.refresh 2>/dev/null || true
launchctl bootout system/fr.paravent 2>/dev/null || true
open_addresses
undo
rm -f "$daemons"/fr.paravent*.plist "$agents/fr.paravent.environment.plist" "$enabled"
rm -f "$root/var/log/paravent.log" "$root/var/log/paravent-refresh.log"
rm -rf "$records" "$settings" "$program/macos"
[ -n "$keep" ] || rm -rf "$home"
echo 'Paravent est désinstallé.'
