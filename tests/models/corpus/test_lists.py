import pytest

from models.corpus.lists import FOLDER, listed

NAMES = sorted(file.stem for file in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_a_list_has_words_on_every_line(name: str) -> None:
    lines = listed(name)
    assert lines
    assert all(line and line == line.strip() for line in lines)


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith("_patterns")])
def test_only_patterns_are_weighed_by_being_there_twice(name: str) -> None:
    assert len(set(listed(name))) == len(listed(name))


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        listed("absent")
