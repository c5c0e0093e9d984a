import copy
import hashlib
import json
import re
import traceback
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from policies import values
from policies.complaint import Complaint, PolicyError
from policies.loading import DEFAULT, MAX_BYTES, MAX_CHAIN, load, load_from
from policies.sources import Folder, Texts
from tests.policies.broken.sound import SOUND

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
        (b"a: yes", ":1:1 a : clé inconnue"),
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
        assert load(SHIPPED[:position] + noise + SHIPPED[position + 1 :]).files[0].document.default == "block"


BARE = "id: {id}\ntitle: t\nversion: 1\nextends: {extends}\n...\n"


def folder(place: Path, **extends: str) -> Path:
    """A folder of policies, each of which extends another."""
    for name, other in extends.items():
        (place / f"{name}.yaml").write_text(BARE.format(id=f"{name}-id", extends=other), "utf-8")
    return place


def test_a_file_extends_one_of_its_folder_or_one_that_is_shipped(tmp_path: Path) -> None:
    place = folder(tmp_path, chu="has-2025", site="chu")
    loaded = load(place / "site.yaml")

    assert [parsed.name for parsed in loaded.files] == [
        str(place / "site.yaml"),
        str(place / "chu.yaml"),
        str(DEFAULT),
    ]
    assert loaded.policy.id == "site-id"
    assert loaded.policy.rules == load(DEFAULT).policy.rules


def test_a_text_extends_what_is_shipped_and_knows_no_neighbour(tmp_path: Path) -> None:
    assert len(load(BARE.format(id="a", extends="has-2025")).files) == 2
    assert "<chu> est introuvable" in str(refused(BARE.format(id="a", extends="chu")))


def test_a_policy_is_loaded_by_its_name_in_a_place_as_it_is_by_its_path(tmp_path: Path) -> None:
    place = folder(tmp_path, chu="has-2025", site="chu")

    assert load_from(Folder(place), "site") == load(place / "site.yaml")
    assert load_from(Texts({"chu": BARE.format(id="a", extends="has-2025")}), "chu").policy.id == "a"
    with pytest.raises(FileNotFoundError):
        load_from(Folder(place), "absente")


def test_a_file_in_a_place_must_end_as_it_says_and_a_text_by_itself_need_not() -> None:
    text = BARE.format(id="a", extends="has-2025").removesuffix("...\n")

    assert load(text).policy.id == "a"
    with pytest.raises(PolicyError, match="pas entier"):
        load_from(Texts({"chu": text}), "chu")


def test_the_hash_of_a_policy_follows_every_byte_of_every_file(tmp_path: Path) -> None:
    place = folder(tmp_path, chu="has-2025", site="chu")
    before = load(place / "site.yaml").sha256
    digests = [hashlib.sha256((place / f"{name}.yaml").read_bytes()).hexdigest() for name in ("site", "chu")]
    national = hashlib.sha256(DEFAULT.read_bytes()).hexdigest()

    assert before == hashlib.sha256("\n".join([*digests, national]).encode()).hexdigest()

    with (place / "chu.yaml").open("a") as file:
        file.write("# relu\n")
    after = load(place / "site.yaml")
    assert after.sha256 != before
    assert after.policy == load(place / "site.yaml").policy


def test_a_chain_of_the_greatest_length_is_followed_and_no_longer_one(tmp_path: Path) -> None:
    place = folder(tmp_path, a="has-2025", b="a", c="b", d="c", e="d")

    assert len(load(place / "d.yaml").files) == MAX_CHAIN
    assert "5 fichiers au plus s'étendent : e → d → c → b → a → has-2025." in str(refused(place / "e.yaml"))


@pytest.mark.parametrize(
    ("extends", "circle"),
    [({"a": "a"}, "a → a"), ({"a": "b", "b": "a"}, "a → b → a"), ({"a": "b", "b": "c", "c": "b"}, "a → b → c → b")],
)
def test_a_circle_is_refused_where_it_closes(extends: dict[str, str], circle: str, tmp_path: Path) -> None:
    place = folder(tmp_path, **extends)
    error = refused(place / "a.yaml")

    assert error.source == str(place / f"{circle.split(' → ')[-2]}.yaml")
    assert f"4:10 extends : cette politique s'étend elle-même : {circle} ;" in str(error)


def test_no_neighbour_passes_for_the_national_policy(tmp_path: Path) -> None:
    place = folder(tmp_path, chu="has-2025")
    (place / "has-2025.yaml").write_text("n'importe quoi", "utf-8")

    assert load(place / "chu.yaml").files[-1].name == str(DEFAULT)


@pytest.mark.parametrize("neighbour", [None, "folder", "broken"])
def test_what_is_extended_must_be_there_and_sound(neighbour: str | None, tmp_path: Path) -> None:
    place = folder(tmp_path, site="chu")
    other = place / "chu.yaml"
    if neighbour == "folder":
        other.mkdir()
    if neighbour == "broken":
        other.write_text("id: yes\n...\n", "utf-8")

    at_fault = other if neighbour == "broken" else place / "site.yaml"
    assert refused(place / "site.yaml").source == str(at_fault)


def test_a_file_too_large_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    place = folder(tmp_path, site="chu")
    for name in ("chu", "seule"):
        with (place / f"{name}.yaml").open("wb") as file:
            file.truncate(1 << 40)

    assert "mégaoctet" in str(refused(place / "site.yaml"))
    assert "mégaoctet" in str(refused(place / "seule.yaml"))
    with pytest.raises(PolicyError, match="mégaoctet"):
        load_from(Folder(place), "seule")


def test_services_are_judged_where_the_catalogue_is_known() -> None:
    text = BARE.format(id="a", extends="has-2025").replace("...", "tools: [{service: x, tier: open, why: w}]")

    assert load(text).policy.tiers
    assert load(text, {"x"}).policy.tiers
    with pytest.raises(PolicyError, match="service inconnu"):
        load(text, {"y"})
    with pytest.raises(PolicyError, match="service inconnu"):
        load_from(Texts({"chu": f"{text}..."}), "chu", {"y"})


VALUES = st.recursive(
    st.booleans()
    | st.integers(-5, 5000)
    | st.sampled_from(["", " ", "a", "block", "2027-01-01", "22:00", "[", "IPP", "é{}"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "when", "any", "X"]), inner, max_size=2)
    ),
    max_leaves=4,
)
SOUND_VALUE = values.read(yaml.compose(SOUND, Loader=yaml.SafeLoader)).value
PLACES = [path for path in values.read(yaml.compose(SOUND, Loader=yaml.SafeLoader)).places if path]


@given(st.sampled_from(PLACES), VALUES)
@settings(max_examples=60, deadline=None)
def test_any_value_anywhere_is_a_policy_or_complaints_in_french_at_their_place(
    path: values.Path, value: values.Value
) -> None:
    whole = copy.deepcopy(SOUND_VALUE)
    values.lookup(whole, path[:-1])[path[-1]] = value
    said: tuple[Complaint, ...] = ()
    try:
        load(json.dumps(whole, ensure_ascii=False))
    except PolicyError as error:
        said = error.complaints
    for complaint in said:
        assert complaint.message.endswith((".", "…"))
        assert not re.search(r"\b(should|input|valid|must)\b", complaint.message)
