"""An establishment's own identifiers: a pattern in its policy file, with the examples that prove it."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from detectors.finding import DIRECT, Category
from detectors.site import PatternError, SiteIdentifier, check
from policies.shape import Id, Some, Strict, Text, complaint

_LONGEST, _SHORTEST = 200, 3  # characters of a pattern, of an identifier
_QUOTED = 40  # code points of what a complaint repeats

_HARMLESS = (
    "Quelle est la dose d'amoxicilline à 3 mois pour un enfant de 6 kg ?",
    "Recommandations 2025 : HbA1c < 7 %, LDL < 1,4 mmol/L, PA 130/80 mmHg, en 12 à 24 semaines.",
    "Résume l'article 10.1056/NEJMoa2107519 et compare avec la cohorte de 1998 (n = 12 345).",
    "Réunion salle B12 le mardi 14 à 10h30, prévoir 25 places et 2 vidéoprojecteurs.",
)
"""What no identifier may be seen in: a pattern that finds something here would stop everybody's work."""


class Identifier(Strict):
    """A kind of number that only this establishment writes."""

    id: Id = Field(description="nom de l'identifiant, en minuscules, mots séparés par des tirets")
    title: Text = Field(description="ce que c'est")
    category: Category = Field(description="catégorie sous laquelle il est repéré : IPP, NDA, RECORD_ID…")
    pattern: Annotated[str, Field(min_length=1, max_length=_LONGEST)] = Field(
        description="expression régulière (syntaxe RE2) d'un numéro entier ; la casse est ignorée"
    )
    after: Some[Text] | None = Field(
        None, description="mots dont l'un doit précéder le numéro de peu (dossier, ipp…) ; sans eux, partout"
    )
    examples: Annotated[tuple[Text, ...], Field(min_length=2)] = Field(
        description="au moins deux numéros inventés, seuls, que l'expression reconnaît en entier"
    )
    non_examples: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="au moins un texte où rien ne doit être trouvé"
    )

    def recognizer(self) -> SiteIdentifier:
        """Give what detection needs of it."""
        return SiteIdentifier(f"site_{self.id}", self.category, self.pattern, tuple(sorted(self.after or ())))

    @model_validator(mode="after")
    def _usable(self) -> Self:
        if self.category not in DIRECT:
            raise complaint("un identifiant désigne une personne : IPP, NDA, RECORD_ID…", "category")
        try:
            check(self.pattern)
        except PatternError as error:
            raise complaint("{cause}", "pattern", cause=str(error)) from None
        return self

    def _spares_non_examples(self) -> None:
        """Blame the pattern when it finds something in half of the non-examples or more, else the first of these."""
        hits = [(index, hit) for index, text in enumerate(self.non_examples) if (hit := self._first_hit(text))]
        if not hits:
            return
        index, hit = hits[0]
        if 2 * len(hits) >= len(self.non_examples):
            message = "l'expression est trop large : elle trouve « {hit} » dans un contre-exemple. Précisez-la."
            raise complaint(message, "pattern", hit=hit)
        message = "« {hit} » est trouvé dans ce contre-exemple : retirez-le, ou précisez l'expression."
        raise complaint(message, "non_examples", index, hit=hit)

    def _first_hit(self, text: str) -> str:
        return next(
            (" ".join(text[one.start : one.end].split())[:_QUOTED] for one in self.recognizer().found(text)), ""
        )

    @model_validator(mode="after")
    def _proven(self) -> Self:
        anywhere = SiteIdentifier(self.id, self.category, self.pattern)
        for index, example in enumerate(self.examples):
            whole = any((f.start, f.end) == (0, len(example)) for f in anywhere.found(example))
            if len(example) < _SHORTEST or not whole:
                raise complaint("l'expression ne reconnaît pas cet exemple en entier.", "examples", index)
        self._spares_non_examples()
        if any(found for text in _HARMLESS for found in self.recognizer().found(text)):
            raise complaint(
                "trop large : des questions sans patient seraient arrêtées. Précisez l'expression, ou donnez dans "
                "« after » les mots qui précèdent le numéro.",
                "pattern",
            )
        return self
