import hashlib
import traceback
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.complaint import PolicyError
from policies.loading import DEFAULT, MAX_BYTES, load

SHIPPED = DEFAULT.read_text(encoding="utf-8")


def refused(source: str | Path) -> PolicyError:
    with pytest.raises(PolicyError) as caught:
        load(source)
    return caught.value


def test_a_file_and_its_text_are_the_same_policy_with_the_hash_of_its_bytes() -> None:
    loaded = load(DEFAULT)

    assert loaded == load(SHIPPED)
    assert loaded.sha256 == hashlib.sha256(DEFAULT.read_bytes()).hexdigest()


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    file = tmp_path / "locale.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + SHIPPED.replace("\n", "\r\n").encode())

    assert load(file).policy == load(DEFAULT).policy


def test_all_that_is_wrong_is_said_at_once_at_its_place() -> None:
    text = SHIPPED.replace("action: block", "action: blok", 1).replace("    why: Une seule", "    whi: Une seule")
    lines = text.splitlines()
    error = refused(text)

    assert [lines[complaint.line - 1][complaint.column - 1 :].split()[0] for complaint in error.complaints] == [
        "blok",
        "id:",
        "whi:",
    ]
    assert str(error).startswith("<texte>:37:13 rules[0].action : « blok » n'est pas permis ici.")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", ":1:1 le fichier est vide"),
        (b"# rien\n", ":1:1 le fichier est vide"),
        (b"- a", ":1:1 écrivez des lignes"),
        (b"id: caf\xe9", ":1:8 pas de l'UTF-8"),
        (b"id: a\n" + "é: ".encode("utf-16"), ":2:1 pas de l'UTF-8"),
        (b"#" * (MAX_BYTES + 1), ":1:1 plus d'un m"),
        (b"a: yes", ":1:4 a : « yes »"),
        (b"a: &x 1", ":1:4 une ancre"),
    ],
)
def test_a_faulty_file_is_refused_with_its_name(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "locale.yaml"
    file.write_bytes(data)

    assert str(refused(file)).startswith(f"{file}{said}")


def test_a_missing_file_is_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "absente.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "tell: jeton-7f3a: b",
        "tell: 'jeton-7f3a",
        "tell: \x00jeton-7f3a",
        "tell: jeton-7f3a",
        SHIPPED.replace("tell: >-", "tell: >-\n      " + "mot jeton-7f3a " * 200, 1),
    ],
)
def test_a_refusal_carries_nothing_of_the_files_prose(text: str) -> None:
    error = refused(text)

    assert error.__context__ is None
    assert error.__cause__ is None
    assert "jeton" not in "".join(traceback.format_exception_only(error))


@given(st.binary() | st.text())
@settings(max_examples=50, deadline=None)
def test_anything_is_a_policy_or_a_policy_error(source: str | bytes) -> None:
    text = source if isinstance(source, str) else source.decode("latin-1")
    with pytest.raises(PolicyError):
        load(text)


@given(
    st.integers(0, len(SHIPPED)),
    st.sampled_from(["", "\t", ":", "[", "*a", "\n", '"', "- ", "true", "\ud800"]),
)
@settings(max_examples=15, deadline=None)
def test_a_damaged_policy_is_a_policy_or_a_policy_error(position: int, noise: str) -> None:
    with suppress(PolicyError):
        assert load(SHIPPED[:position] + noise + SHIPPED[position + 1 :]).policy.default == "block"
