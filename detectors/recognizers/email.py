"""E-mail addresses, also as people write them to hide them from robots or dictate them."""

from collections.abc import Iterator

from detectors.finding import Category
from detectors.matching import TIMEOUT, Hit, Recognizer, compiled

EXAMPLES = (
    "écrire à <EMAIL_ADDRESS>helene.lefevre@exemple.fr</EMAIL_ADDRESS>.",
    "<EMAIL_ADDRESS>helene.lefevre＠exemple.fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>helene.lefevre [at] exemple [dot] fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>helene point lefevre arobase exemple point fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>h.lefevre (arobase) exemple.fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>h.lefevre AROBASE exemple.fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>helene tiret lefevre arobase exemple point fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>h.lefevre{at}exemple.fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>h.lefevre at exemple dot fr</EMAIL_ADDRESS>",
    "mail : <EMAIL_ADDRESS>h.lefevre chez exemple.fr</EMAIL_ADDRESS>",
    "MSSanté : <EMAIL_ADDRESS>dr.marchand@ch-exemple.mssante.fr</EMAIL_ADDRESS>, à joindre",
    "mailto:<EMAIL_ADDRESS>h_lefevre+labo@example.org</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>helene.lefevre @ exemple . fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>helene.lefevre@ exemple.fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>hélène.lefèvre@exemple.fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>secretariat.cardio@ch-exemple.fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>Helene.LEFEVRE@AP-HP.fr</EMAIL_ADDRESS>",
    "mail : <EMAIL_ADDRESS>h.lefevre@exemple</EMAIL_ADDRESS>",
    "courriel <EMAIL_ADDRESS>helene.lefevre@exemplefr</EMAIL_ADDRESS>, à jour",
    "mail : à demander, ou <EMAIL_ADDRESS>h.l@exemple.fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>helene.lefevre@exemple,fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>lefevre@exemple..fr</EMAIL_ADDRESS>",
    "Hélène Lefèvre <<EMAIL_ADDRESS>lefevre@mail.exemple.co.uk</EMAIL_ADDRESS>>",
    "<EMAIL_ADDRESS>helene-lefevre75@exemple.paris</EMAIL_ADDRESS>;<EMAIL_ADDRESS>o'brien@example.org</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>185037512345641@patient.mssante.fr</EMAIL_ADDRESS>",
    "nom=Durand&mail=<EMAIL_ADDRESS>h.lefevre@exemple.fr</EMAIL_ADDRESS>",
    "||^NET^^<EMAIL_ADDRESS>h.lefevre@exemple.fr</EMAIL_ADDRESS>|",
    "<EMAIL_ADDRESS>lefevre@[192.0.2.1]</EMAIL_ADDRESS>",
    "adresse <EMAIL_ADDRESS>helene.lefevre@exemple.fr</EMAIL_ADDRESS>/bureau",
)
NON_EXAMPLES = (
    "la dose @ 5 mg",
    "le décorateur @property de Python",
    "un rendez-vous at 5 pm dot",
    "voir exemple.fr",
    "le compte @hopital sur le réseau",
    "le signe arobase se tape avec AltGr",
    "100 mg @ 8 h . puis",
    "numpy A @ B",
    "chez Dupont point final",
    "voir chez le médecin",
    "scanner at 3 T. Dot",
    "image: registry/app@sha256:abcd",
    "commit@v1.2",
    "y = A @ B.shape",
    "git clone git@github.com:exemple/depot.git",
)

_LOCAL = compiled(r"(?r)(?<![\w.+\-])\w[\w!#$%'*+`~.\-]{0,100}[ ]?")
"""Read backwards from the « @ »: a text made of them stays linear. RFC 5322 also allows the signs that separate
fields (`=&?/|^{}`); nobody's address holds them, and records write « mail=h.lefevre@exemple.fr »."""
_DOMAIN = compiled(
    r"[ ]?(?:(?:[\w\-]{1,63}(?:[ ]?\.[ ]?|\.\.|,(?=\w{2,3}\b))){1,5}\p{L}{2,24}(?![\w])|\[\d{1,3}(?:\.\d{1,3}){3}\])"
)
_TIGHT = compiled(
    r"(?:[\w\-]{1,63}\.){1,5}\p{L}{2,24}(?![\w\-])|[\w\-]{1,63}(?:\.[\w\-]{1,63}){0,5}\.\p{L}{2,24}(?!\w)"
)
_WORD_ALONE = compiled(r"\p{L}[\w\-]{2,40}(?!\w|[:/.]\w)")
_ANNOUNCED = compiled(
    r"(?i)\b(?:e?-?mails?|courriels?|adresses?|m[ée]l|mss(?:ant[ée])?|mailto|contact|@)\b?[^@\n]{0,60}$"
)
_COMMON_SUFFIXES = frozenset(
    {
        "fr",
        "com",
        "org",
        "net",
        "eu",
        "be",
        "ch",
        "lu",
        "ca",
        "uk",
        "de",
        "es",
        "it",
        "pt",
        "re",
        "gp",
        "mq",
        "gf",
        "yt",
        "nc",
        "pf",
        "pm",
        "ma",
        "dz",
        "tn",
        "sn",
        "info",
        "paris",
        "bzh",
        "alsace",
        "corsica",
    }
)
"""With spaces around the « @ », only these make an address: `a @ b.shape` is code."""
_LONGEST_LOCAL, _LONGEST_DOMAIN = 130, 260

_NAME = r"[\w+\-]{1,40}"
_JOINED = r"(?:\.|\s?[\[({]\s?(?:dot|point)\s?[\])}]\s?|\s(?:point|tiret|dot|underscore)\s)"
_AT_WORDS = ("arobas", " at ", "at]", "at)", "at}", "at ]", "at )", "chez")
_SPOKEN = compiled(
    r"(?i)\s?[\[({]\s?(?:at|arobase?|chez|@)\s?[\])}]\s?|\sarobase?\s"
    r"|\s(?:at|chez)\s(?=\S{1,40}(?:\.|\s(?:dot|point)\s)\p{L}{2,6}\b)"
)
_SPOKEN_LOCAL = compiled(rf"(?ri)(?<![\w.]){_NAME}(?:{_JOINED}{_NAME}){{0,4}}")
_SPOKEN_DOMAIN = compiled(
    rf"(?i){_NAME}(?:{_JOINED}{_NAME}){{0,2}}{_JOINED}(?:\p{{L}}{{2,6}}|f\sr|c\so\sm|o\sr\sg|n\se\st|e\su)\b"
)


class FrEmailRecognizer(Recognizer):
    """Finds addresses (RFC 5322 dot-atoms, length bounded) and their spoken or bracketed forms.

    Unlike Presidio's own, it asks no list of public suffixes, hence no network: an unknown suffix is still an address.
    It starts from « @ » and reads both ways, so that a text without one costs nothing. Boxes of a service are
    addresses too: they lead to a person.
    """

    def __init__(self) -> None:
        super().__init__(Category.EMAIL_ADDRESS, "email")

    def find(self, text: str) -> Iterator[Hit]:
        """Give addresses around each « @ », then those in words."""
        at = text.find("@")
        while at >= 0:
            yield from _around(text, at)
            at = text.find("@", at + 1)
        lowered = text.lower()
        if any(word in lowered for word in _AT_WORDS):
            yield from _in_words(text)


def _in_words(text: str) -> Iterator[Hit]:
    for at in _SPOKEN.finditer(text, timeout=TIMEOUT):
        low, high = max(0, at.start() - _LONGEST_LOCAL), min(len(text), at.end() + _LONGEST_DOMAIN)
        local = _SPOKEN_LOCAL.match(text, low, at.start(), timeout=TIMEOUT)
        domain = _SPOKEN_DOMAIN.match(text, at.end(), high, timeout=TIMEOUT)
        if local and domain:
            yield Hit("en toutes lettres", local.start(), domain.end(), 0.9)


def _around(text: str, at: int) -> Iterator[Hit]:
    local = _LOCAL.match(text, max(0, at - _LONGEST_LOCAL), at)
    if local is None or local[0].lower() == "git":
        return
    end = min(len(text), at + 1 + _LONGEST_DOMAIN)
    domain = _TIGHT.match(text, at + 1, end) or _DOMAIN.match(text, at + 1, end)
    spaced = text[at - 1] == " " or text[at + 1 : at + 2] == " "
    if domain and (not spaced or domain[0].split(".")[-1].strip().lower() in _COMMON_SUFFIXES):
        yield Hit("arobase", local.start(), domain.end(), 0.95)
    elif (alone := _WORD_ALONE.match(text, at + 1, end)) and _ANNOUNCED.search(text, max(0, at - 160), local.start()):
        yield Hit("suffixe oublié", local.start(), alone.end(), 0.7)
