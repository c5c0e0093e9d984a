from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from proxy.journal.policy_read import Cause, Supplier
from proxy.supply.https import Https
from proxy.supply.reception import Delivery, Reception, faulty, unreachable
from proxy.supply.shelf import Folder, SupplyError
from proxy.supply.signature import sign
from proxy.supply.versions import Versions
from proxy.supply.web import Web
from tests.proxy.supply.workbench import policy


@pytest.fixture
def reception(tmp_path: Path) -> Reception:
    return Reception(Supplier.FILE, Folder(tmp_path), "chu.yaml", {"chatgpt"})


def test_a_good_policy_is_delivered_with_the_establishment_s_own_files(tmp_path: Path, reception: Reception) -> None:
    (tmp_path / "chu.yaml").write_bytes(policy())
    delivery = reception.read()
    assert delivery.loaded is not None
    assert delivery.refusal is None
    assert [(file, parsed.document.id) for file, parsed in delivery.own.items()] == [("chu.yaml", "chu")]
    assert delivery.pages == {"chu.yaml": policy()}
    assert list(delivery.states) == ["chu.yaml"]


def refused(delivery: Delivery) -> tuple[Cause, str]:
    assert delivery.loaded is None
    assert delivery.refusal is not None
    return delivery.refusal.cause, delivery.refusal.message


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (policy()[:-4], "chu.yaml:5:1 le fichier n'est pas entier"),
        (policy(mode="parfois"), "chu.yaml:5:7 mode"),
        (policy(tools="[{service: chatgpd, tier: open, why: essai}]"), "chu.yaml:5:19 tools[0].service"),
        (policy(extends="absente"), "chu.yaml:1:10 extends"),
    ],
)
def test_a_bad_policy_is_refused_with_its_place(
    tmp_path: Path, reception: Reception, content: bytes, complaint: str
) -> None:
    (tmp_path / "chu.yaml").write_bytes(content)
    cause, message = refused(reception.read())
    assert cause is Cause.INVALID
    assert complaint in message


def test_a_policy_that_is_not_there_or_not_readable_is_told(tmp_path: Path, reception: Reception) -> None:
    cause, message = refused(reception.read())
    assert cause is Cause.UNREADABLE
    assert str(tmp_path / "chu.yaml") in message
    (tmp_path / "chu.yaml").mkdir()
    assert refused(reception.read())[0] is Cause.UNREADABLE
    assert reception.read().states == {"chu.yaml": None}


def test_a_key_asks_for_signatures(tmp_path: Path, key: Ed25519PrivateKey) -> None:
    reception = Reception(Supplier.FILE, Folder(tmp_path), "chu.yaml", set(), key.public_key())
    (tmp_path / "chu.yaml").write_bytes(policy())
    assert refused(reception.read())[0] is Cause.SIGNATURE
    (tmp_path / "chu.yaml.sig").write_bytes(sign(key, "chu.yaml", policy()))
    assert reception.read().loaded is not None


def test_a_server_that_is_away_is_no_fault_of_the_policy() -> None:
    reception = Reception(Supplier.HTTPS, Web("https://localhost:9/", Https()), "chu.yaml", set())
    assert refused(reception.read())[0] is Cause.UNREACHABLE
    assert reception.read().states == {}
    assert refused(unreachable(SupplyError("absent")))[1] == "absent"


def test_versions_are_checked_when_read_and_raised_only_when_accepted(tmp_path: Path) -> None:
    reception = Reception(
        Supplier.FILE, Folder(tmp_path), "chu.yaml", set(), versions=Versions(tmp_path / "versions.json")
    )
    for version in (2, 1):
        (tmp_path / "chu.yaml").write_bytes(policy(version=version))
        older = reception.read()
        assert older.loaded is not None
    (tmp_path / "chu.yaml").write_bytes(policy(version=2))
    newer = reception.read()
    assert reception.accept(newer) is newer
    assert refused(reception.accept(older))[0] is Cause.ROLLBACK
    (tmp_path / "chu.yaml").write_bytes(policy(version=1))
    assert refused(reception.read())[0] is Cause.ROLLBACK


def test_an_older_file_of_another_id_under_the_same_name_is_refused_though_it_is_signed(
    tmp_path: Path, key: Ed25519PrivateKey
) -> None:
    seen = Versions(tmp_path / "home" / "versions.json")
    reception = Reception(Supplier.FILE, Folder(tmp_path), "chu.yaml", set(), key.public_key(), seen)

    def put(content: bytes) -> Delivery:
        (tmp_path / "chu.yaml").write_bytes(content)
        (tmp_path / "chu.yaml.sig").write_bytes(sign(key, "chu.yaml", content))
        return reception.accept(reception.read())

    trial = policy("chu-essai", version=1, mode="observe")
    assert put(trial).loaded is not None
    assert put(policy(version=7)).loaded is not None
    assert refused(put(trial))[0] is Cause.ROLLBACK
    assert put(policy("chu-essai", version=8)).loaded is not None


def test_a_version_that_cannot_be_noted_is_not_accepted(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"not a folder")
    reception = Reception(
        Supplier.FILE, Folder(tmp_path), "chu.yaml", set(), versions=Versions(tmp_path / "home" / "versions.json")
    )
    (tmp_path / "chu.yaml").write_bytes(policy())
    assert refused(reception.read())[0] in (Cause.ROLLBACK, Cause.UNREADABLE)


def test_a_fault_of_ours_tells_its_kind_and_nothing_else() -> None:
    assert refused(faulty(ValueError("Mme Claire Vidal"))) == (Cause.INTERNAL, "erreur interne (ValueError).")
