"""The AI tools of an establishment: which it trusts, how far, and which it sends people to."""

from typing import Annotated

from pydantic import Field

from policies.facts import Tier
from policies.shape import Strict, Text


class Tool(Strict):
    """An AI service, and how the establishment stands with it."""

    service: Text = Field(description="service d'IA, par son nom dans le catalogue (paravent policy services)")
    tier: Tier = Field(description="niveau de confiance que l'établissement lui donne")
    why: Text = Field(description="ce qui le justifie : contrat, hébergement HDS, décision")


class ApprovedTool(Strict):
    """The tool that people are sent to instead."""

    name: Text = Field(description="nom de l'outil validé")
    url: Annotated[str, Field(pattern=r"^https://[^\s<>\"']+$", max_length=500)] = Field(
        description="adresse de l'outil, en https://"
    )
