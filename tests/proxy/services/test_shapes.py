import base64
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.services import shapes

WORDS = [
    "M.Exemple",
    "Dr.Exemple",
    base64.b64encode(b"Mme Camille Exemple").decode(),
    "Camille Exemple",
    "camille@exemple.fr",
    "camille.exemple+chu@exemple.fr",
    "06 39 98 00 17",
    "06.39.98.00.17",
    "06-39-98-00-17",
    "0639980017",
    "+33639980017",
    "0033-6-39-98-00-17",
    "tel:0639980017",
    "tel0639980017",
    "06/39/98/00/17",
    "185037512345612",
    "1850375123456",
    "1-85-03-75-123-456-12",
    "1.85.03.2A.123.456.12",
    "185032A12345612",
    "NIR185037512345612",
    "2850375123456_12",
    "FR7630006000011234567890189",
    "FR76-3000-6000-0112-3456-7890-189",
    "BE68539007547034",
    "12/03/1957",
    "1957-03-12",
    "12.03.57",
    "120357",
    "2024-03-12",
    "75013",
    "IPP:8004512367",
    "12345678-1234",
    "Hélène",
    "née",
    "a b",
    "a\n",
    "a\tb",
    "<b>",
    "une phrase.",
    "１２３",
    "٠٦٣٩٩٨٠٠١٧",
]
"""A person's words and numbers: neither tokens nor identifiers, wherever they stand."""

TOKENS = [
    "",
    "user",
    "gpt-5",
    "gpt-4o-2024-08-06",
    "gpt-4o-mini-2024-07-18",
    "gpt-3.5-turbo-0125",
    "gpt-4-1106-preview",
    "ft:gpt-4o-mini-2024-07-18:exemple:adapte:9AbCdEf1",
    "o3-mini",
    "omni-moderation-2024-09-26",
    "claude-sonnet-4-5-20250929",
    "claude-3-5-haiku-20241022",
    "anthropic.claude-sonnet-4-5-20250929-v1:0",
    "web_search_20250305",
    "computer-use-2025-01-24",
    "mistral-large-2411",
    "codestral-latest",
    "gemini-2.5-flash-preview-09-2025",
    "models/gemini-embedding-001",
    "meta-llama/Llama-3.3-70B-Instruct-Turbo",
    "qwen/qwen3-235b-a22b-07-25:free",
    "text/plain",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "Europe/Paris",
    "fr-FR",
    "1024x1024",
    "16:9",
    "4096",
    "HARM_CATEGORY_HATE_SPEECH",
    "mcp__dossiers__chercher_un_rendez-vous",
    "client-created-root",
]

IDENTIFIERS = [
    "0a1b2c3d-0000-4000-8000-000000000001",
    "18503751-2345-4000-8000-063998001700",
    "WEB:0a1b2c3d-0000-4000-8000-000000000001",
    "toolu_01A09q90qw90lq917835lq9",
    "srvtoolu_01WYG3ziw53XMcoyKL4XcZmE",
    "msg_01XFDUDYJgAACzvnptvVoYEL",
    "call_BvqZqHr3GkD2vLJ8xQ1m5n7T",
    "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT",
    "resp_67ccd2bed1ec8190b14f964abc0542670bb6a6b452d3795b",
    "msg_67ccd2bf17f0819081ff3bb2cf6508e60bb6a6b452d3795b",
    "file_00000000a1b2c3d4e5f60718293a4b5c",
    "file-abc123",
    "D681PevKs",
    "cachedContents/abc123xyz",
    "conv_0198a2b7c3d4e5f6a7b8c9d0e1f2a3b4",
    "d41d8cd98f00b204e9800998ecf8427e",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "8f2b1a3c",
]


@pytest.mark.parametrize("text", WORDS)
def test_a_persons_words_are_no_metadata(text: str) -> None:
    assert (shapes.token(text), shapes.identifier(text), shapes.sealed(text), shapes.encoded(text)) == (False,) * 4


@pytest.mark.parametrize("text", TOKENS)
def test_a_protocols_words_are_tokens(text: str) -> None:
    assert shapes.token(text)
    assert shapes.identifier(text)


@pytest.mark.parametrize("text", IDENTIFIERS)
def test_what_a_machine_made_is_an_identifier(text: str) -> None:
    assert shapes.identifier(text)
    assert shapes.encoded(text)


@given(st.uuids())
def test_any_uuid_is_an_identifier(value: uuid.UUID) -> None:
    assert shapes.identifier(str(value))
    assert shapes.identifier(str(value).upper())


@given(st.text("0123456789", min_size=7, max_size=24), st.sampled_from(["", " ", "-", ".", "/", "_", " - "]))
def test_no_long_number_is_metadata_however_it_is_spaced(digits: str, space: str) -> None:
    text = space.join(digits)
    assert not shapes.token(text)
    assert not shapes.identifier(text)


@given(st.text(), st.sampled_from([" ", "@", "\n", "é", "’", ",", "(", '"']), st.text())
def test_text_with_a_space_an_accent_or_an_at_sign_is_no_metadata(before: str, sign: str, after: str) -> None:
    text = before + sign + after
    assert not (shapes.token(text))
    assert not (shapes.identifier(text))
    assert not (shapes.sealed(text))


@pytest.mark.parametrize("length", [81, 201, 100_000])
def test_a_very_long_word_is_no_token(length: int) -> None:
    assert not shapes.token("a" * length)
    assert shapes.identifier("a" * length) is (length <= 200)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("EqQBCgIYAhIM1gbcDa9GJwZA2b3hGgxBdjrkzLoky3dl1pki", True),
        ("gAAAAABo" + "Zx9_-123456==" * 20, True),
        (base64.b64encode(b"Mme Camille Exemple, 06 39 98 00 17, est suivie pour un cancer.").decode(), False),
        ("x" * 64 + "0639980017", False),
        ("x" * 64 + "/M.Exemple", False),
        ("EqQB CgIY", False),
        ("EqQB\nCgIY" * 20, False),
        ("Ceci est une phrase qui n'est pas scellée. " * 5, False),
    ],
)
def test_a_seal_is_a_blob_in_one_piece(text: str, expected: bool) -> None:
    assert shapes.sealed(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("data:image/png;base64,iVBORw0KGgo=", True),
        ("data:application/pdf;base64," + "QUJD" * 1_000, True),
        ("data:text/plain,Camille%20Exemple", False),
        ("data:image/png;name=Camille.png;base64,QUJD", False),
        ("data:image/png;base64,data:text/plain;base64,QUJD", False),
        ("https://exemple.org/a?b=Camille", False),
        ("https://exemple.org/dossiers/camille-exemple/0639980017/compte-rendu-de-consultation", False),
        ("QUJD\nQUJD", False),
    ],
)
def test_bytes_are_base64_bare_or_in_a_data_address(text: str, expected: bool) -> None:
    assert shapes.encoded(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("camille@exemple.fr", True),
        ("Camille Exemple", True),
        ("", True),
        ("x" * 320, True),
        ("x" * 321, False),
        ("deux\nlignes", False),
    ],
)
def test_an_account_field_is_one_short_line(text: str, expected: bool) -> None:
    assert shapes.account(text) is expected


@pytest.mark.parametrize("text", ["1" * 50_000, "a1" * 50_000, "a-" * 50_000, "0a" * 50_000 + " ", "-" * 100_000])
def test_shapes_take_linear_time(text: str) -> None:
    assert not (shapes.token(text))
    assert not (shapes.identifier(text))
    shapes.sealed(text)
    shapes.encoded(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mme Vidal est attendue.", True),
        ("Résumé\ndu dossier", True),
        ("data:text/plain,Mme Vidal", False),
        ("https://exemple.org/a b", False),
        ("file-abc123", False),
        ("Camille", False),
        (" ", False),
    ],
)
def test_prose_is_several_words_and_no_address(text: str, expected: bool) -> None:
    assert shapes.prose(text) is expected
