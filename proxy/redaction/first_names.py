"""Which words of a name are first names, whether a woman or a man seems to bear them, and which say nothing."""

import re
import unicodedata

from detectors.anonymity.words import flattened
from detectors.lexicons import words
from detectors.lexicons.first_names import FIRST_NAMES, NICKNAMES
from proxy.redaction.invented_names import Kind

CIVILITIES = words(
    """
    m mm mr mrs mme mmes mlle mlles dr drs pr me monsieur madame mademoiselle docteur docteure professeur professeure
    """
)
PARTICLES = words(
    """
    de du des d le la les l van von der den el al di da del della dos ben bin ibn abou saint sainte st ste
    nee ne epouse ep veuve vve dit dite et
    """
)
_WOMEN = words("mme mmes mlle mlles madame mademoiselle patiente nee epouse veuve soeur mere fille elle")
_MEN = words("m mr monsieur patient frere pere fils mari")
_MEN_OTHERWISE = words(
    """
    achille adolphe alexandre alphonse ambroise anatole andrea antoine aristide auguste baptiste basile blaise brice
    christophe claude come elia elie emile etienne eugene fabrice georges gregoire guillaume gustave herve hippolyte
    honore isidore issa jerome jose joshua jules leonce luca maurice maxence maxime moise moussa mustapha noa noe octave
    patrice philippe pierre prosper reda rene rodolphe romeo sacha serge stephane theodore theophile timothee urbain
    virgile zacharie
    """
)
"""Men whose first name ends as most of women's do."""
_WOMEN_OTHERWISE = words(
    """
    agnes alison anais annick anouk astrid audrey betty candy carmen cathy cindy daisy deborah dolores doris edith
    elisabeth emily emmy esther fanny gladys gwladys hannah ines ingrid iris jennifer jessy judith katy kelly kimberley
    lindsay lison lou lucy maelys mailys mandy manon margaux margot marion mary mariam maryam maud megan melody mercedes
    meriem muriel myriam nancy nawel nelly nolwenn peggy rachel ruth sandy sarah shirley siham solenn soizic stacy suzy
    wendy yael zineb
    """
)
"""Women whose first name does not end in « a » or « e »."""
_WORD = re.compile(r"[^\W_]+")
_BEGINS_ANOTHER = words("et dit dite")
_AFTER_AN_INITIAL = frozenset(".'’")
_LONG_TITLES = CIVILITIES - {"m"}
_BEFORE = re.compile(r"([^\W\d_]+)\.?\s?\Z")


def is_first_name(word: str) -> bool:
    """Tell whether a word in plain spelling is one of the everyday first names."""
    return word in FIRST_NAMES or word in NICKNAMES


def is_title_or_particle(word: str) -> bool:
    """Tell whether a word in plain spelling may be a title or a particle."""
    return word in CIVILITIES or word in PARTICLES


def staying(
    text: str, start: int = 0, end: int | None = None, *, opens: bool = True, closes: bool = True
) -> frozenset[int]:
    """Give where the words of a name start that may stay beside invented ones: titles, particles and initials.

    A particle that opens or closes a name may be a first name (« Ben Diallo », « Al Gore »), and does not stay. An
    initial is a cased Latin letter, for 王 is a whole surname; where it closes the name, a full stop follows it.

    Args:
        text: The text that the name, or a piece of it, stands in.
        start: Where the piece starts in it.
        end: Where it ends; with the text where none is given.
        opens: Whether the name begins with the piece.
        closes: Whether it ends with it.
    """
    found, stay = list(_WORD.finditer(text, start, len(text) if end is None else end)), set[int]()
    last = {*found[-1:], *[word for word in found if len(word[0]) > 1][-1:]}
    for word in found:
        plain = flattened(word[0])
        opens = opens or "," in text[max(start, word.start() - 2) : word.start()]
        ends = closes and word in last
        if _is_initial(word, ends=ends) or plain in _LONG_TITLES or (plain in PARTICLES and not (opens or ends)):
            stay.add(word.start())
        opens = plain in _BEGINS_ANOTHER or (opens and plain in CIVILITIES)
    return frozenset(stay)


def _is_initial(word: re.Match[str], *, ends: bool) -> bool:
    letter, after = word[0], word.string[word.end() : word.end() + 1]
    is_latin = letter.lower() != letter.upper() and unicodedata.name(letter[0], "").startswith("LATIN")
    return len(letter) == 1 and is_latin and (not ends or after in _AFTER_AN_INITIAL)


def kind_of(word: str, before: str) -> Kind:
    """Say who seems to bear a first name: by the title before it, else by how it ends."""
    title = _BEFORE.search(flattened(before))
    if title and title[1] in _WOMEN | _MEN:
        return Kind.WOMAN if title[1] in _WOMEN else Kind.MAN
    plain = flattened(word)
    is_woman = plain in _WOMEN_OTHERWISE or (plain.endswith(("a", "e")) and plain not in _MEN_OTHERWISE)
    return Kind.WOMAN if is_woman and not word.lower().endswith(("ré", "né")) else Kind.MAN


def is_titled(before: str) -> bool:
    """Tell whether a title stands just before."""
    title = _BEFORE.search(flattened(before))
    return title is not None and title[1] in CIVILITIES
