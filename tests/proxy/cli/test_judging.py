from collections.abc import Sequence
from pathlib import Path

import pytest
import typer

from detectors.finding import Category, Finding
from detectors.reading import Reading
from detectors.site import Site
from policies.decision import Action
from proxy.cli.exits import Exit
from proxy.cli.judging import audience_of, judging


class Names:
    """Finds the word Vidal, wherever it stands."""

    version = "names-1"

    async def read(self, texts: Sequence[str], site: Site = ()) -> list[Reading]:
        return [_reading(text) for text in texts]


def _reading(text: str) -> Reading:
    at = text.find("Vidal")
    return Reading((Finding(Category.PERSON, at, at + 5, 1.0, "names"),) if at >= 0 else ())


async def test_a_text_is_judged_by_the_shipped_policy() -> None:
    verdict, rewriting = await judging(Names(), None, "chatgpt").judge("Mme Vidal")
    assert verdict.decision.action is Action.REDACT
    assert rewriting.proposal is not None
    assert "Vidal" not in rewriting.proposal


async def test_each_text_is_a_conversation_of_its_own() -> None:
    judge = judging(Names(), None, "chatgpt")
    (_, first), (_, second) = await judge.judge("Mme Vidal"), await judge.judge("Mme Vidal")
    assert first.proposal != second.proposal


def test_an_unknown_service_is_a_usage_error_with_what_may_have_been_meant(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        judging(Names(), None, "chatgtp")
    assert ended.value.exit_code == Exit.USAGE
    said = capsys.readouterr().err
    assert "--service : service inconnu du catalogue : « chatgtp ». Vouliez-vous dire « chatgpt » ?" in said
    assert "Liste : paravent policy services." in said
    assert "claude" not in said


def test_a_service_may_be_named_by_its_title() -> None:
    assert audience_of("Le Chat") == audience_of("lechat")


@pytest.mark.parametrize("content", ["rules: [", "id: x\nid: x\n", None])
def test_a_wrong_policy_ends_the_command(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "politique.yaml"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(typer.Exit) as ended:
        judging(Names(), path, "chatgpt")
    assert ended.value.exit_code == Exit.POLICY_INVALID
