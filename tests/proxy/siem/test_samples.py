import pytest

from proxy.siem import ocsf
from proxy.siem.event import Event
from proxy.siem.samples import samples
from proxy.siem.titles import TITLES
from tests.proxy.siem.schemas import ocsf_class


def test_there_is_one_example_of_everything_that_can_happen() -> None:
    assert sorted(event.action for event in samples()) == sorted(TITLES)


@pytest.mark.parametrize("event", samples(), ids=lambda event: event.action)
def test_an_example_is_valid(event: Event) -> None:
    document = ocsf.document(event)
    ocsf_class(document["class_uid"], tuple(document["metadata"]["profiles"])).validate(document)


def test_examples_are_the_same_each_time() -> None:
    assert samples() == samples()
