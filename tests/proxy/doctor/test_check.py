import pytest

from proxy.doctor.check import Check
from proxy.doctor.machine import Machine
from proxy.doctor.seen import Seen, UnseenError, soon
from proxy.standing import Light, Point


def point(look: Seen | Exception) -> Point:
    def looking(_: Machine) -> Seen:
        if isinstance(look, Exception):
            raise look
        return look

    return Check("a-thing", "Une chose", looking).point(Machine())


def test_what_was_seen_bears_the_name_of_the_thing() -> None:
    assert point(soon("usée", "changez-la")) == Point(Light.AMBER, "Une chose", "usée", "changez-la")


def test_what_could_not_be_seen_says_why_and_how_bad_that_is() -> None:
    unseen = UnseenError("réseau coupé", "vérifiez le câble", Light.AMBER)
    assert point(unseen) == Point(Light.AMBER, "Une chose", "réseau coupé", "vérifiez le câble")


@pytest.mark.parametrize("error", [ValueError("Mme Hélène Lefèvre"), KeyError("x"), RecursionError()])
def test_a_look_that_fails_is_a_red_line_without_a_word_of_what_it_met(error: Exception) -> None:
    told = point(error)
    assert told.light is Light.RED
    assert told.words == f"n'a pas pu être vérifié ({type(error).__name__})"
    assert told.remedy


def test_missing_rights_are_told_with_the_command_that_has_them() -> None:
    told = point(PermissionError("/var/lib/paravent"))
    assert (told.light, told.remedy) == (Light.RED, "sudo paravent doctor")


def test_a_missing_file_is_named_with_what_makes_it() -> None:
    told = point(FileNotFoundError(2, "No such file", "/etc/passwd"))
    assert (told.light, told.remedy) == (Light.RED, "sudo paravent install")
    assert told.words == "n'a pas pu être vérifié : /etc/passwd manque"
