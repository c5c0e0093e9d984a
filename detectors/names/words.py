"""A text as its words: where each is, how it is written, what is known of it, and what stands between two."""

import re

from detectors.names.vocabulary import SHORT_CIVILITIES
from models.lexicons.gazetteer import DRUG, GRAMMAR, MEDICAL, Known, known, plain

_WORD = re.compile(r"[NOM]['’](?=[A-ZÀ-Þ])[^\W_]+|[^\W\d_][^\W_]*(?:['’]h(?!\w))?")
"""A word starts with a letter; OCR puts digits in it. "N'Guessan" is one word, "d'Ormesson" is two."""
_JOINTS = frozenset({" ", "  ", "\t", "-", "‑", "^", "_", " -", "- "})
_INITIAL_JOINTS = frozenset({" ", ".", ". ", "-", ".-", ". -", "  "})
_SHORTENED, _FREQUENT = 4, 3
_DOCTORS = frozenset({"dr", "docteur", "pr", "professeur", "me", "mme", "mr"})
_ABBREVIATED = frozenset({"ch", "th", "ph", "fr"})


_MEDICAL_ENDING = re.compile(
    r"(?:ose|oses|ite|ites|emie|pathie|therapie|scopie|graphie|metrie|plastie|tomie|ectomie|algie|urie|ome|omes|coccus"
    r"|ella|bacter|mycine|cilline|azole|statine|prazole|sartan|olol|mab|nib|vir|tion|tions|ique|iques|logie|ologue"
    r"|phobie|phagie|cytose|trophie|ase|ases|idae|aceae|ales|ez|ement|eux|euse|aire|aires|al|ale|aux)$"
)
"""How words of medicine end, and verbs said to a patient."""


_DIGITS = str.maketrans("0158", "oisb")
_LETTER = re.compile(r"(?<=[^\W\d_])[0158](?=[^\W\d_])")


def _misread(word: str) -> str:
    """Give a word with the letters that OCR took for digits: "LAF0REST", "M0NSIEUR"."""
    return _LETTER.sub(lambda digit: digit[0].translate(_DIGITS), word)


_SINCE_FIGURES = re.compile(r"^.*\d(?! ?[.)])")
"""Figures and what stands before them, between two words: "(p. 23 55), Sami" does not open a sentence."""


class Words:
    """The words of one text, by index.

    Attributes:
        text: The text.
        starts: First code point of each word.
        ends: One past its last code point.
        raw: The word as written.
        plain: The word in plain spelling.
    """

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(text))
        self.text = text
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.raw = [match[0] for match in found]
        spelling = {word: plain(word if word.isalpha() else _misread(word)) for word in set(self.raw)}
        self.plain = [spelling[word] for word in self.raw]
        self._capital = [word[0].isupper() for word in self.raw]
        self._known: dict[str, Known] = {}

    def __len__(self) -> int:
        return len(self.raw)

    def before(self, at: int) -> str:
        """Give what stands between a word and the one before."""
        return self.text[self.ends[at - 1] if at else 0 : self.starts[at]]

    def after(self, at: int) -> str:
        """Give what stands between a word and the next one."""
        return self.text[self.ends[at] : self.starts[at + 1] if at + 1 < len(self.raw) else None]

    def known(self, at: int) -> Known:
        """Look a word up, once."""
        word = self.plain[at]
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = known(word)
        return found

    def capital(self, at: int) -> bool:
        """Tell whether a word starts with a capital."""
        return self._capital[at]

    def upper(self, at: int) -> bool:
        """Tell whether a word is written in capitals, an initial excepted."""
        return len(self.raw[at]) > 1 and self.raw[at].isupper()

    def initial(self, at: int) -> bool:
        """Tell whether a word is the initial of a name: J., P, Ph. "M. " is a civility."""
        word = self.raw[at]
        if len(word) == 1:
            gap = self.after(at)
            doctor = at > 0 and self.plain[at - 1] in _DOCTORS
            civility = word == "M" and gap == ". " and self.before(at) not in {"-", ".", ".-"} and not doctor
            return word.isupper() and gap[:1] not in {"'", "’"} and not (civility and not self._follows_first_name(at))
        return self.plain[at] in _ABBREVIATED and self.after(at).startswith(".")

    def _follows_first_name(self, at: int) -> bool:
        """Tell whether the M of "Jean-Baptiste M. sur les nuits" stands for a surname."""
        if (
            not at
            or self.before(at) != " "
            or not self.capital(at - 1)
            or (at + 1 < len(self) and self.capital(at + 1))
        ):
            return False
        return self.known(at - 1).first >= _FREQUENT and not self.common(at - 1)

    def joined(self, at: int) -> bool:
        """Tell whether a word and the next may belong to one name: "DURAND, Michel" too."""
        gap = self.after(at)
        if gap in _JOINTS:
            return True
        if gap in {", ", ","}:
            return self._is_inverted(at)
        return gap in _INITIAL_JOINTS and (self.initial(at) or self._is_shortened(at))

    def _is_shortened(self, at: int) -> bool:
        """Tell whether a surname is cut short before a first name: "Mme DUP. Jean"."""
        short = self.upper(at) and len(self.raw[at]) <= _SHORTENED and at > 0 and self.plain[at - 1] in SHORT_CIVILITIES
        return short and at + 1 < len(self) and self.known(at + 1).first > 1

    def _is_inverted(self, at: int) -> bool:
        """Tell whether a comma stands between a surname and a first name."""
        if at + 1 == len(self) or not self.capital(at + 1):
            return False
        if self.initial(at + 1):
            dotted = self.after(at + 1)[:1] in {".", "-"}
            return dotted and (self.upper(at) or self.known(at).last > 1) and not self.common(at)
        if self.upper(at) and not self.upper(at + 1):
            return True
        return self.known(at + 1).first > 1 and self.starts_sentence(at) and not self.common(at)

    def common(self, at: int) -> bool:
        """Tell whether a word has a meaning in everyday or in medical French, or is a drug."""
        it = self.known(at)
        return it.word > 1 or bool(it.kinds & (GRAMMAR | MEDICAL | DRUG))

    def medical(self, at: int) -> bool:
        """Tell whether an unknown word ends as diseases, acts and drugs do in French."""
        return not any(self.known(at)[:2]) and bool(_MEDICAL_ENDING.search(self.plain[at]))

    def grammar(self, at: int) -> bool:
        """Tell whether a word is an article, a preposition, a pronoun, an auxiliary."""
        return bool(self.known(at).kinds & GRAMMAR)

    def starts_sentence(self, at: int) -> bool:
        """Tell whether a word owes its capital to its place."""
        gap = _SINCE_FIGURES.sub("", self.before(at))
        if at and gap.startswith(".") and (self.plain[at - 1] in SHORT_CIVILITIES or self.initial(at - 1)):
            return False
        return at == 0 or any(sign in gap for sign in '.!?\n•»«"') or gap.strip() in {"-", "–", "—", "*", "#"}
