"""The keeper of the capture killed as `kill -9` does, replaced by the rules of last resort, and sent away."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.lab.clients import knock
from tests.lab.desk import Desk
from tests.lab.internet import CHATGPT, HEALTH, NEIGHBOUR
from tests.lab.product import Program, fall_back, take_down
from tests.lab.prompts import CHAT, LETTER, leaked

pytestmark = pytest.mark.parametrize("furnished", ["transparent"], indirect=True)
KNOWN = (f"chatgpt.com:443:{CHATGPT.address}", f"www.sante.example:443:{HEALTH.address}")
WITHOUT_DNS = ("--resolve", KNOWN[0], "--resolve", KNOWN[1])


@pytest.fixture
def keeper(desk: Desk) -> Iterator[Program]:
    """Whatever becomes of it, there is one again afterwards."""
    assert desk.keeper is not None
    yield desk.keeper
    desk.keeper.kill()
    desk.keeper.start()


def test_without_its_keeper_what_was_captured_still_is(desk: Desk, keeper: Program) -> None:
    desk.curl("https://chatgpt.com/")
    keeper.kill()
    own, health = desk.world.internet.fingerprint(CHATGPT), desk.world.internet.fingerprint(HEALTH)
    assert desk.curl("https://chatgpt.com/", *WITHOUT_DNS).certificate not in {"", own}
    assert desk.curl("https://www.sante.example/", *WITHOUT_DNS).certificate == health


def test_a_question_to_the_dns_while_the_keeper_starts_again_is_answered_late_and_not_unseen(
    desk: Desk, keeper: Program
) -> None:
    keeper.kill()
    with ThreadPoolExecutor() as aside:
        waiting = aside.submit(desk.curl, CHAT, said=LETTER)
        keeper.start()
    assert waiting.result().status == 200
    assert leaked(desk.arrived()) == []


def test_rules_of_last_resort_lead_all_https_to_the_proxy_which_opens_only_ai_hosts(
    desk: Desk, keeper: Program
) -> None:
    keeper.kill()
    fall_back(keeper)
    assert desk.curl(CHAT, said=LETTER).status == 200
    assert leaked(desk.arrived()) == []
    for name, site in {"www.sante.example": HEALTH, "www.voisin.example": NEIGHBOUR}.items():
        assert desk.curl(f"https://{name}/").certificate == desk.world.internet.fingerprint(site)
    assert knock(desk.world, HEALTH.address) == "refused"


def test_a_capture_that_is_taken_down_leaves_no_rule(desk: Desk, keeper: Program) -> None:
    keeper.kill()
    take_down(keeper)
    assert desk.world.workstation.run("nft", "list", "ruleset").stdout.strip() == ""
    assert desk.curl("https://chatgpt.com/").certificate == desk.world.internet.fingerprint(CHATGPT)
