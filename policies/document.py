"""A policy file as it is written: every key, in the order in which it is read."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Literal, Protocol, Self

from pydantic import AfterValidator, Field, model_validator

from detectors.finding import Category
from policies.bounds import Limits, Retention
from policies.custodians import Custodians
from policies.exemption import Exemption
from policies.groups import Group
from policies.hours import Hours
from policies.identifiers import Identifier
from policies.messages import Language, Messages
from policies.replacements import Replacement, ways
from policies.rule import Override, Rule
from policies.shape import Id, Strict, Text, complaint
from policies.tools import ApprovedTool, Tool

NEAREST = (
    "mode",
    "language",
    "establishment",
    "owner",
    "contact",
    "approved_tool",
    "hours",
    "limits",
    "retention",
    "custodians",
    "messages",
)
"""Keys of which the file nearest to the establishment has the only word."""


class Mode(StrEnum):
    """Whether an establishment's decisions act, or are only noted."""

    ENFORCE = "enforce"
    OBSERVE = "observe"


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def _distinct[T: _Named](blocks: tuple[T, ...]) -> tuple[T, ...]:
    return _once(blocks, [block.id for block in blocks], "id")


def _each_once(tools: tuple[Tool, ...]) -> tuple[Tool, ...]:
    return _once(tools, [tool.service for tool in tools], "service")


def _changed_once(overrides: tuple[Override, ...]) -> tuple[Override, ...]:
    return _once(overrides, [override.rule for override in overrides], "rule")


def _once[T](blocks: tuple[T, ...], names: Sequence[str], key: str) -> tuple[T, ...]:
    for index, name in enumerate(names):
        if name in names[:index]:
            raise complaint("« {name} » est déjà pris plus haut : un seul par nom.", index, key, name=name)
    return blocks


def _possible(chosen: dict[Category, Replacement]) -> dict[Category, Replacement]:
    for category, way in chosen.items():
        if way not in ways(category):
            allowed = ", ".join(sorted(ways(category)))
            raise complaint(
                "{category} ne se remplace que par : {allowed}.", category, category=category, allowed=allowed
            )
    return chosen


class Document(Strict):
    """One file. What it leaves out, it takes from the policy that it extends."""

    extends: Id | None = Field(
        None, description="politique dont celle-ci part : « has-2025 », ou le nom d'un fichier voisin, sans .yaml"
    )
    id: Id = Field(description="nom de la politique en minuscules, mots séparés par des tirets")
    title: Text = Field(description="la politique en une phrase")
    version: int = Field(ge=1, description="numéro de version, entier, augmenté à chaque changement")
    mode: Mode | None = Field(
        None, description="« observe » : tout est noté, rien n'est retenu ni masqué ; sinon « enforce »"
    )
    language: Language | None = Field(None, description="langue des messages aux personnes : fr ou en")
    default: Literal["block"] | None = Field(
        None, description="réponse si aucune règle ne convient : toujours « block »"
    )
    establishment: Text | None = Field(None, description="nom de l'établissement, pour les messages et les rapports")
    owner: Text | None = Field(None, description="qui répond de la politique")
    contact: Text | None = Field(None, description="à qui écrire pour une question ou une erreur")
    approved_tool: ApprovedTool | None = Field(None, description="outil validé à proposer à la place")
    tools: Annotated[tuple[Tool, ...], AfterValidator(_each_once)] = Field(
        (),
        description="services d'IA dont l'établissement fixe la confiance ; les autres ont celle du catalogue",
    )
    groups: Annotated[tuple[Group, ...], AfterValidator(_distinct)] = Field((), description="groupes de personnes")
    hours: Hours | None = Field(None, description="heures ouvrées")
    identifiers: Annotated[tuple[Identifier, ...], AfterValidator(_distinct)] = Field(
        (), description="numéros propres à l'établissement (format d'IPP, de dossier…)"
    )
    replacements: Annotated[dict[Category, Replacement], AfterValidator(_possible)] = Field(
        {}, description="par quoi remplacer ce qui est masqué, par catégorie ; sinon un repère, ou une généralité"
    )
    limits: Limits | None = Field(None, description="bornes d'une demande et d'une conversation")
    retention: Retention | None = Field(None, description="conservation du journal")
    custodians: Custodians | None = Field(
        None,
        description="les deux personnes dont les clés réunies disent qui est derrière une décision ; "
        "sans elles, personne ne le peut",
    )
    messages: Messages | None = Field(None, description="modèles des messages aux personnes")
    overrides: Annotated[tuple[Override, ...], AfterValidator(_changed_once)] = Field(
        (), description="règles héritées que l'établissement modifie"
    )
    exceptions: Annotated[tuple[Exemption, ...], AfterValidator(_distinct)] = Field(
        (), description="règles levées pour certains, par quelqu'un, jusqu'à un jour"
    )
    rules: Annotated[tuple[Rule, ...], AfterValidator(_distinct)] = Field(
        (), description="règles, lues de haut en bas avant celles dont on hérite : la première qui convient décide"
    )

    @model_validator(mode="after")
    def _stands_alone(self) -> Self:
        if self.extends is None:
            for name in ("default", "owner", "contact"):
                if getattr(self, name) is None:
                    raise complaint("« {name} » manque : une politique qui n'étend rien dit tout.", name=name)
            if self.overrides:
                raise complaint("rien à modifier : cette politique n'étend rien.", "overrides")
        return self
