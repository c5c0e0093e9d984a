"""What stands in the place of a finding once redacted; detection must never find it again."""

import re
from typing import Final

from detectors.finding import Category

LABELS: dict[Category, str] = dict(
    zip(
        Category,
        (
            *("NOM", "NAISSANCE", "AGE", "DATE", "NIR", "IPP", "NDA", "RPPS", "ADELI", "FINESS", "DOSSIER"),
            *(
                "TELEPHONE",
                "COURRIEL",
                "LIEN",
                "IP",
                "IBAN",
                "CARTE",
                "ADRESSE",
                "CP",
                "VILLE",
                "ETABLISSEMENT",
            ),
            *("SERVICE", "PROFESSION", "ORIGINE", "SITUATION", "MALADIE", "MEDICAMENT", "ACTE", "SYMPTOME"),
            *("RESULTAT", "CODE"),
        ),
        strict=True,
    )
)
"""The French word for each category in a placeholder. A closed list: `[DUPONT_1_AB12]` hides nothing."""

COMMUNES: Final = (
    "commune",
    "commune de moins de 2 000 habitants",
    "commune de 2 000 à 10 000 habitants",
    "commune de 10 000 à 50 000 habitants",
    "commune de 50 000 à 200 000 habitants",
    "commune de plus de 200 000 habitants",
)
"""What a town becomes: of unknown size, then by size."""
FACILITIES: Final = (
    *("établissement", "hôpital", "clinique", "maternité", "EHPAD", "foyer", "pharmacie", "laboratoire", "cabinet"),
    *("crèche", "école", "collège", "lycée", "université", "prison"),
)
"""What an establishment becomes: its kind."""
UNITS: Final = (
    *(
        "chambre",
        "service",
        "hôpital de jour",
        "urgences",
        "réanimation",
        "soins intensifs",
        "soins palliatifs",
        "soins de suite",
    ),
    *("bloc opératoire", "maternité", "néonatologie", "pédiatrie", "gériatrie", "cardiologie", "pneumologie"),
    *("neurologie", "psychiatrie", "oncologie", "hématologie", "néphrologie", "dialyse", "gastro-entérologie"),
    *("endocrinologie", "dermatologie", "rhumatologie", "infectiologie", "médecine interne", "médecine"),
    *("chirurgie", "orthopédie", "urologie", "gynécologie", "ORL", "ophtalmologie", "radiologie", "rééducation"),
)
"""What a ward or a room becomes: its specialty where one is named."""
OTHERS: Final = ("code postal", "maladie rare", "J0", "mois de J0", "année de J0")
GENERAL: Final = tuple(dict.fromkeys((*COMMUNES, *FACILITIES, *UNITS, *OTHERS)))
"""All that stands for many people, with no number of its own."""

MASK: Final = "•••••"
"""What stands for any words where nothing of them may be told, not even how long they are."""

_ARTICLE = r"(?:(?<![^\W_])(?:[LlDd]['’]|(?:[Ll](?:a|es?)|[Dd](?:e|u|es)|[AaÀà]|[Aa]ux?)\s))?"
"""What the model takes for the beginning of a place: « l'[hôpital] », « de [commune] »."""

_ISSUED = r"_\d{1,3}_[A-Z0-9]{4}\]"
_PLACE: Final = "|".join(LABELS[place] for place in (Category.CITY, Category.FACILITY, Category.UNIT))

PATTERN = re.compile(
    rf"\[(?:{'|'.join(LABELS.values())}){_ISSUED}|<(?:{'|'.join(Category)})_\d{{1,3}}>"
    rf"|{_ARTICLE}(?:\[(?:{_PLACE}){_ISSUED}"
    rf"|\[(?:{'|'.join(GENERAL)}|J0 [+-] \d{{1,4}}|J0 [+-] \d{{1,3}} (?:mois|ans?))\]|{MASK})"
)
"""Our own form, `[NOM_1_7K2P]`, the form common to other tools, `<PERSON_1>`, and what is said in general, `[commune]`,
`[J0 + 5]`, and the mask.

The counters are bounded: a longer run of digits could carry a phone number or a NIR. What is said in general is a
closed list: it is never put back, and nothing can hide in it.
"""


def placeholders(text: str) -> list[tuple[int, int]]:
    """Give the spans of the placeholders of a text, in code points, in order."""
    return [match.span() for match in PATTERN.finditer(text)]
