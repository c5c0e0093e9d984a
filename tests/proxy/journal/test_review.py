import pytest

from proxy.journal.forms import RecordError, as_dict
from proxy.journal.review import Access, Entrance, Export, Handled, Handling
from tests.proxy.journal.making import BOOT, TIME


@pytest.mark.parametrize("outcome", Handling)
def test_an_answer_to_a_report_is_told_without_a_word(outcome: Handling) -> None:
    told = as_dict(Handled(time=TIME, about=BOOT, outcome=outcome, who=BOOT))
    assert told == {"time": TIME, "about": BOOT, "outcome": outcome.value, "who": BOOT}


@pytest.mark.parametrize("export", [None, *Export])
def test_who_came_in_and_what_was_carried_out_are_told(export: Export | None) -> None:
    told = as_dict(Access(time=TIME, what=Entrance.EXPORTED, who=BOOT, export=export))
    assert told == {"time": TIME, "what": "exported", "who": BOOT} | ({"export": export.value} if export else {})


def test_a_person_is_never_named() -> None:
    with pytest.raises(RecordError, match=r"^Handled\.who$"):
        Handled(time=TIME, about=BOOT, outcome=Handling.REOPENED, who="claire.vidal")
    with pytest.raises(RecordError, match=r"^Access\.who$"):
        Access(time=TIME, what=Entrance.REFUSED, who="claire.vidal")
