import json
from collections.abc import Callable
from pathlib import Path

import pytest

from policies.loading import DEFAULT
from proxy.composition import Paravent, Sealed
from proxy.gate.passage import Refuse
from proxy.gate.request import Request
from proxy.journal.append_file import JournalError
from proxy.journal.writer import Journal
from proxy.prompt import Prompt
from proxy.reasons import ReasonCode
from proxy.redaction.ledger import Ledger
from proxy.screening.errors import ScreeningError
from proxy.settings import Settings

BODY = b'{"messages":[{"role":"user","content":"Bonjour"}]}'


def settings_for(home: Path, policy: Path = DEFAULT) -> Settings:
    return Settings(home=home, port=0, policy=policy, model=Path("fr_absent"))


async def refusal(paravent: Paravent) -> str:
    """The code with which a harmless request is refused."""
    service = paravent.catalogue.service_for("api.openai.com")
    assert service is not None
    headers = (("content-type", "application/json"),)
    passage = await paravent.keeper.examine(Request(service, "POST", "/v1/chat/completions", headers, BODY))
    assert isinstance(passage, Refuse)
    return dict(passage.headers)["x-paravent-code"]


def closed(paravent: Paravent) -> None:
    if isinstance(paravent.journal, Journal):
        paravent.journal.close()


def make_invalid(home: Path) -> Settings:
    (home / "policy.yaml").write_text("rules: non", "utf-8")
    return settings_for(home, home / "policy.yaml")


def make_missing(home: Path) -> Settings:
    return settings_for(home, home / "nowhere.yaml")


def make_unwritable(home: Path) -> Settings:
    (home / "journal").write_text("pas un dossier")
    return settings_for(home)


@pytest.mark.parametrize(
    ("make", "trouble", "reason"),
    [
        (make_invalid, "politique invalide", ReasonCode.POLICY_INVALID),
        (make_missing, "politique illisible", ReasonCode.POLICY_INVALID),
        (make_unwritable, "journal inutilisable", ReasonCode.JOURNAL_UNWRITABLE),
    ],
)
async def test_a_part_that_cannot_be_made_is_told_and_refuses_every_request(
    tmp_path: Path, make: Callable[[Path], Settings], trouble: str, reason: ReasonCode
) -> None:
    paravent = Paravent(make(tmp_path))
    [told] = paravent.troubles
    assert trouble in told
    if reason is ReasonCode.POLICY_INVALID:
        assert await refusal(paravent) == reason
    with pytest.raises((JournalError, ScreeningError)):
        await Sealed(reason).judge(Prompt("x"), None, Ledger())
    closed(paravent)


async def test_with_all_its_parts_there_is_no_trouble_and_the_journal_is_in_the_home(tmp_path: Path) -> None:
    paravent = Paravent(settings_for(tmp_path))
    assert paravent.troubles == []
    assert (tmp_path / "journal" / "journal.jsonl").exists()
    assert (tmp_path / "ca").is_dir()
    closed(paravent)


async def test_without_its_model_the_product_starts_says_so_and_refuses(tmp_path: Path) -> None:
    paravent = Paravent(settings_for(tmp_path))
    await paravent.start()
    assert paravent.port > 0
    assert paravent.troubles == ["analyse impossible (model_missing)"]
    assert await refusal(paravent) == ReasonCode.MODEL_MISSING
    await paravent.stop()
    [record] = map(json.loads, (tmp_path / "journal" / "journal.jsonl").read_text("utf-8").splitlines())
    assert (record["action"], record["reason"]) == ("block", "model_missing")


@pytest.mark.parametrize("reason", [ReasonCode.POLICY_INVALID, ReasonCode.JOURNAL_UNWRITABLE])
async def test_what_stands_in_for_a_missing_part_never_opens_anything(reason: ReasonCode) -> None:
    sealed = Sealed(reason)
    with pytest.raises(ScreeningError) as judging:
        await sealed.judge(Prompt("x"), None, Ledger())
    with pytest.raises(JournalError) as writing:
        await sealed.write(None)
    assert judging.value.reason is writing.value.reason is reason
