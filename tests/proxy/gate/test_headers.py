from collections.abc import Callable

import pytest

from proxy.gate.headers import origin, words
from proxy.gate.request import Request
from proxy.prompt import Role
from proxy.reasons import ReasonCode
from proxy.wire.errors import WireError

NAME = "Mme Lefèvre"


@pytest.mark.parametrize(
    ("target", "texts"),
    [
        ("/v1/chat/completions", []),
        ("/c/6f2c0000-0000-4000-8000-00000000000a?model=gpt-5", []),
        ("/?q=Mme+Lef%C3%A8vre", [NAME]),
        ("/recherche/Mme%20Lef%C3%A8vre", [NAME]),
        ("/?Mme%20Lef%C3%A8vre=1", [NAME]),
        ("/?tel=0639981234", ["0639981234"]),
        ("/?q=a%20b&q=c%20d", ["a b", "c d"]),
    ],
)
def test_words_in_an_address_are_judged_and_ids_are_not(
    trequest: Callable[..., Request], target: str, texts: list[str]
) -> None:
    segments = list(words(trequest(target=target)))
    assert [segment.text for segment in segments] == texts
    assert all(segment.role is Role.URL and not segment.writable for segment in segments)


@pytest.mark.parametrize("target", ["/?q=%zz", "/?q=%", "/%ff"])
def test_an_address_that_cannot_be_decoded_is_refused(trequest: Callable[..., Request], target: str) -> None:
    with pytest.raises(WireError) as raised:
        list(words(trequest(target=target)))
    assert raised.value.reason in (ReasonCode.ENCODING_INVALID, ReasonCode.UNICODE_INVALID)


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("X-Patient", "Mme Lefevre", "Mme Lefevre"),
        ("x-patient", "Mme Lefèvre", NAME),
        ("x-patient", NAME.encode().decode("ascii", "surrogateescape"), NAME),
        ("x-patient", NAME.encode("latin-1").decode("utf-8", "surrogateescape"), NAME),
        ("X-Goog-Upload-File-Name", "cr Lefevre.pdf", "cr Lefevre.pdf"),
        ("x-request-id", "req_01AbC", None),
        ("user-agent", "Mozilla/5.0 (X11; Linux x86_64)", None),
        ("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", None),
        ("user-agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.7444.59 Safari/537.36", None),
        ("user-agent", "Mme Lefevre", "Mme Lefevre"),
        ("user-agent", "M.Lefevre", "M.Lefevre"),
        ("authorization", "Bearer sk-x.y_z=", None),
        ("authorization", "Bearer sk-x y z", "Bearer sk-x y z"),
        ("cookie", "a=b; __cf_bm=c.d-1763712345-1.0.1.1-e; x=%7B%7D", None),
        ("cookie", 'a={"b": "c d"}; e=Mme Lefevre', None),
        ("user-agent", "OpenAI/Python 3.54.0", None),
        ("user-agent", "google-genai-sdk/3.4.0 gl-python/3.13.0", None),
        ("x-goog-api-client", "google-genai-sdk/3.4.0 gl-python/3.13.0", None),
        ("user-agent", "curl/7.88.1 Mme Lefevre", "curl/7.88.1 Mme Lefevre"),
        ("x-api-key", NAME, NAME),
        ("X-Stainless-Lang", "python", None),
        ("X-Stainless-Lang", "Mme Lefevre", "Mme Lefevre"),
        ("baggage", "sentry-release=a1b2c3,sentry-environment=production", None),
        ("baggage", "0639981234", "0639981234"),
        ("x-client-name", "lefevre@exemple.fr", "lefevre@exemple.fr"),
        ("x-datadog-trace-id", "1234567890123456789", None),
        ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", None),
        ("accept", "text/html,application/xml;q=0.9,*/*;q=0.8", None),
        ("if-modified-since", "Wed, 21 Oct 2025 07:28:00 GMT", None),
        ("content-type", "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW", None),
        ("content-type", 'multipart/form-data; boundary="Mme Lefevre"', 'multipart/form-data; boundary="Mme Lefevre"'),
        ("referer", "https://Mme Lefevre/", "https://Mme Lefevre/"),
        ("sec-ch-ua", '"Chromium";v="141", "Not?A_Brand"', None),
        ("referer", "https://chatgpt.com/?q=Mme Lefevre", None),
    ],
)
def test_words_in_a_header_are_judged_and_the_protocol_s_own_are_not(
    trequest: Callable[..., Request], name: str, value: str, text: str | None
) -> None:
    segments = [segment for segment in words(trequest(headers={name: value})) if segment.role is Role.HEADER]
    assert [segment.text for segment in segments] == ([] if text is None else [text])
    assert all(segment.path == ("header", name.lower()) and not segment.writable for segment in segments)


@pytest.mark.parametrize(
    ("referer", "expected"),
    [
        ("https://chatgpt.com/c/1?q=Mme Lefevre", "https://chatgpt.com/"),
        ("https://chatgpt.com?q=Mme Lefevre", "https://chatgpt.com/"),
        ("https://chatgpt.com", "https://chatgpt.com/"),
        ("Mme Lefevre", ""),
        ("", ""),
    ],
)
def test_a_referring_address_keeps_its_origin_alone(referer: str, expected: str) -> None:
    assert origin(referer) == expected


def test_a_number_in_the_name_of_a_header_is_judged(trequest: Callable[..., Request]) -> None:
    (segment,) = words(trequest(headers={"X-Tel-0639981234": "1"}))
    assert (segment.role, segment.text, segment.writable) == (Role.KEY, "X-Tel-0639981234", False)
