import re

import pytest

from proxy import ports
from proxy.capture.plan import Plan
from proxy.install import places
from proxy.install.units_text import unit
from proxy.pac import PROXY


def test_the_service_listens_on_them() -> None:
    [start] = re.findall(r"^ExecStart=(.*)$", unit(places.PROXY_UNIT, "/opt/paravent").decode(), re.MULTILINE)
    told = re.findall(r"--(port|transparent|status) (\d+)", start)
    assert told == [
        ("port", str(ports.EXPLICIT)),
        ("transparent", str(ports.TRANSPARENT)),
        ("status", str(ports.STATUS)),
    ]


@pytest.mark.parametrize("name", [places.CAPTURE_UNIT, places.FALLBACK_UNIT])
def test_the_units_of_the_capture_name_none_and_lead_to_them(name: str) -> None:
    [start] = re.findall(r"^ExecStart=(.*)$", unit(name, "/opt/paravent").decode(), re.MULTILINE)
    assert "--port" not in start
    plan = Plan((990,))
    assert (plan.port, set(plan.others)) == (ports.TRANSPARENT, {ports.EXPLICIT, ports.STATUS})


def test_the_installation_and_the_pac_file_say_the_same() -> None:
    said = (places.EXPLICIT_PORT, places.TRANSPARENT_PORT, places.STATUS_PORT)
    assert said == (ports.EXPLICIT, ports.TRANSPARENT, ports.STATUS)
    assert f"127.0.0.1:{ports.EXPLICIT}" == PROXY
