"""The conditions of a rule: all that are given must hold, and none given holds always."""

from typing import Literal

from pydantic import Field

from detectors.finding import Category, Identifying, Role
from policies.facts import Obstacle, Tier
from policies.hours import Moment
from policies.shape import ExactlyOne, Some, Strict


class Categories(ExactlyOne):
    """Holds on the categories found."""

    any_of: Some[Category] | None = Field(None, description="au moins une de ces catégories est présente")
    all_of: Some[Category] | None = Field(None, description="toutes ces catégories sont présentes")
    none_of: Some[Category] | None = Field(None, description="aucune de ces catégories n'est présente")
    only: Some[Category] | None = Field(None, description="rien n'est présent hors de ces catégories")


class Persons(ExactlyOne):
    """Holds on who the persons named are; without any, it never does."""

    any_of: Some[Role] | None = Field(None, description="au moins une personne nommée a un de ces rôles")
    only: Some[Role] | None = Field(None, description="toutes les personnes nommées ont un de ces rôles")


class Obstacles(ExactlyOne):
    """Holds on what could not be read."""

    any: Literal[True] | None = Field(None, description="« true » : quelque chose n'a pas pu être lu, quoi que ce soit")
    any_of: Some[Obstacle] | None = Field(None, description="au moins un de ces contenus n'a pas pu être lu")


class When(Strict):
    """The conditions of a rule."""

    tier: Some[Tier] | None = Field(None, description="niveaux de confiance du service d'IA")
    service: Some[str] | None = Field(None, description="services d'IA, par leur nom dans le catalogue")
    group: Some[str] | None = Field(None, description="groupes de l'établissement ; l'auteur est de l'un d'eux")
    hours: Moment | None = Field(None, description="pendant ou hors des heures ouvrées (« hours » de la politique)")
    identifying: Some[Identifying] | None = Field(None, description="à quel point une personne est reconnaissable")
    secret: bool | None = Field(
        None, description="« true » : parle d'une personne réelle connue par le soin (secret médical)"
    )
    vignette: bool | None = Field(None, description="« true » : se présente comme un cas inventé, un examen, un QCM")
    categories: Categories | None = Field(None, description="catégories trouvées dans la demande")
    persons: Persons | None = Field(
        None, description="rôles des personnes nommées : patient (ou inconnu), proche, professionnel"
    )
    obstacles: Obstacles | None = Field(None, description="contenus qui n'ont pas pu être lus (image, son, fichier…)")
    complete: bool | None = Field(None, description="« false » : l'analyse n'est pas allée au bout")
    anonymity_below: int | None = Field(
        None, ge=1, description="moins de tant de personnes en France correspondent ; ignoré sans estimation"
    )

    @property
    def beyond_text(self) -> bool:
        """Whether no text alone can meet these conditions."""
        return self.obstacles is not None or self.complete is not None
