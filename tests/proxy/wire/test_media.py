import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.facts import Obstacle
from proxy.reasons import ReasonCode
from proxy.wire.errors import WireError
from proxy.wire.media import Media


@pytest.mark.parametrize(
    ("header", "media"),
    [
        ("application/json", Media("application/json")),
        ("Application/JSON; Charset=UTF-8", Media("application/json", "utf-8")),
        ('text/plain;charset="ISO-8859-1"', Media("text/plain", "iso-8859-1")),
        ("multipart/form-data; boundary=----Web Kit", Media("multipart/form-data", "", "----Web Kit")),
        ('multipart/form-data; boundary="a b"', Media("multipart/form-data", "", "a b")),
        ("text/plain; charset=utf-7", Media("text/plain", "utf-7")),
        ("", Media("")),
        ("json", Media("")),
        ("text/", Media("")),
        ("a/b/c", Media("")),
        ("application/json, text/plain", Media("")),
        ("text/pl\rain", Media("")),
    ],
)
def test_a_header_is_read_as_what_it_claims(header: str, media: Media) -> None:
    assert Media.parse(header) == media


@given(st.text())
def test_any_header_is_read(header: str) -> None:
    assert isinstance(Media.parse(header).obstacle, Obstacle | None)


@given(st.binary(max_size=60))
def test_a_header_of_any_bytes_is_read(raw: bytes) -> None:
    Media.parse(raw.decode("utf-8", "surrogateescape"))


@pytest.mark.parametrize(
    ("header", "is_json"),
    [
        ("application/json", True),
        ("text/json", True),
        ("application/vnd.api+json", True),
        ("application/json+protobuf", True),
        ("application/jsonp", False),
        ("application/x-ndjson", False),
        ("text/plain", False),
    ],
)
def test_json_is_known_by_its_many_names(header: str, is_json: bool) -> None:
    assert Media.parse(header).is_json is is_json


@pytest.mark.parametrize(
    ("header", "obstacle"),
    [
        ("image/png", Obstacle.IMAGE),
        ("image/svg+xml", Obstacle.IMAGE),
        ("AUDIO/wav", Obstacle.AUDIO),
        ("video/mp4", Obstacle.VIDEO),
        ("application/pdf", Obstacle.FILE),
        ("application/dicom", Obstacle.FILE),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Obstacle.FILE),
        ("text/plain", None),
        ("text/html", None),
        ("application/xml", None),
        ("application/fhir+json", None),
        ("application/octet-stream", None),
        ("", None),
    ],
)
def test_what_no_recognizer_reads_is_an_obstacle(header: str, obstacle: Obstacle | None) -> None:
    assert Media.parse(header).obstacle is obstacle


@pytest.mark.parametrize("charset", ["", "utf-8", "UTF8", "us-ascii", "latin1", "windows-1252"])
@given(text=st.text(st.sampled_from("aé'ç :[]1"), max_size=20))
def test_text_is_written_in_the_charset_it_was_read_in(charset: str, text: str) -> None:
    media = Media.parse(f"text/plain; charset={charset}" if charset else "text/plain")
    assert media.decode(media.encode(text)) == text


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("utf-7", b"+AEMAYQBtAGkAbABsAGU-"),
        ("rot13", b"Pnzvyyr"),
        ("hex", b"616263"),
        ("utf-16", "Camille".encode("utf-16")),
        ("", "Camille".encode("utf-16-le")),
        ("cp500", "Camille".encode("cp500")),
        ("utf-8", "Hélène".encode("latin-1")),
        ("cp1252", b"\x81"),
        ("nonsense", b"Camille"),
    ],
)
def test_a_charset_that_would_hide_words_is_refused(charset: str, data: bytes) -> None:
    with pytest.raises(WireError) as caught:
        Media("text/plain", charset).decode(data)
    assert caught.value.reason is ReasonCode.UNICODE_INVALID


@pytest.mark.parametrize(("charset", "text"), [("latin1", "œuvre"), ("utf-8", "\ud83d"), ("utf-7", "a")])
def test_text_that_the_charset_cannot_write_is_refused(charset: str, text: str) -> None:
    with pytest.raises(WireError) as caught:
        Media("text/plain", charset).encode(text)
    assert caught.value.reason is ReasonCode.UNICODE_INVALID
