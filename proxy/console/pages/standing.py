"""What may be said of the journals' integrity where it is only cited: the last verification, the last lines."""

from collections.abc import Iterable, Iterator, Mapping

from proxy.audit.verdict import Verdict
from proxy.console.french import counted, minute, number
from proxy.console.pages.checks import LOCAL, OWN, Check
from proxy.console.pages.outcome import meaning
from proxy.store.states import Machine

_NAMES = {LOCAL: "Journal de cette machine", OWN: "Journal de la console"}
_UNVERIFIED = "pas vérifié depuis que la console est ouverte (page Intégrité)"


def standing(checks: Mapping[str, Check], machines: Iterable[Machine]) -> tuple[str, ...]:
    """Say it in sentences, none of which names anyone."""
    return (*_verified(checks), *_received(machines))


def damaged(checks: Mapping[str, Check]) -> tuple[str, ...]:
    """Name the journals that a verification found changed or cut, and how; those not signed yet are not among them."""
    found = ((title, checks[name].result) for name, title in _NAMES.items() if name in checks)
    return tuple(
        f"{title} : {meaning(result).title.lower()}."
        for title, result in found
        if result and result.verdict not in {Verdict.OK, Verdict.UNSIGNED}
    )


def _verified(checks: Mapping[str, Check]) -> Iterator[str]:
    for name, title in _NAMES.items():
        check = checks.get(name)
        yield f"{title} : {_said(check) if check else _UNVERIFIED}."


def _said(check: Check) -> str:
    found = check.result
    if found is None:
        return f"n'a pas pu être lu jusqu'au bout, le {minute(check.at)}"
    key = "avec" if found.keyed else "sans"
    lines = counted(found.lines, "ligne vérifiée", "lignes vérifiées")
    verified = f"{lines} {key} la clé, le {minute(check.at)}"
    return f"{meaning(found).title.lower()} ({found.verdict.upper()}), {verified}"


def _received(machines: Iterable[Machine]) -> Iterator[str]:
    for one in machines:
        signed = f"dernière signature le {minute(one.checkpoint)}" if one.checkpoint else "aucune signature"
        yield f"Journal {one.chain} : {number(one.seq)} lignes, {signed}."
