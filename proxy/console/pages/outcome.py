"""What a verification found, in words: without the key it proves less, and says so."""

from proxy.audit.verdict import Verdict, Verification
from proxy.console.pages.verdicts import FAULTS, MEANINGS, Meaning
from proxy.console.words import capital

UNKEYED = Meaning(
    MEANINGS[Verdict.OK].title,
    "La chaîne et les signatures sont intactes ; sans la clé de vérification, le sceau de chaque ligne n'est pas "
    "vérifié.",
    "Pour le vérifier aussi, là où la clé est gardée et sur une copie du dossier : « paravent journal verify DOSSIER "
    "--key FICHIER ». Exportez de temps en temps un point de contrôle hors de cette machine : c'est lui qui prouverait "
    "que personne n'a refait le journal entier.",
)
"""Of a journal that was verified here, away from its key."""


def meaning(found: Verification) -> Meaning:
    """Say what a verification means."""
    return UNKEYED if found.verdict is Verdict.OK and not found.keyed else MEANINGS[found.verdict]


def fault(found: Verification) -> str:
    """Say what is wrong with the place that it names; one of a later version keeps its own name."""
    return capital(FAULTS.get(found.fault, str(found.fault))) if found.fault else ""
