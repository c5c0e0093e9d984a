"""What takes the place of each finding: as the policy wants it, else a placeholder, or a general form in a story."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from sys import maxsize
from types import MappingProxyType

from detectors.anonymity.profile import NOBODY, Profile
from detectors.finding import HEALTH, Category, Finding
from detectors.placeholder import MASK
from policies.replacements import Replacement
from proxy.redaction.generalise import CLINICAL, General, Generalising, Stage
from proxy.redaction.ledger import Ledger
from proxy.redaction.literals import Span, is_whole
from proxy.redaction.moments import moments
from proxy.redaction.shifting import shifted
from proxy.redaction.surrogates import surrogate

type Ways = Mapping[Category, Replacement]
"""What a policy wants in the place of some categories."""

AS_USUAL: Ways = MappingProxyType({})
_MADE_UP = frozenset({Replacement.SURROGATE, Replacement.SHIFT})
_BEFORE = 24
_EVERY_YEAR = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """How the findings of a prompt are replaced.

    Attributes:
        ledger: Of the conversation; it learns what is made up.
        ways: What the policy wants; the others get the usual.
        stage: How far to say in general what is told of somebody real; None where nobody is.
        said: Words and numbers of the prompt in plain spelling: nothing that is made up may be one of them.
    """

    ledger: Ledger
    ways: Ways = AS_USUAL
    stage: Stage | None = None
    said: frozenset[str] = field(default=frozenset(), repr=False)

    def replaced(self, text: str, findings: Sequence[Finding], made_up: Sequence[Span] = ()) -> list[General]:
        """Say what is to be replaced in a text, and by what; what was made up before stays.

        Args:
            text: The text.
            findings: All that was found in it, disjoint.
            made_up: Where in it words were made up before, in order.

        Raises:
            LedgerFullError: more is named than a ledger holds.
        """
        in_general = Generalising(text, findings, self.ledger.calendar)
        done = [each for finding in findings if (each := self._replaced(text, finding, in_general))]
        if self.stage is not None and self.stage >= Stage.ILLNESSES:
            done += _beside(in_general.rare(), [each.finding for each in done if each.finding.category in HEALTH])
        return _disjoint([*done, *_made_up_before(text, made_up)])

    def _replaced(self, text: str, finding: Finding, in_general: Generalising) -> General | None:
        match self._way(finding.category):
            case Replacement.GENERALISE:
                return in_general.general(finding)
            case Replacement.MASK:
                return General(in_general.whole(finding), MASK)
            case Replacement.PLACEHOLDER:
                return General(in_general.whole(finding) if finding.category in self.ways else finding, None)
            case Replacement.SHIFT:
                return self._shifted(text, finding)
            case Replacement.SURROGATE:
                return self._surrogate(text, finding)
        return None

    def _way(self, category: Category) -> Replacement | None:
        """Choose for a category; None where it stays."""
        if wanted := self.ways.get(category):
            return wanted
        if category in CLINICAL and not (category is Category.AGE and self._hides_ages):
            return None
        return Replacement.PLACEHOLDER if self.stage is None else Replacement.GENERALISE

    @property
    def _hides_ages(self) -> bool:
        return self.stage is not None and self.stage >= Stage.AGES

    def _shifted(self, text: str, finding: Finding) -> General:
        """Move a date; one of birth still tells about how old somebody is, so it goes where ages do."""
        birth = finding.category is Category.DATE_OF_BIRTH
        if (birth and self._hides_ages) or not is_whole(text, finding.start, finding.end):
            return General(finding, None)
        words, invented = text[finding.start : finding.end], self.ledger.invented
        known = invented.instead(finding.category, words)
        if known or (known := invented.instead(Category.DATE_OF_BIRTH, words)):
            return General(finding, known, _born(known) if birth else NOBODY, made_up=True)
        self.ledger.check_room()
        moved = shifted(words, self.ledger.calendar, self.ledger.birth_shift if birth else self.ledger.shift)
        if moved is None or not invented.add(finding.category, words, moved):
            return General(finding, None)
        return General(finding, moved, _born(moved) if birth else NOBODY, made_up=True)

    def _surrogate(self, text: str, finding: Finding) -> General:
        if not is_whole(text, finding.start, finding.end):
            return General(finding, None)
        before = text[max(0, finding.start - _BEFORE) : finding.start]
        words = text[finding.start : finding.end]
        made = surrogate(finding.category, words, before, self.ledger, self.said)
        return General(finding, made, made_up=made is not None)


def attempts(wanted: Ways) -> Iterator[Ways]:
    """Give what the policy wants, then, where that includes making something up, the same with placeholders.

    A name that was made up may lead what stands beside it to be read as more of a name: a placeholder never does.
    """
    yield wanted
    if not _MADE_UP.isdisjoint(wanted.values()):
        yield {category: Replacement.PLACEHOLDER if way in _MADE_UP else way for category, way in wanted.items()}


def _beside(more: Iterator[General], taken: Sequence[Finding]) -> list[General]:
    return [
        each
        for each in more
        if not any(other.start < each.finding.end and each.finding.start < other.end for other in taken)
    ]


def _disjoint(done: Sequence[General]) -> list[General]:
    """Give them in order, none of them wider than up to the next one."""
    ordered = sorted(done, key=lambda each: each.finding.start)
    starts = [*(each.finding.start for each in ordered[1:]), maxsize]
    return [
        replace(each, finding=replace(each.finding, end=min(each.finding.end, following)))
        for each, following in zip(ordered, starts, strict=False)
    ]


def _made_up_before(text: str, made_up: Sequence[Span]) -> Iterator[General]:
    for start, end in made_up:
        yield General(Finding(Category.PERSON, start, end, 1.0, "made up"), text[start:end], made_up=True)


def _born(words: str) -> Profile:
    """Say what a day of birth moved by less than a year tells: an age, give or take one year."""
    years = [moment.year for moment in moments(words) if moment.year]
    if not years:
        return NOBODY
    age = max(0, datetime.now().astimezone().year - min(years))
    return Profile(youngest=max(0, age - 1 - _EVERY_YEAR), oldest=age + _EVERY_YEAR)
