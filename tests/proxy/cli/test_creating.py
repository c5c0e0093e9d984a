from pathlib import Path

import pytest
from typer.testing import CliRunner

from policies.facts import Tier
from policies.loading import load
from policies.samples import Kind
from proxy.cli.app import app
from proxy.cli.exits import Exit

SPARE = ["--establishment", "Labo d'Exemple", "--kind", "laboratoire", "--contact", "dpo@labo.test", "--no-input"]


def new(*arguments: str | Path, words: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["policy", "new", *map(str, arguments)], input=words)
    return result.exit_code, result.output


def test_the_answers_of_somebody_who_makes_mistakes_make_a_policy_that_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answers = [
        "CHU « Exemple »",
        "hôpital",
        "chu",
        "",
        "la DSI",
        "dsi@chu.test",
        "Assistant",
        "http://ia.exemple.fr",
        "https://ia.exemple.fr",
        "le-chat",
        "albert, Le Chat",
        "12 345",
        "12 345, 67 890",
        "",
        "dossier, ipp",
    ]

    status, output = new(words="\n".join(answers) + "\n")

    assert status == Exit.OK, output
    faults = (
        "écrivez un de ces mots",
        "obligatoire : une adresse ou un numéro",
        "un numéro d'au moins 4 chiffres",
        "https://",
        "Vouliez-vous dire « lechat »",
        "exemples",
        "quels mots les précèdent",
    )
    assert [fault for fault in faults if fault not in output] == []
    assert "chu : hôpital public (CHU, CH, GHT)" in output
    assert "clinique : privé, ESPIC…" in output
    assert "chu-exemple.yaml : 11 règles, 26 exemples : tous tiennent" in output
    assert "paravent policy explain" in output
    made = load(tmp_path / "chu-exemple.yaml").policy
    assert made.establishment == "CHU « Exemple »"
    assert made.tiers == {"albert": Tier.CONTRACTED, "lechat": Tier.CONTRACTED}
    assert made.site[0].pattern == "[0-9]{2} [0-9]{3}"
    assert made.site[0].after == ("dossier", "ipp")


def test_somebody_who_answers_nothing_is_not_asked_for_ever(tmp_path: Path) -> None:
    status, output = new(tmp_path / "a.yaml", *SPARE[:4], words="\n\n\n\n\n")

    assert status == Exit.USAGE
    assert output.count("Qui joindre") == 3
    assert "ou donnez --contact" in output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("contact", "status"),
    [
        ("dpo@labo.test", Exit.OK),
        ("poste 45 12", Exit.OK),
        ("01 99 00 12 34", Exit.OK),
        ("poste 451", Exit.USAGE),
        ("la DSI", Exit.USAGE),
        (" ", Exit.USAGE),
        ("a\t@b", Exit.USAGE),
    ],
)
def test_a_contact_is_an_address_or_a_number(tmp_path: Path, contact: str, status: Exit) -> None:
    given = [contact if word == "dpo@labo.test" else word for word in SPARE]

    assert new(tmp_path / "a.yaml", *given)[0] == status
    assert (tmp_path / "a.yaml").exists() == (status == Exit.OK)


def test_the_patient_numbers_of_the_question_would_do_as_an_answer(tmp_path: Path) -> None:
    asked = new(tmp_path / "a.yaml", *SPARE[:-1], words="\n\n\n")[1]
    example = asked.partition("(ex. : ")[2].partition(" ;")[0]
    status, output = new(tmp_path / "b.yaml", *SPARE[:-1], words=f"\n\n{example}\n")

    assert status == Exit.OK, output
    assert load(tmp_path / "b.yaml").policy.site[0].pattern == "[A-Z]{2}[0-9]{2}-[0-9]{6}"


def test_every_kind_of_policy_is_made_without_a_question_and_holds(tmp_path: Path) -> None:
    kept = {}
    for kind in Kind:
        path = tmp_path / f"{kind}.yaml"
        given = ["--establishment", kind, "--kind", kind, "--contact", "dpo@chu.test", "--tool-name", "Assistant"]
        given += ["--tool-url", "https://ia.exemple.fr", "--ipp", "P0012345", "--ipp", "P0098765", "--no-input"]
        status, output = new(path, *given)
        kept[kind] = status, output.count("tous tiennent")

    assert kept == dict.fromkeys(Kind, (Exit.OK, 1))


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    path = tmp_path / "chu.yaml"
    path.write_text("à moi", "utf-8")

    status, output = new(path, *SPARE)

    assert status == Exit.USAGE
    assert "existe déjà" in output
    assert path.read_text("utf-8") == "à moi"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (SPARE[2:], "--establishment manque"),
        ([*SPARE, "--tool-name", "Assistant"], "--tool-url manque"),
        ([*SPARE, "--tool-name", "Assistant", "--tool-url", "http://x"], "--tool-url : donnez une adresse"),
        (
            [*SPARE, "--contract", "chatgtp"],
            "« chatgtp ». Vouliez-vous dire « chatgpt » ?",
        ),
        ([*SPARE, "--ipp", "P0012345"], "--ipp : donnez au moins deux exemples"),
        ([*SPARE, "--ipp", "12 345", "--ipp", "67 890"], "--after : ces numéros ressemblent à d'autres"),
        ([*SPARE, "--ipp", "12 345", "--ipp", "67 890", "--after", "cohorte"], "--ipp : trop large"),
        (["--establishment", "x" * 201, *SPARE[2:]], "--establishment : un nom de 200 caractères au plus"),
        (["--establishment", "a\tb", *SPARE[2:]], "--establishment : écrivez un texte, sur une ligne"),
        ([*SPARE[:3], "hôpital", *SPARE[4:]], "hôpital"),
    ],
)
def test_an_option_that_will_not_do_is_named_and_nothing_is_written(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    path = tmp_path / "essai.yaml"

    status, output = new(path, *arguments)

    assert status == Exit.USAGE
    assert said in output
    assert not path.exists()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    status, output = new(tmp_path / "nulle" / "part.yaml", *SPARE)

    assert status == Exit.USAGE
    assert "ne peut pas être écrit" in output
