#!/bin/sh
# Installe Paravent sur ce Mac. Se relance sans dommage ; uninstall.sh remet ce qu'il y avait. Voir README.md.
#   sudo ./install.sh [--parent hôte:port] [--pac-url adresse] [--policy fichier]
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$here/common.sh"

parent='' policy='' pac=http://127.0.0.1:8088/proxy.pac
while [ $# -gt 0 ]; do
    case $1 in
    --parent) parent=${2:?} ;;
    --pac-url) pac=${2:?} ;;
    --policy) policy=${2:?} ;;
    *) die "Option inconnue : $1" ;;
    esac
    shift 2
done

free_id() { # le premier identifiant libre parmi ceux du système
    for one in $(seq 499 -1 450); do
        dscl . -list /Users UniqueID | grep -qw "$one" || dscl . -list /Groups PrimaryGroupID | grep -qw "$one" || {
            echo "$one"
            return
        }
    done
    die 'Plus aucun identifiant de compte libre entre 450 et 499.'
}

make_account() { # sans mot de passe, sans session, caché
    dscl . -read /Users/_paravent >/dev/null 2>&1 && return
    number=$(free_id)
    note account _paravent
    dscl . -create /Groups/_paravent PrimaryGroupID "$number"
    dscl . -create /Users/_paravent UniqueID "$number"
    dscl . -create /Users/_paravent PrimaryGroupID "$number"
    dscl . -create /Users/_paravent UserShell /usr/bin/false
    dscl . -create /Users/_paravent NFSHomeDirectory /var/db/paravent
    dscl . -create /Users/_paravent RealName Paravent
    dscl . -create /Users/_paravent IsHidden 1
    dscl . -create /Users/_paravent Password '*'
}

make_folders() { # réglages lisibles par tous ; clés et journal, par le service seul
    mkdir -p "$settings" "$home" "$records" "$daemons" "$agents" "$program/macos" "$root/var/run"
    chmod 755 "$settings"
    chmod 700 "$home" "$records"
    printf '%s\n' "$pac" >"$settings/pac-url"
    cp "$here/paravent.pf" "$settings/paravent.pf"
    cp "$here/common.sh" "$here/refresh.sh" "$here/uninstall.sh" "$program/macos/"
}

make_authority() {
    [ -s "$home/ca/paravent-ca.crt" ] || "$program/bin/paravent" ca create --home "$home"
    chown -R _paravent:_paravent "$home"
}

write_daemons() {
    cp "$here/fr.paravent.plist" "$here/fr.paravent.refresh.plist" "$daemons/"
    cp "$here/fr.paravent.environment.plist" "$agents/"
    [ -z "$parent" ] || add_argument --parent "http://$parent"
    [ -z "$policy" ] || add_argument --policy "$policy"
    chmod 644 "$daemons"/fr.paravent*.plist "$agents/fr.paravent.environment.plist"
}

add_argument() { # option, valeur : à la fin de ceux de la commande
    for one in "$1" "$2"; do
        plutil -insert ProgramArguments -string "$one" -append "$daemons/fr.paravent.plist"
    done
}

start() { # relance : un service déjà chargé est d'abord retiré
    launchctl bootout "system/$1" 2>/dev/null || true
    launchctl bootstrap system "$daemons/$1.plist"
}

need_root
[ -x "$program/bin/paravent" ] || die "$program/bin/paravent manque : installez d'abord Paravent dans $program."
make_folders
make_account
make_authority
trust
write_daemons
start fr.paravent
close_addresses
set_proxies
start fr.paravent.refresh
echo "Paravent est installé. Rouvrez les navigateurs, puis ouvrez http://127.0.0.1:8088/."
