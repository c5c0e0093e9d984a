"""The file, read back as a desktop reads it."""

import configparser
from pathlib import Path

import pytest

from proxy.notify.autostart import FILE, entry


def test_a_session_starts_the_program_that_was_given() -> None:
    parser = configparser.RawConfigParser(delimiters=("=",))
    parser.read_string(entry(Path("/opt/paravent/bin/paravent"), 8088))
    read = dict(parser["Desktop Entry"])
    assert read["tryexec"] == "/opt/paravent/bin/paravent"
    assert read["exec"].split() == ["/opt/paravent/bin/paravent", "notify", "--port", "8088"]
    assert (read["type"], read["nodisplay"], read["terminal"]) == ("Application", "true", "false")


@pytest.mark.parametrize(
    "program", ["paravent", "", "/opt/a\nExec=evil", "/opt/a b", "/opt/$HOME", "/opt/100%/paravent", '/opt/"']
)
def test_what_no_session_could_start_is_refused(program: str) -> None:
    with pytest.raises(ValueError, match="ne peut pas être lancé"):
        entry(Path(program), 8088)


def test_its_place_is_relative_to_a_root() -> None:
    assert str(Path("/root") / FILE) == "/root/etc/xdg/autostart/paravent-notify.desktop"
