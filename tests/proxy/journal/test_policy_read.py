import pytest

from proxy.journal.forms import RecordError, as_dict
from proxy.journal.policy_read import Cause, Outcome, PolicyRead, Supplier
from tests.proxy.journal.making import TIME


def test_a_policy_is_told_by_what_became_of_it_and_never_by_its_words() -> None:
    read = PolicyRead(
        time=TIME,
        outcome=Outcome.REFUSED,
        supplier=Supplier.GIT,
        cause=Cause.INVALID,
        complaints=2,
        policy_hash="0" * 64,
        version=3,
    )
    assert as_dict(read) == {
        "time": TIME,
        "outcome": "refused",
        "supplier": "git",
        "cause": "invalid",
        "complaints": 2,
        "policy_hash": "0" * 64,
        "version": 3,
    }


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"outcome": Outcome.REFUSED}, "cause"),
        ({"outcome": Outcome.IN_FORCE, "policy_hash": "0" * 64, "cause": Cause.ROLLBACK}, "cause"),
        ({"outcome": Outcome.IN_FORCE}, "policy_hash"),
        ({"outcome": Outcome.REFUSED, "cause": Cause.INVALID, "policy_id": "Mme Claire Vidal"}, "policy_id"),
    ],
)
def test_a_policy_in_force_has_its_hash_and_a_refused_one_its_cause(wrong: dict[str, object], name: str) -> None:
    with pytest.raises(RecordError, match=rf"^PolicyRead\.{name}$"):
        PolicyRead(time=TIME, supplier=Supplier.FILE, **wrong)  # type: ignore[arg-type]  # what is tested
