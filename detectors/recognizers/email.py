"""E-mail addresses, also as people write them to hide them from robots."""

from presidio_analyzer import Pattern, PatternRecognizer

EXAMPLES = (
    "écrire à <EMAIL_ADDRESS>helene.lefevre@exemple.fr</EMAIL_ADDRESS>.",
    "<EMAIL_ADDRESS>helene.lefevre＠exemple.fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>helene.lefevre [at] exemple [dot] fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>helene point lefevre arobase exemple point fr</EMAIL_ADDRESS>",
    "<EMAIL_ADDRESS>h.lefevre (arobase) exemple.fr</EMAIL_ADDRESS>",
    "MSSanté : <EMAIL_ADDRESS>dr.marchand@ch-exemple.mssante.fr</EMAIL_ADDRESS>, à joindre",
    "mailto:<EMAIL_ADDRESS>h_lefevre+labo@example.org</EMAIL_ADDRESS>",
)
NON_EXAMPLES = (
    "la dose @ 5 mg",
    "le décorateur @property de Python",
    "un rendez-vous at 5 pm dot",
    "voir exemple.fr",
    "le compte @hopital sur le réseau",
)

_AT = r"\s?(?:[\[({]\s?(?:at|arobase|chez)\s?[\])}]|(?<=\s)arobase(?=\s))\s?"
_DOT = r"\s?(?:[\[({]\s?(?:dot|point)\s?[\])}]|(?<=\s)point(?=\s)|\.)\s?"
_DOT_SPOKEN = r"(?:\.|\s?[\[({]\s?(?:dot|point)\s?[\])}]\s?|\spoint\s)"
_WORD = r"[\p{L}\d_+\-]{1,40}"


class EmailRecognizer(PatternRecognizer):
    """Finds addresses (RFC 5322 dot-atoms, length bounded) and their spoken or bracketed forms.

    Unlike Presidio's own, it asks no list of public suffixes, hence no network. An unknown suffix is still an
    address.
    """

    def __init__(self) -> None:
        name = r"[\p{L}\d!#$%&'*+/=?^_`{|}~\-]"
        super().__init__(
            supported_entity="EMAIL_ADDRESS",
            supported_language="fr",
            name="email",
            patterns=[
                Pattern(
                    "arobase",
                    rf"(?<![\p{{L}}\d_.+\-])[\p{{L}}\d_]{name}{{0,63}}+(?:\.{name}{{1,63}}+){{0,4}}[@＠]"
                    r"(?:[\p{L}\d\-]{1,63}\.){1,5}[\p{L}]{2,24}(?![\p{L}\d])",
                    0.95,
                ),
                Pattern(
                    "en toutes lettres",
                    (
                        rf"(?<![\w.]){_WORD}(?:{_DOT_SPOKEN}{_WORD}){{0,3}}{_AT}{_WORD}(?:{_DOT}{_WORD}){{0,2}}{_DOT}\p{{L}}{{2,6}}\b"
                    ),
                    0.9,
                ),
            ],
        )
