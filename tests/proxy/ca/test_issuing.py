from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from proxy.ca import issuing, profile
from proxy.ca.issuing import Issuer, Period

NOW = datetime(2026, 11, 22, 8, 0, 0, 123456, tzinfo=UTC)
NAMES = ["chatgpt.com", "claude.ai"]
ROOT_KEY, KEY = issuing.new_key(), issuing.new_key()
ROOT = issuing.self_signed(ROOT_KEY, NAMES, Period.of(NOW, 3650), issuing.new_name("racine"), path_length=1)
BY = Issuer(ROOT, ROOT_KEY)


def under() -> x509.Certificate:
    return issuing.signed(KEY.public_key(), NAMES, Period.of(NOW, 365), BY, name=issuing.new_name())


def identifiers(certificate: x509.Certificate) -> tuple[bytes, bytes | None]:
    own = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    return own, certificate.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier


def test_each_certificate_names_its_key_and_the_one_that_signed_it() -> None:
    own, above = identifiers(ROOT)
    assert own == above
    assert identifiers(under())[1] == own != identifiers(under())[0]


def test_two_authorities_never_share_a_name_nor_two_certificates_a_number() -> None:
    names = {issuing.new_name() for _ in range(20)}
    assert len(names) == 20
    assert len({under().serial_number for _ in range(20)}) == 20


def test_keys_are_on_the_curve_that_all_clients_know() -> None:
    assert isinstance(issuing.new_key().curve, ec.SECP256R1)


def test_a_period_is_of_whole_seconds() -> None:
    period = Period.of(NOW, 10)
    assert period == Period(NOW.replace(microsecond=0), NOW.replace(microsecond=0) + timedelta(days=10))


def test_a_request_says_for_which_names_and_proves_that_it_has_the_key() -> None:
    asked = issuing.request(KEY, NAMES)
    assert asked.is_signature_valid
    assert asked.public_key() == KEY.public_key()
    assert profile.permitted(asked) == tuple(NAMES)


def test_a_key_does_not_show_itself() -> None:
    assert "key" not in repr(BY)


def test_a_list_of_revoked_certificates_keeps_those_it_had_with_their_date() -> None:
    first, second = under(), under()
    old = issuing.revocations((), 1, [first], NOW, BY)
    later = NOW + timedelta(days=30)
    made = issuing.revocations(old, 2, [first, second], later, BY)
    assert made.is_signature_valid(ROOT_KEY.public_key())
    dates = {entry.serial_number: entry.revocation_date_utc for entry in made}
    assert dates == {
        first.serial_number: NOW.replace(microsecond=0),
        second.serial_number: later.replace(microsecond=0),
    }
    assert {entry.extensions[0].value for entry in made} == {x509.CRLReason(x509.ReasonFlags.key_compromise)}
    assert made.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number == 2


@pytest.mark.parametrize(("days", "expected"), [(0, 365), (3600, 50)])
def test_a_list_is_good_for_a_year_and_never_longer_than_the_root(days: int, expected: int) -> None:
    now = NOW.replace(microsecond=0) + timedelta(days=days)
    made = issuing.revocations((), 1, [], now, BY)
    assert made.next_update_utc == now + timedelta(days=expected)
