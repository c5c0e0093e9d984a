from io import StringIO

import pytest
from rich.console import Console

from proxy.demo.scenes import Scene
from proxy.demo.show import Outcome, table, went_well
from proxy.demo.stand_in import Received


def printed(outcome: Outcome) -> str:
    console = Console(file=StringIO(), width=200)
    console.print(table([outcome]))
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("decisions", "verb"),
    [(("allow",), "laissée passer"), (("redact", "redact"), "masquée"), (("block",), "bloquée"), ((), "")],
)
def test_the_table_says_what_left_and_what_came_back(decisions: tuple[str, ...], verb: str) -> None:
    scene = Scene("outil", lambda network, prompt: prompt, "Écris à Claire.", ("Claire",))
    received = Received("api.openai.com", "/", '{"q":"Écris à [NOM_1_AB2N]."}'.encode())
    shown = printed(Outcome(scene, decisions, (received,), "réponse " * 100, ()))
    for words in ("outil", "Écris à Claire.", verb, "Écris à [NOM_1_AB2N].", "…"):
        assert words in shown


def test_nothing_received_is_said() -> None:
    scene = Scene("outil", lambda network, prompt: prompt, "Écris à Claire.")
    assert "rien" in printed(Outcome(scene, ("block",), (), "refus", ()))


@pytest.mark.parametrize(
    ("decisions", "leaked", "well"),
    [(("redact",), (), True), (("block",), (), True), (("allow",), ("Claire",), False), ((), (), False)],
)
def test_a_leak_or_a_request_that_nobody_decided_on_is_no_success(
    decisions: tuple[str, ...], leaked: tuple[str, ...], well: bool
) -> None:
    scene = Scene("outil", lambda network, prompt: prompt, "Écris à Claire.", ("Claire",))
    good = Outcome(scene, ("redact",), (), "", ())
    assert went_well([good, Outcome(scene, decisions, (), "", leaked)]) is well
