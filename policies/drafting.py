"""The first policy file of an establishment, written from a few answers, each part with its purpose in words."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from detectors.finding import Category
from policies.identifiers import Identifier
from policies.inferring import infer
from policies.samples import IDENTIFIER_RULE, RULES, Kind
from policies.sources import DEFAULT, SHIPPED
from policies.tools import ApprovedTool

_LONGEST_ID = 40
_END = ("# Toujours en dernier : la fin du fichier. Ajoutez au-dessus.", "...")
_NUMBERLESS = "Réunion de service le mardi 14 à 10h30, prévoir 25 places."


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Answers.

    Attributes:
        establishment: Its name.
        kind: What it is.
        contact: Whom its people write to.
        approved_tool: That they are sent to, if there is one.
        contracted: Catalogue ids of the services under contract.
        identifier: Its own patient numbers, if their form is known.
    """

    establishment: str
    kind: Kind
    contact: str
    approved_tool: ApprovedTool | None = None
    contracted: tuple[str, ...] = ()
    identifier: Identifier | None = None


class TooBroadError(ValueError):
    """A pattern would stop harmless questions: words that precede the number are needed."""


def policy_id(establishment: str) -> str:
    """Give a policy's id from the name of an establishment: « CHU d'Exemple » is `chu-d-exemple`."""
    ascii_only = unicodedata.normalize("NFKD", establishment).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", ascii_only))[:_LONGEST_ID].strip("-")
    return slug if slug and slug not in SHIPPED else f"politique-{slug}".strip("-")


def patient_number(examples: Sequence[str], after: Iterable[str] = ()) -> Identifier:
    """Make the identifier of an establishment's patient numbers from invented ones.

    Raises:
        TooBroadError: harmless questions would be stopped; the message says what to do.
        ValueError: the examples cannot be used, for the reason that the message gives.
    """
    said = {
        "id": "ipp-local",
        "title": "Numéro de patient de l'établissement",
        "category": Category.IPP,
        "pattern": infer(examples),
        "examples": tuple(examples),
        "non_examples": (_NUMBERLESS,),
    }
    words = frozenset(after)
    try:
        return Identifier.model_validate(said | ({"after": words} if words else {}))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] != "policy":
        raise ValueError("donnez au moins deux exemples, courts et complets.")
    if first["ctx"]["at"] == ("pattern",) and not words:
        raise TooBroadError("ces numéros ressemblent à d'autres : dites quels mots les précèdent (IPP, dossier…).")
    raise ValueError(first["msg"])


def draft(answers: Draft, schema: str) -> str:
    """Write the file, keys in their usual order; it loads, and its cases hold.

    Args:
        answers: What it says.
        schema: Where the file's editor finds the schema.
    """
    return "\n".join((*_head(answers, schema), *_tools(answers), *_identifiers(answers), *_rules(answers), *_END, ""))


def _head(answers: Draft, schema: str) -> Iterator[str]:
    name = answers.establishment
    yield f"# yaml-language-server: $schema={schema}"
    yield "#"
    yield f"# {' '.join(name.split())} : ce qui peut partir vers les IA génératives."
    yield "#"
    yield "# Ce fichier ne dit que ce qui est propre à l'établissement ; le reste vient de la règle nationale."
    yield "# Après chaque changement : augmenter « version », puis lancer « paravent policy check »."
    yield "# Pour un premier essai qui note tout et ne retient rien, ajouter la clé « mode » avec la valeur observe."
    yield ""
    yield f"extends: {DEFAULT.stem}"
    yield f"id: {quoted(policy_id(name))}"
    yield f"title: {quoted(f'Politique IA : {name}')}"
    yield "version: 1"
    yield f"establishment: {quoted(name)}"
    yield "# Affiché à chaque personne dont la demande est bloquée."
    yield f"contact: {quoted(answers.contact)}"


def _tools(answers: Draft) -> Iterator[str]:
    if answers.approved_tool is not None:
        yield ""
        yield "approved_tool:"
        yield f"  name: {quoted(answers.approved_tool.name)}"
        yield f"  url: {quoted(answers.approved_tool.url)}"
    if answers.contracted:
        yield ""
        yield "# Services sous contrat : un récit de soin sans identité peut y partir. Les noms sont ceux de"
        yield "# « paravent policy services » ; les services absents d'ici gardent le niveau du catalogue."
        yield "tools:"
        for service in answers.contracted:
            yield f"  - service: {service}"
            yield "    tier: contracted"
            yield "    why: Contrat en cours entre l'éditeur et l'établissement ; en préciser ici la référence."


def _identifiers(answers: Draft) -> Iterator[str]:
    one = answers.identifier
    if one is None:
        return
    yield ""
    yield "# Numéros que seul l'établissement écrit. Les exemples sont inventés : jamais un vrai numéro ici."
    yield "identifiers:"
    yield f"  - id: {one.id}"
    yield f"    title: {quoted(one.title)}"
    yield f"    category: {one.category}"
    yield f"    pattern: {quoted(one.pattern)}"
    if one.after:
        yield f"    after: {_quoted_all(sorted(one.after))}"
    yield f"    examples: {_quoted_all(one.examples)}"
    yield f"    non_examples: {_quoted_all(one.non_examples)}"


def _rules(answers: Draft) -> Iterator[str]:
    yield ""
    yield "# Règles propres à l'établissement, lues avant les nationales : la première qui convient décide."
    yield "# Avec le statut observe, une règle est notée au journal et n'agit pas ; quand ses décisions vous"
    yield "# conviennent, écrivez enforce à la place. Chaque règle porte ses exemples : un qu'elle traite, un"
    yield "# qu'elle laisse."
    yield "rules:"
    yield RULES[answers.kind].strip("\n")
    if one := answers.identifier:
        words = " ".join(sorted(one.after or ())[:1])
        sentence = f"Que faut-il retenir du patient {words} <IPP>{one.examples[0]}</IPP> ?".replace("  ", " ")
        yield ""
        yield IDENTIFIER_RULE.strip("\n").replace("SENTENCE", quoted(sentence))


def quoted(text: str) -> str:
    """Write a text so that YAML reads it as itself, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def _quoted_all(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, texts))}]"
