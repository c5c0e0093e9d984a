from collections.abc import Mapping
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pytest

from proxy.journal import forms
from proxy.journal.entries import EVENTS, Checkpoint, Entry, Header, Opening
from proxy.journal.forms import RecordError, as_dict
from tests.proxy.journal.making import BOOT, TIME

FORMS = [forms.Id, forms.Time, forms.Day, forms.Slug, forms.Digest, forms.Version, forms.Sealed]
"""All forms that a string of the journal may have; none admits a space, an accent or a line."""


def leaves(hint: Any) -> list[Any]:  # noqa: ANN401 - a type hint has no type of its own
    """The types that a value declared so may hold, a string's form kept with it."""
    if get_origin(hint) is Annotated:
        return [hint]
    if get_origin(hint) in (Union, UnionType, Mapping, tuple):
        return [leaf for argument in get_args(hint) if argument is not ... for leaf in leaves(argument)]
    return [hint]


@pytest.mark.parametrize("kind", EVENTS)
def test_no_field_may_hold_free_text(kind: type) -> None:
    for hint in get_type_hints(kind, include_extras=True).values():
        for leaf in leaves(hint):
            if get_origin(leaf) is Annotated:
                assert leaf in FORMS
            else:
                assert leaf in (int, bool, NoneType) or issubclass(leaf, StrEnum)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", ["Mme Vidal", "Claire Vidal " * 20, "é" * 16, "a\n", "", "06 39 98 12 34"])
def test_no_form_admits_what_people_write(form: Any, text: str) -> None:  # noqa: ANN401 - idem
    assert not forms._admits(form, text)  # noqa: SLF001 - the forms have no other way to be asked


def test_every_entry_has_a_name_of_its_own() -> None:
    assert set(EVENTS) == set(get_args(Entry.__value__))
    assert len(set(EVENTS.values())) == len(EVENTS)


@pytest.mark.parametrize("cause", Opening)
def test_a_header_tells_why_its_segment_was_begun(cause: Opening) -> None:
    told = as_dict(Header(time=TIME, number=1, chain=BOOT, cause=cause, key="0" * 64))
    assert told == {"time": TIME, "number": 1, "chain": BOOT, "cause": cause.value, "key": "0" * 64}
    with pytest.raises(RecordError, match=r"^Header\.key$"):
        Header(time=TIME, number=1, chain=BOOT, cause=cause, key="ici")


def test_a_checkpoint_tells_what_is_in_force() -> None:
    told = as_dict(Checkpoint(time=TIME, chain=BOOT, count=3, boot_id=BOOT, policy_hash="0" * 64))
    assert told == {"time": TIME, "chain": BOOT, "count": 3, "boot_id": BOOT, "policy_hash": "0" * 64}
    with pytest.raises(RecordError, match=r"^Checkpoint\.count$"):
        Checkpoint(time=TIME, chain=BOOT, count=-3, boot_id=BOOT)
