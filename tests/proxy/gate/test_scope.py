import pytest

from proxy.gate.scope import Names, Scope
from proxy.reasons import ReasonCode
from proxy.services.catalogue import Catalogue
from proxy.wire.errors import WireError


@pytest.mark.parametrize(
    ("names", "service"),
    [
        (Names("chatgpt.com", "chatgpt.com", "chatgpt.com"), "chatgpt"),
        (Names("192.0.2.1", "chatgpt.com", "intranet.example.org"), "chatgpt"),
        (Names("192.0.2.1", None, "ChatGPT.com."), "chatgpt"),
        (Names("chatgpt.com", "intranet.example.org", None), "chatgpt"),
        (Names("intranet.example.org", "intranet.example.org", "intranet.example.org"), None),
        (Names("192.0.2.1", None, None), None),
        (Names("", "", ""), None),
    ],
)
def test_any_name_of_an_ai_service_brings_an_exchange_to_the_gate(
    catalogue: Catalogue, names: Names, service: str | None
) -> None:
    found = Scope(catalogue).service_of(names)
    assert (found.id if found else None) == service


@pytest.mark.parametrize(
    ("names", "accepted"),
    [
        (Names("chatgpt.com", "chatgpt.com", "chatgpt.com"), True),
        (Names("chatgpt.com", None, "ChatGPT.COM."), True),
        (Names("chatgpt.com", "chatgpt.com", None), True),
        (Names("chatgpt.com", "chatgpt.com", "claude.ai"), False),
        (Names("chatgpt.com", "ab.chatgpt.com", "chatgpt.com"), False),
        (Names("192.0.2.1", "chatgpt.com", "chatgpt.com"), False),
        (Names("intranet.example.org", None, "chatgpt.com"), False),
    ],
)
def test_an_exchange_whose_names_differ_is_refused(catalogue: Catalogue, names: Names, accepted: bool) -> None:
    if accepted:
        Scope(catalogue).check(names)
    else:
        with pytest.raises(WireError) as raised:
            Scope(catalogue).check(names)
        assert raised.value.reason is ReasonCode.HOST_MISMATCH
