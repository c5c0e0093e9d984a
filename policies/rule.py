"""A rule: one outcome, when it applies, what people are told, and the cases that prove it."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from policies.case import Case
from policies.decision import Action
from policies.shape import Id, Strict, Text, complaint
from policies.when import When


class Status(StrEnum):
    """The ladder of a rule: watched first, then acting, then kept so that its id is never used again."""

    OBSERVE = "observe"
    ENFORCE = "enforce"
    RETIRED = "retired"


class Rule(Strict):
    """What becomes of the requests that meet its conditions."""

    id: Id = Field(description="nom de la règle en minuscules, mots séparés par des tirets, jamais réutilisé")
    title: Text = Field(description="la règle en une phrase")
    status: Status = Field(description="où en est la règle")
    why: Text = Field(description="raison d'être de la règle")
    when: When = Field(description="conditions, toutes requises ; {} convient à toute demande")
    action: Action = Field(description="ce que devient la demande")
    tell: Text = Field(description="message à la personne : ce qui est trouvé, et pourquoi c'est retenu")
    tell_en: Text | None = Field(None, description="le même message en anglais, pour « language: en »")
    references: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(description="textes qui fondent la règle")
    owner: Text = Field(description="qui répond de la règle")
    cases: tuple[Case, ...] = Field(
        description="exemples : au moins un que la règle traite, au moins un où l'on attend une autre action"
    )

    @model_validator(mode="after")
    def _told_apart(self) -> Self:
        names = [case.name for case in self.cases]
        for index, name in enumerate(names):
            if name in names[:index]:
                raise complaint(
                    "deux exemples de la règle ont ce nom : donnez à chacun le sien.", "cases", index, "name"
                )
        return self

    @model_validator(mode="after")
    def _proven(self) -> Self:
        caught = [case.expect is self.action for case in self.cases]
        if all(caught) or not any(caught):
            raise complaint(
                "donnez au moins un cas où l'on attend « {action} » et un où l'on attend autre chose.",
                "cases",
                action=self.action,
            )
        return self

    @model_validator(mode="after")
    def _proven_on_text(self) -> Self:
        for index, case in enumerate(self.cases):
            if case.text is None and not self.when.beyond_text:
                raise complaint(
                    "donnez un « text » : « facts » seul est réservé aux règles sur obstacles ou complete.",
                    "cases",
                    index,
                )
        return self


class Override(Strict):
    """What an establishment changes of a rule that it inherits."""

    rule: Id = Field(description="règle héritée à modifier")
    why: Text = Field(description="raison de la modification")
    status: Status | None = Field(None, description="nouvel état : observe, enforce ou retired")
    action: Action | None = Field(None, description="nouvelle action ; demande de nouveaux « cases »")
    tell: Text | None = Field(None, description="nouveau message à la personne")
    tell_en: Text | None = Field(None, description="nouveau message en anglais")
    owner: Text | None = Field(None, description="qui répond désormais de la règle")
    cases: tuple[Case, ...] | None = Field(None, description="exemples qui remplacent ceux de la règle")

    @model_validator(mode="after")
    def _proves_its_action(self) -> Self:
        if self.action is not None and self.cases is None:
            raise complaint("une nouvelle action demande ses propres « cases ».", "action")
        if not self.changes():
            raise complaint("rien n'est modifié : donnez status, action, tell, owner ou cases.")
        return self

    def changes(self) -> dict[str, object]:
        """Give the keys of the rule that change, with their values."""
        return {name: getattr(self, name) for name in sorted(self.model_fields_set - {"rule", "why"})}

    def over(self, rule: Rule) -> Rule:
        """Give the rule as changed, proven like any other.

        Raises:
            ValidationError: the cases do not prove what the rule becomes.
        """
        kept = {name: getattr(rule, name) for name in type(rule).model_fields}
        return Rule.model_validate(kept | self.changes())
