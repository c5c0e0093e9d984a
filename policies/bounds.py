"""How much and how long: bounds of one request, of what memory keeps, of what the journal keeps."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from policies.shape import Strict, Text, complaint

USUAL_DAYS, LONGEST_WITHOUT_REASON = 180, 365
"""Days that the journal is kept: CNIL, recommendation on logging (2021): six months to one year, more if justified."""


class Limits(Strict):
    """Bounds of one request and of one conversation."""

    characters: Annotated[int, Field(ge=1_000, le=1_000_000)] = Field(
        1_000_000, description="caractères d'une demande, historique compris ; au-delà elle est refusée"
    )
    seconds: Annotated[int, Field(ge=1, le=60)] = Field(
        15, description="secondes d'analyse d'une demande ; au-delà elle est refusée"
    )
    pseudonyms_hours: Annotated[int, Field(ge=1, le=24)] = Field(
        8, description="heures pendant lesquelles les noms remplacés sont gardés en mémoire, pour les remettre"
    )


class Retention(Strict):
    """How long decisions are kept."""

    days: Annotated[int, Field(ge=1, le=3_650)] = Field(
        USUAL_DAYS, description="jours de conservation du journal ; plus de 365 demande une justification"
    )
    justification: Text | None = Field(None, description="pourquoi plus d'un an, pour le DPO")

    @model_validator(mode="after")
    def _justified(self) -> Self:
        if self.days > LONGEST_WITHOUT_REASON and self.justification is None:
            raise complaint("plus de 365 jours : dites pourquoi dans « justification ».", "days")
        return self
