"""Ways to write the same thing, after the evasion suites of the field, with what is promised of each."""

import base64
import codecs
import gzip
import html
import json
import unicodedata
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import quote

from detectors.finding import Category
from tests.detectors.metamorphic import changes
from tests.detectors.metamorphic.changes import NAMES, NUMBERS, Change, encoded, everywhere, identity, inserted, wrapped


class Level(StrEnum):
    """What is promised: held, held most of the time, or a known limit."""

    MUST = "must"
    SHOULD = "should"
    LIMIT = "limit"


class Transform(NamedTuple):
    """A named change of a seed, and what is promised of it."""

    name: str
    level: Level
    change: Change


_LONG = "Le patient a bien toléré le traitement et la surveillance se poursuit sans incident notable. " * 40
_SPACES = {
    "espaces insécables": "\N{NO-BREAK SPACE}",
    "espaces fines insécables": "\N{NARROW NO-BREAK SPACE}",
    "espaces fines": "\N{THIN SPACE}",
    "espaces de chiffre": "\N{FIGURE SPACE}",
    "espaces idéographiques": "\N{IDEOGRAPHIC SPACE}",
}
_INVISIBLE = {
    "espace de largeur nulle": "\N{ZERO WIDTH SPACE}",
    "liant sans chasse": "\N{ZERO WIDTH JOINER}",
    "antiliant sans chasse": "\N{ZERO WIDTH NON-JOINER}",
    "gluon de mots": "\N{WORD JOINER}",
    "trait d'union conditionnel": "\N{SOFT HYPHEN}",
    "indicateur d'ordre": "\N{ZERO WIDTH NO-BREAK SPACE}",
    "diacritique vide": "\N{COMBINING GRAPHEME JOINER}",
    "sélecteur de variante": "\N{VARIATION SELECTOR-16}",
    "remplissage hangul": "\N{HANGUL FILLER}",
    "caractère de balise": "\N{TAG LATIN SMALL LETTER X}",
    "marque gauche-droite": "\N{LEFT-TO-RIGHT MARK}",
}
_MUST = {
    "tel quel": everywhere(str),
    "CAPITALES": everywhere(str.upper),
    "sans accents": everywhere(changes.without_accents),
    "NFD": everywhere(lambda text: unicodedata.normalize("NFD", text)),
    "NFKD": everywhere(lambda text: unicodedata.normalize("NFKD", text)),
    "sosies cyrilliques": changes.swapped(changes.CYRILLIC),
    "sosies grecs": changes.swapped(changes.GREEK),
    "gras mathématique": identity(changes.in_block(0x1D400, 0x1D41A, 0x1D7CE)),
    "pleine chasse": identity(changes.in_block(0xFF21, 0xFF41, 0xFF10)),
    "chiffres arabes orientaux": everywhere(changes.digits_from("٠")),
    "chiffres devanagari": everywhere(changes.digits_from("०")),
    "bidi inversé": identity(changes.backwards),
    "bidi isolé": identity(lambda text: f"\N{LEFT-TO-RIGHT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"),
    "entités HTML": everywhere(lambda text: html.escape(text).encode("ascii", "xmlcharrefreplace").decode()),
    "échappements JSON": everywhere(lambda text: json.dumps(text)[1:-1]),
    "pourcents": everywhere(lambda text: quote(text, safe="/:,@")),
    "UTF-8 lu en Windows-1252": everywhere(changes.misread),
    "base64": encoded(changes.in_base64),
    "base64 sur deux niveaux": encoded(lambda text: changes.in_base64(changes.in_base64(text))),
    "hexadécimal": encoded(lambda text: text.encode().hex()),
    "guillemets": identity(lambda text: f"«\N{NO-BREAK SPACE}{text}\N{NO-BREAK SPACE}»"),
    "gras markdown": wrapped("**Note** : ", " **Fin.**"),
    "commentaire de code": wrapped("# ", "\ncreat = 112"),
    "chaîne JSON": wrapped('{"note": "', '", "k": 4.1}'),
    "balise HTML": wrapped("<p>", "</p>"),
    "au milieu d'un long texte": wrapped(_LONG, f" {_LONG}"),
    "après une question": wrapped("Peux-tu reformuler ce message ?\n\n", "\n\nMerci d'avance."),
    "chiffres espacés": identity(changes.apart, NUMBERS),
    "nombre coupé par la ligne": identity(changes.cut, (Category.NIR,)),
}
_SHOULD = {
    "minuscules": everywhere(str.lower),
    "chiffres en toutes lettres": identity(changes.in_words, NUMBERS),
    "lettres espacées": identity(lambda text: "  ".join(map(" ".join, text.split())), NAMES),
    "lettres pointées": identity(lambda text: " ".join(map(".".join, text.split())), NAMES),
    "faute de frappe": changes.mistyped,
    "lecture optique": identity(lambda text: text.replace("l", "1", 1).replace("o", "0", 1), NAMES),
    "coupure en fin de ligne": identity(lambda text: f"{text[:3]}-\n{text[3:]}", NAMES),
    "gras au milieu du mot": identity(lambda text: f"{text[:2]}**{text[2:]}**", NAMES),
    "adresse dictée": identity(
        lambda text: text.replace("@", " arobase ").replace(".", " point "), (Category.EMAIL_ADDRESS,)
    ),
    "pourcents doubles": everywhere(lambda text: quote(quote(text, safe="/:,@"))),
    "gzip puis base64": encoded(lambda text: base64.b64encode(gzip.compress(text.encode())).decode()),
    "quoted-printable": everywhere(changes.in_quoted_printable),
}
_LIMIT = {
    "rot13": encoded(lambda text: codecs.encode(text, "rot13")),
    "à l'envers": identity(lambda text: text[::-1]),
}
TRANSFORMS = (
    *(
        Transform(name, Level.MUST, everywhere(lambda text, s=space: text.replace(" ", s)))
        for name, space in _SPACES.items()
    ),
    *(Transform(name, Level.MUST, inserted(char)) for name, char in _INVISIBLE.items()),
    *(Transform(name, Level.MUST, change) for name, change in _MUST.items()),
    *(Transform(name, Level.SHOULD, change) for name, change in _SHOULD.items()),
    *(Transform(name, Level.LIMIT, change) for name, change in _LIMIT.items()),
)
