import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme
from cryptography import x509

from proxy import ca
from proxy.composition import Paravent
from proxy.doctor import sight
from proxy.doctor.interception import CHECKS, examined, untouched
from proxy.doctor.machine import Machine
from proxy.install import places
from proxy.services.catalogue import Catalogue
from proxy.settings import Settings
from proxy.standing import Light, Point
from tests.proxy.doctor.tls import proxy, serving, shown

OURS, THEIRS = trustme.CA(organization_name="Paravent"), trustme.CA(organization_name="Autre")


def chain(authority: trustme.CA) -> list[x509.Certificate]:
    return x509.load_pem_x509_certificates(authority.issue_cert("chatgpt.com").cert_chain_pems[0].bytes())


ROOT = [x509.load_pem_x509_certificate(OURS.cert_pem.bytes())]


def test_an_ai_service_shows_our_certificate_and_another_site_its_own() -> None:
    assert examined("chatgpt.com", chain(OURS), ROOT, "faire").light is Light.GREEN
    told = examined("chatgpt.com", chain(THEIRS), ROOT, "faire")
    assert (told.light, "« Autre »" in told.words, told.remedy) == (Light.RED, True, "faire")
    assert untouched("www.sante.example", [chain(THEIRS)], ROOT).light is Light.GREEN
    assert untouched("www.sante.example", [chain(THEIRS), chain(OURS)], ROOT).light is Light.RED


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """One with an authority, on which nothing listens and no name is known but one."""
    ca.create(tmp_path / places.AUTHORITY[1:], Catalogue.load().constraint_names(), now=datetime.now(UTC))
    with serving(lambda _: None) as port:
        monkeypatch.setattr(sight, "HTTPS", port)
    return Machine(tmp_path, explicit=port, other_host="nulle-part.invalid", ai_host="nulle-part-non-plus.invalid")


def point(machine: Machine, name: str, **otherwise: object) -> Point:
    changed = Machine(
        machine.root,
        **{"explicit": machine.explicit, "other_host": machine.other_host, "ai_host": machine.ai_host} | otherwise,
    )  # type: ignore[arg-type]  # fields of the machine
    return next(check for check in CHECKS if check.name == name).point(changed)


def test_a_network_that_is_down_is_no_fault_of_the_machine(machine: Machine) -> None:
    for name in ("ai-captured", "other-host"):
        told = point(machine, name)
        assert told.light is Light.AMBER
        assert "hors d'atteinte" in told.words
        assert told.remedy.startswith("Vérifiez le réseau")


def test_a_proxy_that_does_not_listen_has_its_own_line(machine: Machine) -> None:
    assert point(machine, "ai-through-proxy").light is Light.AMBER


def test_a_proxy_that_examines_nothing_is_found(machine: Machine) -> None:
    with serving(proxy(THEIRS)) as port:
        told = point(machine, "ai-through-proxy", explicit=port)
        assert (told.light, "n'est pas examiné" in told.words) == (Light.RED, True)
        assert point(machine, "other-host", explicit=port).light is Light.GREEN


def test_a_proxy_that_shows_nothing_is_found(machine: Machine) -> None:
    with serving(proxy(THEIRS, b"502 Bad Gateway")) as port:
        assert point(machine, "ai-through-proxy", explicit=port).light is Light.RED
        assert point(machine, "other-host", explicit=port).light is Light.AMBER


async def test_a_proxy_that_asks_for_a_password_is_neither_dead_nor_in_want_of_a_parent(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = machine.at("/comptes")
    accounts.write_text("c.martin:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=\n")
    paravent = Paravent(Settings(home=machine.at("/home"), port=0, model=Path("fr_absent"), passwords=accounts))
    await paravent.start()
    with serving(shown(THEIRS)) as port:
        monkeypatch.setattr(sight, "HTTPS", port)
        machine.at("/etc").mkdir(exist_ok=True)
        machine.at("/etc/hosts").write_text("127.0.0.1 www.sante.example\n")
        here = {"explicit": paravent.port, "other_host": "www.sante.example"}
        by_proxy = await asyncio.to_thread(point, machine, "ai-through-proxy", **here)
        other = await asyncio.to_thread(point, machine, "other-host", **here)
    await paravent.stop()
    assert (by_proxy.light, by_proxy.words) == (
        Light.AMBER,
        "non vérifié par ce chemin : le proxy demande un mot de passe",
    )
    assert f"-x http://127.0.0.1:{paravent.port} -U COMPTE" in by_proxy.remedy
    assert (other.light, "« Autre »" in other.words) == (Light.GREEN, True)


def test_without_an_authority_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    for check in CHECKS:
        told = check.point(Machine(tmp_path))
        assert (told.light, "l'autorité du poste manque" in told.words) == (Light.AMBER, True)
