from pathlib import Path

import pytest

from proxy.doctor.environment import CHECKS, around, assigned, remedy
from proxy.doctor.machine import Machine
from proxy.services.catalogue import Catalogue
from proxy.standing import Light

CATALOGUE = Catalogue.load()


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("HTTPS_PROXY=http://a:1\n", {"https_proxy": "http://a:1"}),
        ('export https_proxy="http://a:1"\n', {"https_proxy": "http://a:1"}),
        ("  no_proxy='a,b' \nPATH=/bin # x\n", {"no_proxy": "a,b", "path": "/bin"}),
        ("# https_proxy=http://a:1\n", {}),
        ("", {}),
    ],
)
def test_variables_are_read_as_sessions_read_them(script: str, expected: dict[str, str]) -> None:
    assert assigned(script) == expected


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, []),
        ({"https_proxy": "http://127.0.0.1:8080"}, []),
        ({"https_proxy": "localhost:8080/"}, []),
        ({"https_proxy": ""}, []),
        ({"https_proxy": "http://127.0.0.1:3128"}, ["https_proxy"]),
        ({"https_proxy": "http://proxy.chu.example:8080"}, ["https_proxy"]),
        ({"all_proxy": "socks5://127.0.0.1:8080", "http_proxy": "http://a:1"}, ["all_proxy", "http_proxy"]),
        ({"no_proxy": "localhost,127.0.0.1,.chu.example"}, []),
        ({"no_proxy": "localhost, .openai.com"}, ["no_proxy"]),
        ({"no_proxy": "api.anthropic.com:443"}, ["no_proxy"]),
        ({"no_proxy": "*"}, ["no_proxy"]),
        ({"no_proxy": "com"}, ["no_proxy"]),
        ({"no_proxy": ""}, []),
    ],
)
def test_what_leads_ai_services_elsewhere_is_named(variables: dict[str, str], expected: list[str]) -> None:
    assert list(around(variables, 8080, CATALOGUE)) == expected


PARENT = "Si c'est le proxy de l'établissement, d'abord « sudo paravent install --parent {} ». "
SCRIPT = """# réseau du CHU

if [ -z "$PS1" ]; then
  export HTTPS_PROXY="http://proxy.chu.example:3128"
fi
https_proxy=http://127.0.0.1:8080
no_proxy=localhost,.openai.com, claude.ai
"""


@pytest.mark.parametrize(
    ("script", "first", "steps"),
    [
        (
            SCRIPT,
            PARENT.format("http://proxy.chu.example:3128"),
            "ligne 4, HTTPS_PROXY=http://127.0.0.1:8080 ; ligne 7, no_proxy sans « .openai.com », « claude.ai »",
        ),
        ("NO_PROXY=*\n", "", "ligne 1, NO_PROXY sans « * »"),
        (
            "http_proxy=http://claire:secret@[2001:db8::1]:3128/\n",
            PARENT.format("http://[2001:db8::1]:3128"),
            "ligne 1, http_proxy=http://127.0.0.1:8080",
        ),
        (
            "\n\nALL_PROXY=socks5://claire:secret@proxy.chu.example:1080",
            PARENT.format("http://ADRESSE:PORT"),
            "ligne 3, ALL_PROXY=http://127.0.0.1:8080",
        ),
    ],
)
def test_what_to_change_is_said_line_by_line_and_nothing_is_deleted(script: str, first: str, steps: str) -> None:
    told = remedy("/etc/environment", script, 8080, CATALOGUE)
    expected = f"Gardez une copie de /etc/environment, et corrigez-y : {steps}. Puis rouvrez les sessions."
    assert told == first + expected
    assert "secret" not in told


def test_files_of_all_sessions_are_looked_at_and_the_faulty_one_named(tmp_path: Path) -> None:
    profile = tmp_path / "etc" / "profile.d"
    profile.mkdir(parents=True)
    (tmp_path / "etc" / "environment").write_text("PATH=/bin\n")
    (profile / "chu.sh").write_text("export HTTPS_PROXY=http://proxy.chu.example:3128\n")
    (profile / "lisez-moi.txt").write_text("ALL_PROXY=socks5://ailleurs:1\n")
    [check] = CHECKS
    told = check.point(Machine(tmp_path))
    assert told.light is Light.RED
    assert told.words.startswith("/etc/profile.d/chu.sh : https_proxy ")
    assert "/etc/profile.d/chu.sh" in told.remedy
    assert "--parent http://proxy.chu.example:3128" in told.remedy
    (profile / "chu.sh").unlink()
    assert check.point(Machine(tmp_path)).light is Light.GREEN


def test_a_machine_without_any_such_file_is_well(tmp_path: Path) -> None:
    assert CHECKS[0].point(Machine(tmp_path)).light is Light.GREEN
