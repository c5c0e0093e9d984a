import hashlib

import pytest

from policies.complaint import Complaint, PolicyError
from policies.parsing import MAX_BYTES, parse
from tests.policies.broken.sound import SOUND

BARE = "id: a\ntitle: t\nversion: 1\nextends: has-2025\n"


def refused(data: bytes, *, whole: bool = True) -> list[tuple[int, int, str]]:
    with pytest.raises(PolicyError) as caught:
        parse("chu.yaml", data, whole=whole)
    return [(one.line, one.column, one.message) for one in caught.value.complaints]


def test_a_file_gives_what_it_says_under_its_name_with_the_hash_of_its_bytes() -> None:
    parsed = parse("chu.yaml", SOUND.encode())

    assert (parsed.name, parsed.document.id) == ("chu.yaml", "chu-exemple")
    assert parsed.sha256 == hashlib.sha256(SOUND.encode()).hexdigest()
    assert parsed.tree.value["tools"][0]["service"] == "mistral"
    assert "mistral" not in repr(parsed).replace(repr(parsed.document), "")


def test_what_extends_nothing_else_is_not_read() -> None:
    assert parse("chu.yaml", f"{BARE}...\n".encode()).document.extends == "has-2025"


def test_a_file_ends_as_it_says_and_a_text_need_not() -> None:
    assert parse("texte", BARE.encode(), whole=False) != parse("texte", f"{BARE}...\n".encode())
    ((line, column, message),) = refused(BARE.encode())

    assert (line, column) == (5, 1)
    assert "« ... »" in message


def test_no_file_cut_short_is_a_policy() -> None:
    whole = SOUND.encode()
    for length in range(0, len(whole) - 4, 97):
        assert refused(whole[:length])


def test_what_is_wrong_is_said_together_with_the_end_that_lacks() -> None:
    assert [line for line, *_ in refused(BARE.replace("id: a", "ID: a").encode())] == [1, 1, 5]


def test_a_file_of_the_greatest_size_is_read_and_one_byte_more_is_not() -> None:
    body = f"{BARE}...\n".encode()
    filled = body + b"#" * (MAX_BYTES - len(body))

    assert parse("chu.yaml", filled).document.id == "a"
    assert refused(filled + b"#") == [(1, 1, "plus d'un mégaoctet : une politique n'en demande pas tant.")]


@pytest.mark.parametrize(
    ("data", "line", "column", "said"),
    [
        (b"", 1, 1, "vide"),
        (b"\xef\xbb\xbf", 1, 1, "vide"),
        (b"id: caf\xe9", 1, 8, "UTF-8"),
        ("é: 1\nid: é".encode() + b"\xff", 2, 6, "UTF-8"),
        (b"id: [a", 1, 7, "virgule"),
    ],
    ids=["nothing", "mark", "latin", "cut", "bracket"],
)
def test_bytes_that_say_nothing_are_refused_where_they_go_wrong(data: bytes, line: int, column: int, said: str) -> None:
    (first, *_) = refused(data)

    assert first[:2] == (line, column)
    assert said in first[2]


def test_a_byte_order_mark_moves_nothing() -> None:
    assert (1, 5) in [place[:2] for place in refused(b"\xef\xbb\xbfid: yes\n...\n")]


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        (("tools", 0, "tier"), Complaint(13, 11, "tools[0].tier", "m")),
        (("tools", 0, "absent"), Complaint(12, 5, "tools[0].absent", "m")),
        (("absent",), Complaint(2, 1, "absent", "m")),
        ((), Complaint(2, 1, "", "m")),
    ],
)
def test_a_complaint_stands_at_a_value_or_at_what_should_hold_it(
    path: tuple[str | int, ...], complaint: Complaint
) -> None:
    assert parse("chu.yaml", SOUND.encode()).complain(path, "m") == complaint


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("action: block", "action: yes", "« yes » n'est pas permis ici. Valeurs permises : allow, redact, block."),
        ("action: block", "action: 010", "« 010 » n'est pas permis ici. Valeurs permises : allow, redact, block."),
        ("{tier: [open],", "{tier: on,", "écrivez une liste"),
        ("{tier: [open],", "{secret: yes,", "écrivez true ou false, sans guillemets."),
        ("title: Rien de bancaire ne part", "title: yes", "ou mettez ce mot entre guillemets."),
        ('from: "08:00"', "from: 8:00", '« 8:00 » : écrivez "08:00".'),
        ("action: block", 'action: "\\e[31m"', "un caractère de contrôle : retirez-le."),
        ("action: block", "action:", "valeur vide : écrivez une valeur ou retirez la ligne."),
    ],
)
def test_a_doubtful_value_is_said_once_beside_the_other_faults(old: str, new: str, said: str) -> None:
    text = SOUND.replace(old, new).replace("mode: enforce", "mode: enforced")
    mode, doubtful = refused(text.encode())

    assert "« enforced »" in mode[2]
    assert said in doubtful[2]
