"""What a person reads when a request does not leave, as a template that an establishment may write itself."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from policies.shape import Strict, Text, complaint


class Language(StrEnum):
    """The language in which people are told."""

    FRENCH = "fr"
    ENGLISH = "en"


class Blank(StrEnum):
    """What a template can hold, between braces."""

    SERVICE = "service"
    TELL = "tell"
    FOUND = "found"
    REPHRASE = "rephrase"
    PROPOSAL = "proposal"
    TOOL = "tool"
    CONTACT = "contact"
    REFERENCE = "reference"
    REPORT = "report"
    ESTABLISHMENT = "establishment"


_NEVER_EMPTY = frozenset({Blank.SERVICE, Blank.TELL, Blank.CONTACT, Blank.REFERENCE})
"""Blanks that a policy always fills: only these may stand in the paragraph of the reference."""

_BLANK = re.compile(r"\{([^{}\n]*)\}")
_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")
_EXCERPT = 40


def _names(text: str) -> list[str]:
    return _BLANK.findall(text)


def _paragraphs(template: str) -> list[str]:
    return _BETWEEN_PARAGRAPHS.split(template)


def _sound(template: str) -> str:
    """Refuse a template with a blank that nothing fills, or without a reference in all its messages."""
    allowed = ", ".join(f"{{{blank}}}" for blank in Blank)
    for word in _names(template):
        if word not in set(Blank):
            message = "« {word} » n'est pas permis entre accolades. Permis : {allowed}."
            raise complaint(message, word=word[:_EXCERPT], allowed=allowed)
    if set("{}") & set(_BLANK.sub("", template)):
        raise complaint("une accolade seule : retirez-la. Entre accolades sont permis : {allowed}.", allowed=allowed)
    told = [_names(paragraph) for paragraph in _paragraphs(template) if Blank.REFERENCE in _names(paragraph)]
    if not told:
        raise complaint(
            "« {blank} » manque : sans référence, personne ne peut retrouver la décision.", blank="{reference}"
        )
    if not any(_NEVER_EMPTY.issuperset(names) for names in told):
        raise complaint(
            "« {blank} » disparaît avec son paragraphe si un mot y reste vide : écrivez-la dans un paragraphe à part.",
            blank="{reference}",
        )
    return template


Template = Annotated[Text, AfterValidator(_sound)]


class Messages(Strict):
    """The establishment's own templates; a paragraph of which a blank stays empty is left out."""

    blocked: Template | None = Field(
        None,
        description="demande bloquée par une règle ; entre accolades : {service}, {tell} (message de la règle), "
        "{found} (ce qui est repéré), {rephrase} (comment reposer la question), {proposal} (version qui peut partir), "
        "{tool}, {contact}, {establishment}, {reference}, {report} (où dire que c'est une erreur) ; un paragraphe dont "
        "un mot reste vide disparaît",
    )
    refused: Template | None = Field(
        None,
        description="demande qui n'a pas pu être vérifiée ; {tell} dit pourquoi et que faire, {found}, {rephrase} et "
        "{proposal} restent vides",
    )


DEFAULTS: Mapping[Language, Messages] = {
    Language.FRENCH: Messages(
        blocked="""Cette demande n'a pas été envoyée à {service}.

{tell}

Repéré : {found}.

Pour poser la même question : {rephrase}.

Version qui peut être envoyée :
{proposal}

Outil validé par l'établissement : {tool}.

A.V.E.C. (HAS) : Apprendre l'outil, Vérifier ce qu'il reçoit et ce qu'il répond, Estimer ce qu'il apporte, Communiquer.

Ce n'était pas une donnée de patient ? Signalez-le : {report}

Une question : {contact}.

Référence : {reference}. Le texte de votre demande n'est pas conservé. — Paravent

{establishment}""",
        refused="""Cette demande n'a pas été envoyée à {service}.

{tell}

Référence : {reference}. Le texte de votre demande n'est pas conservé. — Paravent

{establishment}""",
    ),
    Language.ENGLISH: Messages(
        blocked="""This request was not sent to {service}.

{tell}

Found: {found}.

To ask the same question: {rephrase}.

A version that may be sent:
{proposal}

Tool approved by the hospital: {tool}.

A.V.E.C. (HAS, France): learn the tool, check what it is given and what it answers, weigh what it brings, talk about it.

It was no patient's data? Report it: {report}

A question: {contact}.

Reference: {reference}. The text of your request is not kept. — Paravent

{establishment}""",
        refused="""This request was not sent to {service}.

{tell}

Reference: {reference}. The text of your request is not kept. — Paravent

{establishment}""",
    ),
}
"""What is used where the establishment wrote nothing.

A.V.E.C. stands for Apprendre, Vérifier, Estimer, Communiquer: HAS, « Premières clefs d'usage de l'IA générative en
santé », October 2025. What follows each verb is our short of it.
"""


def written(template: str, blanks: Mapping[Blank, str]) -> str:
    """Fill a template; a paragraph that names a blank of which nothing is known is left out.

    What fills a blank is never read as a template again.
    """
    filled = (_filled(paragraph, blanks) for paragraph in _paragraphs(template))
    return "\n\n".join(paragraph for paragraph in filled if paragraph)


def _filled(paragraph: str, blanks: Mapping[Blank, str]) -> str:
    if not all(blanks.get(Blank(name), "").strip() for name in _names(paragraph)):
        return ""
    return _BLANK.sub(lambda match: blanks[Blank(match[1])], paragraph).strip()
