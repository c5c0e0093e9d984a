import pytest

from proxy.ca import AuthorityError
from proxy.cli.exits import Exit
from proxy.cli.not_started import explained
from proxy.gate.master import ListenError
from proxy.services.catalogue import CatalogueError


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (AuthorityError("expirée"), Exit.AUTHORITY_UNUSABLE, "expirée"),
        (CatalogueError("ligne 3"), Exit.CATALOGUE_INVALID, "ligne 3"),
        (ListenError(8088), Exit.PORT_TAKEN, "sport = :8088"),
        (ListenError(), Exit.PORT_TAKEN, "sport = :8080"),
    ],
)
def test_what_can_be_mended_is_told_with_its_status(error: Exception, status: Exit, words: str) -> None:
    told = explained(error, 8080)
    assert told is not None
    assert told[0] is status
    assert words in told[1]


def test_a_fault_of_ours_is_nobody_s_to_mend() -> None:
    assert explained(ValueError("x"), 8080) is None
