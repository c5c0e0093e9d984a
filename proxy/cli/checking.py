"""The work of `paravent policy check`: policies loaded, their cases read by the real detection, what does not hold."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

import typer
from rich.console import Console

from detectors.engine import PresidioDetector
from detectors.protocol import DetectionError, Detector, ModelMissingError
from policies.advising import advice
from policies.case import Case
from policies.checking import Failure, Judge, check
from policies.facts import Tier
from policies.loading import Loaded
from policies.locating import case_place, spelt
from policies.marks import unmark
from policies.model import Policy
from policies.phrasing import counted, meanings
from policies.rule import Status
from proxy.cli.exits import Exit
from proxy.cli.judging import policy_at
from proxy.cli.options import errors, fail
from proxy.prompt import Prompt, Role, Segment
from proxy.screening.facts import Audience, facts_of

_out = Console(emoji=False, highlight=False, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a policy's own cases say of it.

    Attributes:
        loaded: The policy.
        failures: Cases that do not hold.
        advice: Remarks, `file:line:column` first.
    """

    loaded: Loaded
    failures: tuple[Failure, ...]
    advice: tuple[str, ...]


def check_files(files: Sequence[Path | None], today: date) -> Exit:
    """Check policy files, the shipped one for None; say what does not hold, and give the command's status."""
    loaded = [policy for file in files if (policy := _policy(file)) is not None]
    held = True
    if loaded:
        detector = _detector()
        for policy in loaded:
            done = _checked(policy, detector, today)
            held = held and not done.failures
            _show(done)
    if len(loaded) < len(files):
        return Exit.POLICY_INVALID
    return Exit.OK if held else Exit.CASES_FAILED


def _checked(loaded: Loaded, detector: Detector, today: date) -> Checked:
    try:
        return checked(loaded, detector, today)
    except DetectionError:
        name = loaded.files[0].name
        fail(Exit.FAILED, f"{name} : un exemple n'a pas pu être analysé. Essayez-les avec « paravent try ».")


def checked(loaded: Loaded, detector: Detector, today: date) -> Checked:
    """Run the cases of a policy.

    Raises:
        DetectionError: a sentence could not be read.
    """
    failures = tuple(check(loaded.policy, judge(loaded.policy, detector)))
    return Checked(loaded, failures, tuple(advice(loaded, today, _is_group)))


def _is_group(name: str) -> bool:
    """Tell whether this machine knows a group; where groups are not those of Linux, none is held strange."""
    if sys.platform != "linux":
        return True
    import grp  # of Unix alone

    try:
        grp.getgrnam(name)
    except KeyError:
        return False
    return True


def judge(policy: Policy, detector: Detector) -> Judge:
    """Read all the sentences of a policy at once, as if a person sent each to a freely accessible service."""
    texts = list(dict.fromkeys(unmark(case.text).plain for case in _cases(policy) if case.text is not None))
    audience = Audience("", Tier.OPEN)
    prompts = [Prompt("", (Segment((), Role.USER, text),)) for text in texts]
    readings = detector.read(texts, policy.site)
    facts = [facts_of(prompt, [reading], audience) for prompt, reading in zip(prompts, readings, strict=True)]
    return dict(zip(texts, facts, strict=True)).__getitem__


def _cases(policy: Policy) -> list[Case]:
    used = [rule.cases for rule in policy.rules if rule.status is not Status.RETIRED]
    return list(chain(*used, *(one.cases for one in policy.exemptions)))


def _policy(file: Path | None) -> Loaded | None:
    try:
        return policy_at(file)
    except typer.Exit:  # it has said why; the other files still have their turn
        return None


def _detector() -> Detector:
    try:
        with errors.status("Chargement du modèle…"):
            return PresidioDetector()
    except ModelMissingError as error:
        fail(Exit.MODEL_MISSING, str(error))


def _show(done: Checked) -> None:
    for failure in done.failures:
        _out.print(failing(done.loaded, failure), style="red", markup=False)
    for remark in done.advice:
        where, _, words = remark.partition(" ")
        _out.print(f"{where} attention : {words}", style="yellow", markup=False)
    _out.print(summary(done), style="red" if done.failures else "green", markup=False)


def failing(loaded: Loaded, failure: Failure) -> str:
    """Say which case does not hold, where it is written, and how far it is from what it expects."""
    place = case_place(loaded.files, failure.rule_id, failure.case)
    return spelt(place, f"{failure.rule_id}, « {failure.case} » : {' ; '.join(_gaps(failure))}.")


def _gaps(failure: Failure) -> Iterator[str]:
    expected, got = failure.expected, failure.got
    by = "aucune règle" if got.rule_id == "default" else got.rule_id
    if got.action is not expected:
        yield f"attendu {expected}, obtenu {got.action} par {by}"
    elif got.rule_id != failure.rule_id and not failure.missed:
        yield f"attendu {expected} par {failure.rule_id}, obtenu par {by}"
    if failure.missed:
        yield f"marqué mais non repéré : {', '.join(sorted(failure.missed))} ({meanings(failure.missed)})"


def summary(done: Checked) -> str:
    """Say in one line how much was checked, and whether it holds."""
    policy = done.loaded.policy
    used = sum(rule.status is not Status.RETIRED for rule in policy.rules)
    counts = [counted(used, "règle"), counted(len(_cases(policy)), "exemple")]
    if policy.exemptions:
        counts.insert(1, counted(len(policy.exemptions), "exception"))
    fallen = len(done.failures)
    verdict = f"{fallen} {'ne tient' if fallen == 1 else 'ne tiennent'} pas" if fallen else "tous tiennent"
    remarks = f" ; {counted(len(done.advice), 'avertissement')}" if done.advice else ""
    return f"{done.loaded.files[0].name} : {', '.join(counts)} : {verdict}{remarks}."
