#!/bin/sh
# Lancé par launchd (fr.paravent.refresh) : adresses fermées par pf, proxy des interfaces nouvelles, autorité renouvelée.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"

need_root
trust
close_addresses
set_proxies
