"""Two people of one machine, neither of whom set anything up: each decision is of whoever asked, and so is its rule."""

import pwd
import socket
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

import pytest

from proxy.journal.pseudonym import Pseudonyms
from proxy.journal.reading import lines
from tests.lab.namespace import Who
from tests.lab.product import Program, authority, keeper, paravent, started
from tests.lab.prompts import CHAT, LETTER, completion, leaked
from tests.lab.world import World, world

CODER, OTHER = "daemon", "nobody"
"""Accounts of every Debian; the first is alone in the group of its name."""

POLICY = f"""\
extends: has-2025
id: chu-exemple
title: La politique du CHU d'exemple
version: 1
groups:
  - {{id: dim, title: Information médicale, os_groups: [{CODER}]}}
exceptions:
  - id: dim-courriers
    title: Le DIM envoie ses courriers
    rule: identite-directe
    when: {{group: [dim]}}
    action: allow
    approver: Direction de l'information médicale
    reason: Essai d'un mois
    granted: {datetime.now(UTC).date()}
    expires: {datetime.now(UTC).date() + timedelta(30)}
...
"""


@pytest.fixture(scope="module")
def shared() -> Iterator[tuple[World, Program]]:
    """A machine with two accounts, captured."""
    with world() as built:
        policy = built.folder / "chu-exemple.yaml"
        policy.write_text(POLICY, "utf-8")
        policy.chmod(0o644)
        with started(paravent(built, "--transparent", "8081", "--policy", str(policy))) as program:
            built.trust(authority(program))
            with started(keeper(built)):
                yield built, program


def says(built: World, login: str, family: str) -> str:
    """Have an account ask for a letter; the words that reached the service."""
    built.internet.forget()
    who = Who(pwd.getpwnam(login).pw_uid, built.folder)
    told = ("curl", "--silent", "--fail", "--max-time", "40", family, "--json", completion(LETTER), CHAT)
    built.workstation.run(*told, who=who, CURL_CA_BUNDLE=str(built.bundle))
    return "\n".join(received.plain for received in built.internet.received)


def decided(program: Program) -> list[Mapping[str, object]]:
    journal = program.who.home / "state" / "journal"
    found = (dict(line.entry) for line in lines(journal) if line.event == "decision")
    return [one for one in found if one["service"] != "canari"]


@pytest.mark.parametrize("family", ["-4", "-6"])
def test_each_is_told_from_the_other_and_judged_by_their_own_groups(shared: tuple[World, Program], family: str) -> None:
    built, program = shared
    before = len(decided(program))
    assert leaked(says(built, CODER, family)) != []
    assert leaked(says(built, OTHER, family)) == []
    first, second = decided(program)[before:]
    ours = Pseudonyms.at(program.who.home / "state" / "identity" / "key")
    assert (first["user"], second["user"]) == (ours.of("user", CODER), ours.of("user", OTHER))
    assert (first["groups"], second.get("groups", [])) == (["dim"], [])
    assert (first["action"], first["rule_id"], second["action"]) == ("allow", "dim-courriers", "redact")
    assert {first["workstation"], second["workstation"]} == {ours.of("workstation", socket.gethostname())}
