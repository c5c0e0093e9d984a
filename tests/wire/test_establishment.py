"""What an establishment writes in its policy acts on the wire: its numbers, tools, groups, exceptions, observing."""

import grp
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from proxy.composition import Paravent
from proxy.demo.stand_in import Received
from tests.wire.kit import CHAT, HARMLESS, LETTER, STORY, World, asking, client, decisions, said

HEAD = """\
extends: has-2025
id: chu-exemple
title: La politique du CHU d'exemple
version: 1
"""
TODAY = datetime.now(UTC).date()
EXCEPTION = """\
groups:
  - {{id: dim, title: Information médicale, {told}}}
exceptions:
  - id: dim-courriers
    title: Le DIM envoie ses courriers
    rule: identite-directe
    when: {{group: [dim]}}
    action: allow
    approver: Direction de l'information médicale
    reason: Essai d'un mois
    granted: {granted}
    expires: {expires}
"""

type Establishment = Callable[[str], AbstractAsyncContextManager[tuple[Paravent, httpx.AsyncClient]]]


@pytest.fixture
def establishment(world: World, tmp_path: Path) -> Establishment:
    """A product under a policy that says this more than the national one, and a workstation behind it."""

    @asynccontextmanager
    async def opened(said_more: str) -> AsyncIterator[tuple[Paravent, httpx.AsyncClient]]:
        policy = tmp_path / "chu-exemple.yaml"
        policy.write_text(HEAD + said_more + "...\n", "utf-8")
        async with world.running(policy=policy) as paravent, client(paravent) as workstation:
            assert paravent.troubles == []
            yield paravent, workstation

    return opened


def exception(told: str, *, days: int = 30) -> str:
    granted = min(TODAY, TODAY + timedelta(days - 1))
    return EXCEPTION.format(told=told, granted=granted, expires=TODAY + timedelta(days))


OWN_NUMBERS = """\
identifiers:
  - id: ipp-exemple
    title: IPP du CHU
    category: IPP
    pattern: '[A-Z]{2}[0-9]{2}-[0-9]{6}'
    examples: [SO26-104233, AB25-000017]
    non_examples: [Référence SO-2026]
"""


async def test_the_establishments_own_number_does_not_leave(
    establishment: Establishment, received: list[Received]
) -> None:
    async with establishment(OWN_NUMBERS) as (_, workstation):
        question = "Prépare un mémo sur la relecture de qj26-104233 avant vendredi."
        assert said(await workstation.post(CHAT, content=asking(question))) == f"Bien reçu : « {question} »"
    assert "104233" not in received[0].plain
    assert "[IPP_1_" in received[0].words


async def test_a_tool_that_the_establishment_approves_receives_all(
    establishment: Establishment, received: list[Received]
) -> None:
    tools = "tools:\n  - {service: openai-api, tier: approved, why: Contrat d'hébergement HDS}\n"
    async with establishment(tools) as (paravent, workstation):
        await workstation.post(CHAT, content=asking(LETTER))
        [line] = decisions(paravent)
    assert LETTER in received[0].words
    assert (line["tier"], line["rule_id"]) == ("approved", "outil-valide")


async def test_an_exception_serves_the_systems_group_that_it_names_and_nobody_else(
    establishment: Establishment, received: list[Received]
) -> None:
    own, other = grp.getgrgid(os.getgid()).gr_name, "un-groupe-qui-n-existe-pas"
    for name, rule in [(own, "dim-courriers"), (other, "identite-directe")]:
        async with establishment(exception(f"os_groups: [{name}]")) as (paravent, workstation):
            await workstation.post(CHAT, content=asking(LETTER))
            assert decisions(paravent)[-1]["rule_id"] == rule
    assert ["Lefèvre" in item.words for item in received] == [True, False]


async def test_an_exception_ends_on_its_day(establishment: Establishment, received: list[Received]) -> None:
    own = grp.getgrgid(os.getgid()).gr_name
    async with establishment(exception(f"os_groups: [{own}]", days=-1)) as (paravent, workstation):
        await workstation.post(CHAT, content=asking(LETTER))
        assert decisions(paravent)[-1]["rule_id"] == "identite-directe"


@pytest.mark.parametrize(("sender", "rule"), [("127.0.0.1", "dim-courriers"), ("192.0.2.1", "identite-directe")])
async def test_a_group_said_in_a_header_is_believed_of_the_gateway_alone_and_never_leaves(
    establishment: Establishment, received: list[Received], sender: str, rule: str
) -> None:
    told = f'header: {{value: dim, from: ["{sender}"]}}'
    async with establishment(exception(told)) as (paravent, workstation):
        await workstation.post(CHAT, content=asking(LETTER), headers={"X-Paravent-Group": "dim"})
        assert decisions(paravent)[-1]["rule_id"] == rule
    assert "x-paravent-group" not in received[0].headers


@pytest.mark.parametrize("words", [HARMLESS, LETTER, STORY])
async def test_an_establishment_that_observes_lets_every_byte_through_and_notes_what_it_would_have_done(
    establishment: Establishment, received: list[Received], words: str
) -> None:
    async with establishment("mode: observe\n") as (paravent, workstation):
        body = asking(words)
        await workstation.post(CHAT, content=body)
        [line] = decisions(paravent)
    assert [item.body for item in received] == [body]
    assert line["mode"] == "observe"
    assert (line["action"] == "allow") is (words == HARMLESS)


async def test_an_unreadable_request_goes_on_as_it_came_where_the_establishment_observes(
    establishment: Establishment, received: list[Received]
) -> None:
    async with establishment("mode: observe\n") as (paravent, workstation):
        await workstation.post(CHAT, content=b'{"messages": [')
        [line] = decisions(paravent)
    assert [item.body for item in received] == [b'{"messages": [']
    assert (line["mode"], line["action"], line["reason"]) == ("observe", "block", "json_invalid")
