from pathlib import Path

import pytest

from policies.sources import DEFAULT, SHIPPED, SHIPPED_FOLDER, SHIPPED_SOURCE, Folder, Source, Texts, names, source_of


@pytest.fixture(params=["folder", "texts"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Source:
    (tmp_path / "chu.yaml").write_text("été", "utf-8")
    return Folder(tmp_path) if request.param == "folder" else Texts({"chu": "été"})


def test_a_policy_is_read_by_its_name(place: Source) -> None:
    assert place.read("chu", 100) == "été".encode()


def test_no_more_is_read_than_asked_for(place: Source) -> None:
    assert place.read("chu", 2) == b"\xc3\xa9"


def test_a_policy_that_is_nowhere_is_the_systems_error(place: Source) -> None:
    with pytest.raises(FileNotFoundError):
        place.read("ehpad", 100)


def test_a_file_is_called_by_its_path_and_a_text_by_no_path(tmp_path: Path) -> None:
    assert Folder(tmp_path).name("chu") == str(tmp_path / "chu.yaml")
    assert Texts({}).name("chu") == "<chu>"


def test_a_text_that_is_no_unicode_gives_bytes_that_are_not_either() -> None:
    assert Texts({"a": "\ud800"}).read("a", 100) == b"\xed\xa0\x80"


def test_the_national_policy_is_shipped() -> None:
    assert {"has-2025"} == SHIPPED
    assert DEFAULT.parent == SHIPPED_FOLDER
    assert SHIPPED_SOURCE.read("has-2025", 10_000_000) == DEFAULT.read_bytes()


def test_no_neighbour_takes_the_place_of_a_shipped_policy(tmp_path: Path) -> None:
    (tmp_path / "has-2025.yaml").write_text("id: fausse\n", "utf-8")
    place = Folder(tmp_path)

    assert source_of("has-2025", place) is SHIPPED_SOURCE
    assert source_of("chu", place) is place


def test_a_chain_is_spelt_in_its_order() -> None:
    assert names(["chu", "ght", "has-2025"]) == "chu → ght → has-2025"
