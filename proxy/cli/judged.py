"""Why a whole text was judged as it was, in words of its kind and never its own."""

from collections.abc import Iterable, Iterator

from detectors.anonymity.estimate import BUCKETS, Estimate
from detectors.anonymity.profile import Trait
from detectors.finding import Cue

CUES = {
    Cue.RECORD: "dossier dans un format d'échange",
    Cue.POSSESSION: "« mon patient », « la dame »",
    Cue.CIVILITY: "civilité et initiale ou nom",
    Cue.DESCRIPTION: "une personne, son âge, son sexe",
    Cue.STAY: "entrée, séjour ou sortie",
    Cue.MOMENT: "jour compté à partir d'aujourd'hui",
    Cue.HEADINGS: "rubriques de compte rendu remplies",
    Cue.VALUES: "mesures d'une même personne",
    Cue.TREATMENT: "traitement en cours",
    Cue.FAMILY: "famille ou situation sociale",
    Cue.INCIDENT: "comportement ou incident",
    Cue.BED: "chambre, lit ou établissement",
    Cue.TASK: "document réel à retravailler",
    Cue.STAFF: "collègue ou vie du service",
    Cue.SPEECH: "paroles rapportées",
}
TRAITS = {
    Trait.AGE: "âge",
    Trait.SEX: "sexe",
    Trait.PLACE: "lieu de vie",
    Trait.FACILITY: "établissement",
    Trait.UNIT: "service ou chambre",
    Trait.DATE: "date",
    Trait.PROFESSION: "métier",
    Trait.ORIGIN: "origine",
    Trait.DISEASE: "maladie rare",
    Trait.FAMILY: "famille",
    Trait.SITUATION: "situation singulière",
}


def reasons(secret: bool, shown: Iterable[Cue], estimate: Estimate) -> Iterator[str]:
    """Give the lines that explain a judgement: the cues of secrecy, and who may be found."""
    if secret:
        named = ", ".join(CUES[cue] for cue in shown)
        yield f"Secret médical : le récit parle d'une personne réelle ({named or 'tournure de la phrase'})."
    if estimate.because:
        yield f"{_people(estimate)} : {', '.join(TRAITS[trait] for trait in estimate.because)}."


def _people(estimate: Estimate) -> str:
    if estimate.bucket == BUCKETS[0]:
        return "Une seule personne correspond sans doute"
    return f"Moins de {estimate.bucket:,} personnes correspondent en France".replace(",", " ")
