import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from policies.loading import DEFAULT, load
from proxy.composition import Paravent
from proxy.gate.passage import Refuse
from proxy.gate.request import Request
from proxy.journal.reading import lines
from proxy.journal.segments import segments
from proxy.reasons import ReasonCode
from proxy.screening.pool import Pool
from proxy.settings import Settings
from proxy.supply.notices import Notice
from proxy.supply.origin import Page
from proxy.supply.signature import KeyFileError
from proxy.supply.supplying import AuthorityFileError
from tests.proxy.supply.workbench import policy

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


def written(home: Path) -> list[dict[str, object]]:
    """Lines of the journal."""
    return [dict(line.entry) for line in lines(home / "journal")]


@asynccontextmanager
async def started(settings: Settings) -> AsyncIterator[Paravent]:
    """A product that waits for no analysis process: its pool is someone else's, who never starts it."""
    paravent = Paravent(settings, Pool(settings.model))
    await paravent.start()
    try:
        yield paravent
    finally:
        await paravent.stop()


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
        (make_invalid, "politique refusée", ReasonCode.POLICY_INVALID),
        (make_missing, "ne peut pas être lu", ReasonCode.POLICY_INVALID),
        (make_unwritable, "journal inutilisable", ReasonCode.JOURNAL_UNWRITABLE),
    ],
)
async def test_a_part_that_cannot_be_made_is_told_and_refuses_every_request(
    tmp_path: Path, make: Callable[[Path], Settings], trouble: str, reason: ReasonCode
) -> None:
    async with started(make(tmp_path)) as paravent:
        [told] = paravent.troubles[:1]
        assert trouble in told
        assert await refusal(paravent) == reason


async def test_with_all_its_parts_there_is_no_trouble_and_the_journal_is_in_the_home(tmp_path: Path) -> None:
    async with started(settings_for(tmp_path)) as paravent:
        assert paravent.troubles == []
        assert ["Politique en vigueur : has-2025" in notice.words for notice in paravent.notices] == [True]
    assert [line["event"] for line in written(tmp_path)] == ["segment", "policy", "started", "stopped", "checkpoint"]
    assert (tmp_path / "ca").is_dir()


async def test_a_policy_is_in_force_only_once_it_was_read_and_noted(tmp_path: Path) -> None:
    paravent = Paravent(settings_for(tmp_path))
    assert paravent.screening.loaded is None
    assert await refusal(paravent) == ReasonCode.POLICY_INVALID
    await paravent.watch.begin()
    assert paravent.screening.loaded == load(DEFAULT)
    await paravent.stop()
    told = [(line["event"], line.get("policy_hash")) for line in written(tmp_path)]
    assert [one for one in told if one[0] in {"decision", "policy"}] == [
        ("decision", None),
        ("policy", load(DEFAULT).sha256),
    ]


async def test_from_the_moment_that_someone_listens_they_are_told_of_policies(tmp_path: Path) -> None:
    file, told = tmp_path / "chu.yaml", list[Notice]()
    file.write_bytes(policy())
    async with started(settings_for(tmp_path, file)) as paravent:
        paravent.listen(told.append)
        file.write_bytes(policy(version=2))
        async with asyncio.timeout(20):
            while not told:  # noqa: ASYNC110 - what it waits for is on a disk
                await asyncio.sleep(0.02)
    assert "version 2" in told[0].words
    assert len(paravent.notices) == 1


async def test_keys_and_authorities_that_cannot_be_used_start_nothing(tmp_path: Path) -> None:
    absent = tmp_path / "absent"
    with pytest.raises(KeyFileError):
        Paravent(replace(settings_for(tmp_path / "a"), policy_key=absent))
    page = Page("https://intranet.exemple.fr/", "chu")
    with pytest.raises(AuthorityFileError):
        Paravent(replace(settings_for(tmp_path / "b"), policy=page, policy_authority=absent))


async def test_without_its_model_the_product_starts_says_so_and_refuses(tmp_path: Path) -> None:
    paravent = Paravent(settings_for(tmp_path))
    await paravent.start()
    assert paravent.port > 0
    assert paravent.troubles == ["analyse impossible (model_missing)"]
    assert await refusal(paravent) == ReasonCode.MODEL_MISSING
    await paravent.stop()
    [record] = [line for line in written(tmp_path) if line["event"] == "decision"]
    assert (record["action"], record["reason"]) == ("block", "model_missing")


async def test_a_journal_that_opens_after_all_puts_everything_right(tmp_path: Path) -> None:
    settings = make_unwritable(tmp_path)
    heard = list[Notice]()
    async with started(settings) as paravent:
        paravent.listen(heard.append)
        assert [words.partition(" ")[0] for words in paravent.troubles] == ["journal", "la"]
        (tmp_path / "journal").unlink()
        async with asyncio.timeout(20):
            while paravent.troubles:  # noqa: ASYNC110 - what it waits for is on a disk
                await asyncio.sleep(0.02)
        assert await refusal(paravent) != ReasonCode.JOURNAL_UNWRITABLE
    told = [str(line["event"]) for line in written(tmp_path)]
    assert sorted(told) == sorted(["segment", "started", "policy", "decision", "stopped", "checkpoint"])
    assert any("s'ouvre de nouveau" in notice.words for notice in heard)


async def test_a_journal_that_was_altered_is_told_of_when_it_opens_late_too(tmp_path: Path) -> None:
    async with started(settings_for(tmp_path)):
        pass
    [segment] = segments(tmp_path / "journal")
    segment.path.chmod(0o600)
    segment.path.write_bytes(segment.path.read_bytes()[:-40])
    (tmp_path / "journal").rename(tmp_path / "elsewhere")
    heard = list[Notice]()
    async with started(make_unwritable(tmp_path)) as paravent:
        paravent.listen(heard.append)
        (tmp_path / "journal").unlink()
        (tmp_path / "elsewhere").rename(tmp_path / "journal")
        async with asyncio.timeout(20):
            while not any("trouvé altéré" in notice.words for notice in heard):  # noqa: ASYNC110 - likewise
                await asyncio.sleep(0.02)


async def test_a_policy_that_is_mended_is_no_trouble_any_more(tmp_path: Path) -> None:
    settings = make_invalid(tmp_path)
    async with started(settings) as paravent:
        assert len(paravent.troubles) == 1
        (tmp_path / "policy.yaml").write_bytes(policy())
        async with asyncio.timeout(20):
            while paravent.screening.loaded is None:  # noqa: ASYNC110 - what it waits for is on a disk
                await asyncio.sleep(0.02)
        assert paravent.troubles == []


async def test_a_journal_that_another_hand_has_been_at_is_said_at_the_next_start(tmp_path: Path) -> None:
    async with started(settings_for(tmp_path)):
        pass
    [segment] = segments(tmp_path / "journal")
    segment.path.chmod(0o600)
    segment.path.write_bytes(segment.path.read_bytes()[:-40])
    async with started(settings_for(tmp_path)) as paravent:
        assert paravent.troubles == []
        assert any("trouvé altéré" in notice.words for notice in paravent.notices)
