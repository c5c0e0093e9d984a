from collections.abc import Sequence

import pytest
import trustme
from cryptography import x509

from proxy.doctor.lineage import descends, issuer


def certificate(pem: trustme.Blob) -> x509.Certificate:
    return x509.load_pem_x509_certificate(pem.bytes())


OURS, THEIRS = trustme.CA(organization_name="Paravent"), trustme.CA(organization_name="Autre")
UNDER = OURS.create_child_ca()


def leaf(authority: trustme.CA) -> x509.Certificate:
    return certificate(authority.issue_cert("chatgpt.com").cert_chain_pems[0])


ROOT, MIDDLE, STRANGER = (certificate(one.cert_pem) for one in (OURS, UNDER, THEIRS))
DIRECT, INDIRECT, FOREIGN = leaf(OURS), leaf(UNDER), leaf(THEIRS)


@pytest.mark.parametrize(
    ("chain", "ours", "expected"),
    [
        ([DIRECT], [ROOT], True),
        ([DIRECT], [STRANGER, ROOT], True),
        ([INDIRECT, MIDDLE], [ROOT], True),
        ([INDIRECT, MIDDLE], [MIDDLE], True),
        ([INDIRECT], [ROOT], False),
        ([FOREIGN], [ROOT], False),
        ([FOREIGN, STRANGER], [ROOT], False),
        ([FOREIGN, DIRECT], [ROOT], False),
        ([DIRECT], [], False),
        ([], [ROOT], False),
    ],
)
def test_a_chain_is_ours_when_its_first_was_issued_by_ours_link_by_link(
    chain: Sequence[x509.Certificate], ours: Sequence[x509.Certificate], expected: bool
) -> None:
    assert descends(chain, ours) is expected


def test_an_issuer_is_told_by_its_organization() -> None:
    assert issuer([FOREIGN]) == "Autre"
    assert issuer([]) == ""
