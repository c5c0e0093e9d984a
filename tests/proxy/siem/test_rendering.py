import json

import pytest
from hypothesis import given

from proxy.siem import cef, ecs, ocsf
from proxy.siem.event import Event
from proxy.siem.rendering import Format, rendered
from tests.proxy.siem.decisions import decision
from tests.proxy.siem.strategies import any_event, event_from


def test_each_format_is_its_mapper_s() -> None:
    event = event_from(decision())
    assert rendered(event, Format.CEF) == cef.line(event)
    assert json.loads(rendered(event, Format.ECS)) == ecs.document(event)
    assert json.loads(rendered(event, Format.OCSF)) == ocsf.document(event)


@pytest.mark.parametrize("form", Format)
@given(any_event)
def test_an_event_is_one_line(form: Format, event: Event) -> None:
    assert len(rendered(event, form).splitlines()) == 1


@given(any_event)
def test_json_is_ascii(event: Event) -> None:
    assert rendered(event, Format.ECS).isascii()
    assert rendered(event, Format.OCSF).isascii()
