"""A case: an example that travels with its rule and says what the policy must answer."""

from dataclasses import replace
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from detectors.finding import Category, Identifying, Role
from policies.decision import Action
from policies.facts import Facts, Obstacle, Tier
from policies.marks import unmark
from policies.shape import LocalTime, Strict, Text, complaint


def _well_marked(text: str) -> str:
    try:
        unmark(text)
    except ValueError as error:
        raise complaint("{cause}.", cause=str(error)) from None
    return text


class Given(Strict):
    """Facts that a case's sentence cannot tell by itself; the others are as read."""

    service: str | None = Field(None, description="service d'IA, par son nom dans le catalogue")
    tier: Tier | None = Field(None, description="niveau de confiance du service ; « open » si rien n'est dit")
    categories: frozenset[Category] | None = Field(None, description="catégories trouvées")
    identifying: Identifying | None = Field(None, description="à quel point une personne est reconnaissable")
    secret: bool | None = Field(None, description="« true » : couvert par le secret médical")
    vignette: bool | None = Field(None, description="« true » : se présente comme un cas inventé")
    obstacles: frozenset[Obstacle] | None = Field(None, description="contenus qui n'ont pas pu être lus")
    groups: frozenset[str] | None = Field(None, description="groupes de l'auteur de la demande")
    at: LocalTime | None = Field(None, description='jour et heure de la demande, entre guillemets : "2027-03-01T22:00"')
    anonymity: int | None = Field(None, description="nombre de personnes en France qui correspondent, environ")
    persons: frozenset[Role] | None = Field(None, description="rôles des personnes nommées")
    complete: bool | None = Field(None, description="« false » : l'analyse n'est pas allée au bout")

    def over(self, facts: Facts) -> Facts:
        """Facts, with what is given here in their place."""
        return replace(facts, **self.model_dump(exclude_unset=True))


class Case(Strict):
    """One example and the first answer expected of the policy."""

    name: Text = Field(description="ce que l'exemple montre")
    text: Annotated[Text, AfterValidator(_well_marked)] | None = Field(
        None, description="demande inventée, où <PERSON>Claire Vidal</PERSON> marque ce qui doit être trouvé"
    )
    facts: Given | None = Field(None, description="ce que le texte ne dit pas : niveau du service, image jointe…")
    expect: Action = Field(description="première réponse attendue de la politique")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.text is None and self.facts is None:
            raise complaint("donnez « text », « facts », ou les deux.")
        return self
