"""An exception: a rule lifted for some, for a reason, under somebody's name, and for a time."""

from datetime import date, timedelta
from typing import Self

from pydantic import Field, model_validator

from policies.case import Case
from policies.decision import Action
from policies.shape import Day, Id, Strict, Text, complaint
from policies.when import When

LONGEST = timedelta(days=366)


class Exemption(Strict):
    """What becomes of the requests that a rule would stop, until a day."""

    id: Id = Field(description="nom de l'exception en minuscules, mots séparés par des tirets, jamais réutilisé")
    title: Text = Field(description="l'exception en une phrase")
    rule: Id = Field(description="règle levée")
    when: When = Field(description="conditions, toutes requises, en plus de celles de la règle")
    action: Action = Field(description="ce que devient la demande au lieu de l'action de la règle")
    approver: Text = Field(description="qui l'a accordée")
    reason: Text = Field(description="pourquoi")
    granted: Day = Field(description="jour où elle prend effet : 2026-11-01")
    expires: Day = Field(description="dernier jour, au plus un an après : 2027-10-31")
    tell: Text | None = Field(None, description="message à la personne, s'il y a lieu")
    tell_en: Text | None = Field(None, description="le même message en anglais, pour « language: en »")
    cases: tuple[Case, ...] = Field((), description="exemples, jugés le jour où l'exception prend effet")

    @model_validator(mode="after")
    def _lifts(self) -> Self:
        if self.action is Action.BLOCK:
            raise complaint(
                "une exception laisse partir : « allow » ou « redact ». Pour bloquer, écrivez une règle.", "action"
            )
        return self

    @model_validator(mode="after")
    def _lasts(self) -> Self:
        if self.expires < self.granted:
            raise complaint("l'exception finit avant de commencer : donnez une fin, après le début.", "expires")
        if self.expires - self.granted > LONGEST:
            raise complaint("une exception dure un an au plus : donnez une fin plus proche du début.", "expires")
        return self

    @model_validator(mode="after")
    def _for_some(self) -> Self:
        if not self.when.model_fields_set:
            raise complaint("dites pour qui ou pour quoi : une exception sans condition est une règle retirée.", "when")
        return self

    def holds_on(self, day: date) -> bool:
        """Tell whether the exception is in force on a day."""
        return self.granted <= day <= self.expires
