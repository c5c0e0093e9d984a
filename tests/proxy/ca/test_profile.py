from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from proxy.ca import issuing, profile
from proxy.ca.issuing import Issuer, Period
from proxy.ca.profile import Chain

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
YEAR = Period.of(NOW, 365)
NAMES = ["chatgpt.com", "claude.ai"]
KEY, OTHER_KEY = issuing.new_key(), issuing.new_key()
ALONE = issuing.self_signed(KEY, NAMES, YEAR, issuing.new_name())
ROOT = issuing.self_signed(OTHER_KEY, NAMES, Period.of(NOW, 3650), issuing.new_name("racine"), path_length=1)
UNDER = issuing.signed(KEY.public_key(), NAMES, YEAR, Issuer(ROOT, OTHER_KEY), name=issuing.new_name())


def foreign(*extensions: x509.ExtensionType) -> x509.Certificate:
    """A certificate made by someone else's tool, with these extensions alone."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mitmproxy")])
    builder = x509.CertificateBuilder(name, name, KEY.public_key(), 1, NOW, NOW + timedelta(days=1))
    for extension in extensions:
        builder = builder.add_extension(extension, critical=False)
    return builder.sign(KEY, hashes.SHA256())


@pytest.mark.parametrize(("certificate", "length"), [(ALONE, 0), (UNDER, 0), (ROOT, 1)])
def test_an_authority_holds_exactly_what_it_needs(certificate: x509.Certificate, length: int) -> None:
    def extension[E: x509.ExtensionType](kind: type[E]) -> x509.Extension[E]:
        return certificate.extensions.get_extension_for_class(kind)

    usage = extension(x509.KeyUsage)
    assert usage.critical
    assert usage.value.key_cert_sign
    assert usage.value.crl_sign
    assert not usage.value.digital_signature
    assert not usage.value.key_agreement
    assert extension(x509.BasicConstraints).critical
    assert extension(x509.BasicConstraints).value == x509.BasicConstraints(ca=True, path_length=length)
    assert extension(x509.NameConstraints).critical
    assert list(extension(x509.ExtendedKeyUsage).value) == [ExtendedKeyUsageOID.SERVER_AUTH]
    assert len(certificate.extensions) == 6


def test_permitted_names_are_read_back() -> None:
    assert profile.permitted(ALONE) == ("chatgpt.com", "claude.ai")
    assert profile.permitted(foreign()) == ()


CA0 = x509.BasicConstraints(ca=True, path_length=0)
CA9 = x509.BasicConstraints(ca=True, path_length=None)


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ((ALONE,), True),
        ((UNDER, ROOT), True),
        ((ROOT,), False),
        ((foreign(),), False),
        ((foreign(CA0),), False),
        ((foreign(CA9, profile.bounds(NAMES)),), False),
        ((foreign(CA0, x509.NameConstraints([x509.DNSName("claude.ai")], None)),), False),
        ((UNDER, foreign(CA0)), False),
    ],
    ids=["alone", "rooted", "a root", "bare", "unconstrained", "any depth", "addresses allowed", "under nobody"],
)
def test_only_a_bounded_authority_counts_as_constrained(chain: Chain, expected: bool) -> None:
    assert profile.constrained(chain) is expected


@pytest.mark.parametrize(
    ("chain", "key", "expected"),
    [
        ((ALONE,), KEY, True),
        ((UNDER, ROOT), KEY, True),
        ((UNDER,), KEY, False),
        ((UNDER, ALONE), KEY, False),
        ((UNDER, ROOT), OTHER_KEY, False),
        ((ALONE,), OTHER_KEY, False),
        ((ALONE,), None, False),
        ((foreign(),), KEY, False),
    ],
    ids=["alone", "rooted", "no root", "not the root", "the root's key", "other key", "no key", "other name"],
)
def test_ours_is_our_name_our_key_and_signed_to_the_end(chain: Chain, key: object, expected: bool) -> None:
    assert profile.ours(chain, key) is expected


def test_a_root_that_only_bears_the_name_is_not_the_one_that_signed() -> None:
    namesake = issuing.self_signed(issuing.new_key(), NAMES, YEAR, ROOT.subject, path_length=1)
    assert not profile.ours((UNDER, namesake), KEY)


@pytest.mark.parametrize(("days", "expected"), [(-0.1, False), (0, True), (364.9, True), (365, True), (365.1, False)])
@pytest.mark.parametrize("chain", [(ALONE,), (UNDER, ROOT), (ROOT, ALONE)])
def test_validity_is_that_of_all_both_ends_included(chain: Chain, days: float, expected: bool) -> None:
    assert profile.valid(chain, NOW + timedelta(days=days)) is expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["chatgpt.com"], []),
        (["r.chatgpt.com", "claude.ai"], []),
        ([], []),
        (["notchatgpt.com"], ["notchatgpt.com"]),
        (["claude.ai", "poe.com"], ["poe.com"]),
        (["com"], ["com"]),
        ([""], [""]),
    ],
)
def test_a_name_is_covered_with_its_subdomains_only(names: list[str], expected: list[str]) -> None:
    assert profile.uncovered(ALONE, names) == expected
    assert profile.covers((ALONE,), names) is (not expected)


def test_a_name_must_be_covered_by_the_root_too() -> None:
    wider = issuing.signed(KEY.public_key(), [*NAMES, "poe.com"], YEAR, Issuer(ROOT, OTHER_KEY), name=ALONE.subject)
    assert profile.covers((wider,), ["poe.com"])
    assert not profile.covers((wider, ROOT), ["poe.com"])


@pytest.mark.parametrize(("names", "said"), [("abc", "a, b, c"), ("abcd", "a, b, c…")])
def test_a_message_names_the_first_few(names: str, said: str) -> None:
    assert profile.some(list(names)) == said


def test_certificates_of_one_key_share_what_is_theirs_alone() -> None:
    assert profile.key_of(ALONE) == profile.key_of(UNDER) != profile.key_of(ROOT)
