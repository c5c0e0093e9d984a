import grp
import os
import pwd
import socket
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from policies.groups import Identity
from proxy.gate.accounts import Accounts, Person
from proxy.gate.request import End, Request
from proxy.gate.senders import Senders
from proxy.journal.pseudonym import Pseudonyms

OURS = Pseudonyms(bytes(32))
type Make = Callable[..., Request]


@pytest.mark.parametrize("client", ["127.0.0.1", "127.8.0.1", "::1", "::ffff:127.0.0.1"])
async def test_a_request_of_this_machine_is_of_its_name(trequest: Make, client: str) -> None:
    sender = await Senders(OURS, machine="poste-12").of(trequest(client=client))
    assert sender.workstation == OURS.of("workstation", "poste-12")
    assert sender.user is None


@pytest.mark.parametrize(
    ("client", "address"),
    [("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8:0::7", "2001:db8::7")],
)
async def test_a_request_of_another_machine_is_of_its_address(trequest: Make, client: str, address: str) -> None:
    sender = await Senders(OURS).of(trequest(client=client))
    assert sender.workstation == OURS.of("workstation", address)


async def test_a_request_from_nowhere_is_of_no_machine(trequest: Make) -> None:
    sender = await Senders(OURS).of(trequest(client=""))
    assert (sender.workstation, sender.user) == (None, None)


async def test_the_account_behind_a_real_connection_is_told_once_for_policy_and_journal(trequest: Make) -> None:
    with (
        closing(socket.create_server(("127.0.0.1", 0))) as server,
        closing(socket.create_connection(server.getsockname())) as client,
    ):
        accepted, _ = server.accept()
        with closing(accepted):
            request = replace(trequest(), ends=(client.getsockname(), server.getsockname()))
            sender = await Senders(OURS).of(request)
    login = pwd.getpwuid(os.getuid()).pw_name
    assert (sender.user, sender.login) == (OURS.of("user", login), login)
    assert grp.getgrgid(os.getgid()).gr_name in sender.who.accounts
    assert "login" not in repr(sender)


async def test_without_a_key_nobody_is_told_apart_and_groups_still_count(trequest: Make) -> None:
    sender = await Senders().of(trequest(headers={"X-Paravent-Group": "dim, urgences,"}, client="10.20.0.5"))
    assert sender.who == Identity("10.20.0.5", frozenset({"dim", "urgences"}))
    assert sender.user is sender.workstation is sender.login is None


class Broken(Accounts):
    async def person(self, near: End, far: End) -> Person | None:
        raise RuntimeError("annuaire")


async def test_a_machine_that_cannot_be_asked_lets_the_request_go_on_without_a_person(trequest: Make) -> None:
    request = replace(trequest(client="127.0.0.1"), ends=(("127.0.0.1", 1), ("127.0.0.1", 2)))
    sender = await Senders(OURS, Broken(), machine="poste-12").of(request)
    assert (sender.user, sender.who.accounts) == (None, frozenset())
    assert sender.workstation == OURS.of("workstation", "poste-12")
