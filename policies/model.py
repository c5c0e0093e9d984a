"""The shape of a policy file: every key, in the order in which a rule is read."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from policies.case import Case, Text
from policies.decision import Action
from policies.when import Strict, When

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Status(StrEnum):
    """The ladder of a rule: watched first, then acting, then kept so that its id is never used again."""

    OBSERVE = "observe"
    ENFORCE = "enforce"
    RETIRED = "retired"


class Rule(Strict):
    """One outcome, when it applies, what people are told, and the cases that prove it."""

    id: Id = Field(description="nom de la règle en minuscules, mots séparés par des tirets, jamais réutilisé")
    title: Text = Field(description="la règle en une phrase")
    status: Status = Field(description="où en est la règle")
    why: Text = Field(description="raison d'être de la règle")
    when: When = Field(description="conditions, toutes requises ; {} convient à toute demande")
    action: Action = Field(description="ce que devient la demande")
    tell: Text = Field(description="message à la personne : ce qui est trouvé, pourquoi, que faire à la place")
    references: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(description="textes qui fondent la règle")
    owner: Text = Field(description="qui répond de la règle")
    cases: tuple[Case, ...] = Field(
        description="exemples : au moins un que la règle traite, au moins un où l'on attend une autre action"
    )

    @model_validator(mode="after")
    def _proven(self) -> Self:
        caught = [case.expect is self.action for case in self.cases]
        if all(caught) or not any(caught):
            raise PydanticCustomError(
                "policy",
                "donnez au moins un cas où l'on attend « {action} » et un où l'on attend autre chose.",
                {"action": self.action, "at": ("cases",)},
            )
        return self

    @model_validator(mode="after")
    def _proven_on_text(self) -> Self:
        for index, case in enumerate(self.cases):
            if case.text is None and not self.when.beyond_text:
                message = "donnez un « text » : « facts » seul est réservé aux règles sur obstacles ou complete."
                raise PydanticCustomError("policy", message, {"at": ("cases", index)})
        return self


def _distinct(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    seen = {"default"}
    for index, rule in enumerate(rules):
        if rule.id in seen:
            message = "« {id} » est déjà pris : donnez à chaque règle son propre nom."
            raise PydanticCustomError("policy", message, {"id": rule.id, "at": (index, "id")})
        seen.add(rule.id)
    return rules


class ApprovedTool(Strict):
    """The tool that people are sent to instead."""

    name: Text = Field(description="nom de l'outil validé")
    url: Annotated[str, Field(pattern=r"^https://[^\s<>\"']+$", max_length=500)] = Field(
        description="adresse de l'outil, en https://"
    )


class Policy(Strict):
    """An establishment's policy: the first enforced rule that matches decides, and none means block."""

    id: Id = Field(description="nom de la politique en minuscules, mots séparés par des tirets")
    title: Text = Field(description="la politique en une phrase")
    version: int = Field(ge=1, description="numéro de version, entier, augmenté à chaque changement")
    default: Literal["block"] = Field(description="réponse si aucune règle ne convient : toujours « block »")
    owner: Text = Field(description="qui répond de la politique")
    contact: Text = Field(description="à qui écrire pour une question ou une erreur")
    approved_tool: ApprovedTool | None = Field(None, description="outil validé à proposer à la place")
    rules: Annotated[tuple[Rule, ...], AfterValidator(_distinct)] = Field(
        description="règles, lues de haut en bas : la première qui convient décide"
    )
