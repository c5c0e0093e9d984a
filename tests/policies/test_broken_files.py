"""Every way of breaking a policy file that we know: each is refused at its line and column, with the fix, in French."""

import re
from pathlib import Path

import pytest

from policies.complaint import PolicyError
from policies.document import Document
from policies.loading import MAX_CHAIN, load
from policies.parsing import MAX_BYTES
from tests.policies.broken.blocks import BLOCKS
from tests.policies.broken.identifiers import IDENTIFIERS
from tests.policies.broken.keys import KEYS
from tests.policies.broken.names import NAMES
from tests.policies.broken.rules import RULES
from tests.policies.broken.sound import SERVICES, SOUND, Broken
from tests.policies.broken.writing import WRITING

TABLE = [*WRITING, *KEYS, *NAMES, *BLOCKS, *IDENTIFIERS, *RULES]
ENGLISH = re.compile(r"\b(input|should|valid|must|field|value|string|error|expected|unexpected|found)\b")
QUOTED = re.compile(r"«[^»]*»|\{\w+\}|Clés permises.*")
BARE = "id: {name}\ntitle: t\nversion: 1\n{more}...\n"


def written(folder: Path, data: str | bytes, name: str = "chu") -> Path:
    file = folder / f"{name}.yaml"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def refused(file: Path) -> PolicyError:
    with pytest.raises(PolicyError) as caught:
        load(file, SERVICES)
    return caught.value


def test_the_file_that_they_break_is_sound(tmp_path: Path) -> None:
    assert load(written(tmp_path, SOUND), SERVICES).policy.id == "chu-exemple"


def test_the_sound_file_writes_every_key_of_a_policy_that_extends_another() -> None:
    assert set(Document.model_fields) - set(re.findall(r"^(\w+):", SOUND, re.MULTILINE)) == {"default", "owner"}


@pytest.mark.parametrize("broken", TABLE, ids=lambda broken: broken.name)
def test_a_broken_file_is_refused_at_its_place_with_the_fix_in_french(broken: Broken, tmp_path: Path) -> None:
    file = written(tmp_path, broken.text)
    error = refused(file)
    where = f"{broken.where} : " if broken.where else ""
    start = f"{file}:{broken.place} {where}"
    lines = [line for line in str(error).splitlines() if line.startswith(start)]

    assert len(lines) == 1, f"{start}\n{error}"
    assert [words for words in broken.said if words not in lines[0]] == [], lines[0]
    for complaint in error.complaints:
        assert not ENGLISH.search(QUOTED.sub("", complaint.message)), complaint.message
        assert complaint.message.endswith((".", "…"))


def test_they_are_all_different_and_more_than_forty() -> None:
    names = [broken.name for broken in TABLE]

    assert len(names) == len(set(names)) >= 100
    assert len({broken.text for broken in TABLE}) == len(TABLE)


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        (b"", "1:1", "vide"),
        (b"\n# une remarque\n", "1:1", "vide"),
        (b"---\n...\n", "2:1", "valeur vide"),
        (b"texte\n...\n", "1:1", "clé: valeur"),
        (b"- id: chu\n...\n", "1:1", "clé: valeur"),
        (SOUND.encode("latin-1"), "4:47", "UTF-8"),
        (SOUND.encode("utf-16"), "1:1", "UTF-8"),
        (SOUND.encode().replace(b"Exemple\n", b"Exemple\x00\n", 1), "8:29", "contrôle"),
        (SOUND.encode() + b"#" * MAX_BYTES, "1:1", "mégaoctet"),
        (b"PK\x03\x04" + b"\x14\x00" * 50, "1:3", "contrôle"),
    ],
    ids=["empty", "remark", "bare", "text", "list", "latin-1", "utf-16", "nul", "large", "zip"],
)
def test_bytes_that_are_no_policy_are_refused_at_their_place(
    data: bytes, place: str, said: str, tmp_path: Path
) -> None:
    file = written(tmp_path, data)

    assert str(refused(file)).startswith(f"{file}:{place} ")
    assert said in str(refused(file))


def test_policies_that_extend_one_another_in_a_circle_are_refused_with_the_circle(tmp_path: Path) -> None:
    written(tmp_path, BARE.format(name="a", more="extends: b\n"), "b")
    file = written(tmp_path, BARE.format(name="c", more="extends: b\n"), "a")
    written(tmp_path, BARE.format(name="b", more="extends: a\n"), "b")

    error = refused(file)

    assert str(error).startswith(f"{tmp_path / 'b.yaml'}:4:10 extends : ")
    assert "elle-même : a → b → a" in str(error)


def test_too_long_a_chain_is_refused_with_the_chain(tmp_path: Path) -> None:
    for index in range(MAX_CHAIN + 1):
        written(tmp_path, BARE.format(name=f"p{index}", more=f"extends: p{index + 1}\n"), f"p{index}")

    assert "5 fichiers au plus s'étendent : p0 → p1 → p2 → p3 → p4 → p5" in str(refused(tmp_path / "p0.yaml"))


def test_a_policy_in_two_steps_is_refused_in_the_file_that_is_wrong(tmp_path: Path) -> None:
    group = written(tmp_path, SOUND.replace("tier: contracted", "tier: contractd"), "groupe")
    site = written(tmp_path, BARE.format(name="site", more="extends: groupe\n"), "site")

    assert str(refused(site)).startswith(f"{group}:13:11 tools[0].tier : « contractd »")


def test_a_site_may_not_take_the_name_of_a_rule_two_steps_away(tmp_path: Path) -> None:
    written(tmp_path, SOUND, "groupe")
    taken = "rules" + SOUND.partition("\nrules")[2].replace("id: banque", "id: secret-medical").removesuffix("...\n")
    site = written(tmp_path, BARE.format(name="site", more=f"extends: groupe\n{taken}"), "site")

    assert f"{site}:6:9 rules[0].id : « secret-medical » existe dans has-2025" in str(refused(site))
