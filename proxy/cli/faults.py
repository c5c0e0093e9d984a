"""What is wrong with a journal, and what to do, in the words of whoever must act."""

from collections.abc import Mapping
from datetime import date

from proxy.audit.verdict import Fault, Place, Verdict, Verification

FAULTS: Mapping[Fault, str] = {
    Fault.NO_LINE: "cette ligne est vide",
    Fault.REWRITTEN: "cette ligne n'est pas telle que le journal l'écrit : elle a été modifiée ou ajoutée",
    Fault.REPEATED: "cette ligne porte un numéro déjà passé : elle a été répétée ou déplacée",
    Fault.UNLINKED: "cette ligne ne suit pas celle d'avant : l'une des deux a été modifiée ou remplacée",
    Fault.WRONG_CODE: "le sceau de cette ligne est faux : elle a été modifiée",
    Fault.WRONG_SIGNATURE: "la signature de cette ligne est fausse",
    Fault.WRONG_KEY: "la clé que cette ligne annonce n'est pas celle du journal",
    Fault.OTHER_JOURNAL: "cette ligne vient d'un autre journal",
    Fault.NOT_THE_CHECKPOINT: "le journal n'est pas celui du point de contrôle donné : il a été remplacé ou ramené en "
    "arrière",
    Fault.WRONG_STUB: "ce qui reste des segments purgés a été modifié",
    Fault.WRONG_SEAL: "l'état du sceau n'est pas celui du journal : l'un des deux a été remplacé",
    Fault.LINES_MISSING: "des lignes manquent avant celle-ci",
    Fault.PURGE_UNTOLD: "des segments manquent au début, et aucune purge ne le dit",
    Fault.WRONG_PURGE: "ce que cette ligne dit d'une purge est faux : ce qui manque est autre, ou parti trop tôt",
    Fault.CUT_SHORT: "la fin de cette ligne manque",
    Fault.ENDS_EARLY: "la fin du journal manque à partir d'ici",
    Fault.EMPTY: "il n'y a aucun segment de journal dans ce dossier",
    Fault.KEYS_LOST: "les clés du journal ont été perdues ici : rien ne prouve que la fin d'avant soit entière",
    Fault.KEY_UNKNOWN: "aucune des clés données n'est celle de ce journal",
    Fault.TAIL_UNSIGNED: "rien ne signe la suite à partir d'ici : donnez la clé de vérification (--key)",
    Fault.CHECKPOINT_PURGED: "un point de contrôle donné est celui d'une ligne purgée avant celle-ci, dont il ne reste "
    "rien à comparer : donnez-en de plus récents, et la conservation de votre politique (--retention) si elle n'est "
    "pas, ou n'a pas toujours été, de 180 jours",
    Fault.SEAL_MISSING: "rien ne prouve que cette ligne soit la dernière, sans l'état du sceau (fichier « seal ») ni "
    "point de contrôle exporté ici (--checkpoint)",
}
"""One sentence for each fault; a test keeps it whole."""

ADVICE: Mapping[Verdict, str] = {
    Verdict.OK: "Rien à faire.",
    Verdict.TAMPERED: "Mettez le dossier du journal de côté, tel quel, et prévenez le RSSI.",
    Verdict.GAP: "Mettez le dossier du journal de côté, tel quel, et prévenez le RSSI.",
    Verdict.TRUNCATED: "Mettez le dossier du journal de côté, tel quel, et prévenez le RSSI.",
    Verdict.UNSIGNED: "Les lignes se suivent, mais tout n'est pas prouvé. Si rien ne l'explique, prévenez le RSSI.",
}


def said(fault: Fault, place: Place) -> str:
    """A fault and its place; row 0 is the file as a whole."""
    where = f"{place.file}:{place.row}" if place.row else place.file
    return f"{where} : {FAULTS[fault]}"


def proof(found: Verification) -> str:
    """What was checked, for a journal that is whole; a purged line is not checked one by one."""
    how = "sceau de chaque ligne, chaîne et signatures" if found.keyed else "chaîne et signatures, sans la clé"
    told = [f"OK — {found.lines - found.purged} lignes ({how})"]
    if found.purged:
        day = date.fromisoformat(found.until)
        told.append(f"après {found.purged} purgées jusqu'au {day:%d/%m/%Y}, que seuls leurs en-têtes signés prouvent")
    told += [f"journal {found.chain}", f"dernière empreinte {found.tip}"]
    if found.past:
        told.append(
            f"points de contrôle trop anciens pour être comparés, leurs lignes étant purgées après {found.kept_days} "
            f"jours : {found.past} (si votre politique garde plus longtemps, dites-le par --retention)"
        )
    if found.torn:
        told.append(f"puis {found.torn} octets d'une écriture interrompue")
    return ", ".join(told)
