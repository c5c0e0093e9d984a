"""What stands in the place of a finding once redacted; detection must never find it again."""

import re

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

PATTERN = re.compile(
    rf"\[(?:{'|'.join(LABELS.values())})_\d{{1,3}}_[A-Z0-9]{{4}}\]|<(?:{'|'.join(Category)})_\d{{1,3}}>"
)
"""Our own form, `[NOM_1_7K2P]`, and the form common to other tools, `<PERSON_1>`.

The counter is bounded: a longer run of digits could carry a phone number or a NIR.
"""


def placeholders(text: str) -> list[tuple[int, int]]:
    """Give the spans of the placeholders of a text, in code points, in order."""
    return [match.span() for match in PATTERN.finditer(text)]
