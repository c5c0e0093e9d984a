"""What a verification of a journal means for who reads it, and what to do then."""

from collections.abc import Mapping
from dataclasses import dataclass

from proxy.audit.verdict import Fault, Verdict


@dataclass(frozen=True, slots=True)
class Meaning:
    """A verdict in a few words, what it says, and what to do."""

    title: str
    says: str
    todo: str


_KEEP = (
    "Copiez le dossier du journal tel quel, ne déplacez et n'effacez rien, et prévenez le RSSI. Comparez avec un point "
    "de contrôle exporté et avec ce que le SIEM a reçu."
)

MEANINGS: Mapping[Verdict, Meaning] = {
    Verdict.OK: Meaning(
        "Intègre",
        "Chaque ligne est celle qui a été écrite, aucune ne manque, et une signature couvre le journal.",
        "Exportez de temps en temps un point de contrôle hors de cette machine : c'est lui qui prouverait que "
        "personne n'a refait le journal entier.",
    ),
    Verdict.TAMPERED: Meaning("Altéré", "Une ligne n'est pas, ou n'est plus, celle que Paravent a écrite.", _KEEP),
    Verdict.GAP: Meaning("Lignes manquantes", "Des lignes ont été retirées au milieu du journal.", _KEEP),
    Verdict.TRUNCATED: Meaning(
        "Fin manquante",
        "Le journal s'arrête avant ce qui avait été promis : sa fin a été coupée, ou il a été remis à un état ancien.",
        f"Une sauvegarde restaurée ou un disque abîmé l'expliquent parfois. {_KEEP}",
    ),
    Verdict.UNSIGNED: Meaning(
        "Non signé",
        "Les lignes se suivent, mais aucune signature ne couvre la fin, ou la clé n'est plus connue.",
        "Si Paravent est arrêté ou vient de redémarrer, relancez-le et vérifiez de nouveau dans un quart d'heure. "
        "Sinon, prévenez le RSSI.",
    ),
}

FAULTS: Mapping[Fault, str] = {
    Fault.NO_LINE: "ce qui est là n'est pas une ligne de journal",
    Fault.REWRITTEN: "la ligne a été récrite",
    Fault.REPEATED: "la ligne est répétée",
    Fault.UNLINKED: "la ligne ne suit pas la précédente",
    Fault.WRONG_CODE: "le code de la ligne n'est pas le bon",
    Fault.WRONG_SIGNATURE: "la signature n'est pas la bonne",
    Fault.WRONG_KEY: "la clé annoncée n'est pas la bonne",
    Fault.OTHER_JOURNAL: "la ligne vient d'un autre journal",
    Fault.NOT_THE_CHECKPOINT: "le point de contrôle fourni n'est pas celui du journal",
    Fault.WRONG_STUB: "la preuve d'une purge a été modifiée",
    Fault.WRONG_SEAL: "la fin du journal n'est pas celle que Paravent a retenue",
    Fault.LINES_MISSING: "des lignes manquent avant celle-ci",
    Fault.PURGE_UNTOLD: "des fichiers ont disparu sans purge déclarée",
    Fault.WRONG_PURGE: "ce qui est dit d'une purge est faux",
    Fault.CUT_SHORT: "la ligne est coupée",
    Fault.ENDS_EARLY: "la fin du journal manque",
    Fault.EMPTY: "il n'y a aucune ligne",
    Fault.KEYS_LOST: "les clés ont été perdues à cet endroit",
    Fault.KEY_UNKNOWN: "la clé qui signe n'est pas connue",
    Fault.TAIL_UNSIGNED: "la fin n'est couverte par aucune signature",
    Fault.CHECKPOINT_PURGED: "le point de contrôle fourni est d'une ligne purgée, qui ne peut plus être comparée",
    Fault.SEAL_MISSING: "rien ne dit que cette ligne soit la dernière : l'état du sceau manque",
}
"""What exactly is wrong with the place that a verification names."""
