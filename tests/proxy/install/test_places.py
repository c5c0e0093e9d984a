from pathlib import Path

import pytest

from proxy.install import places


def test_a_place_is_under_the_root_that_is_given() -> None:
    assert places.at(Path("/mnt/poste"), places.POLICY) == Path("/mnt/poste/etc/paravent/policy.yaml")
    assert places.at(Path("/"), places.POLICY) == Path("/etc/paravent/policy.yaml")


@pytest.mark.parametrize(
    ("links", "path", "expected"),
    [
        ({}, "/etc/absent/file", "/etc/absent/file"),
        ({"lib": "usr/lib"}, "/lib/jvm", "/usr/lib/jvm"),
        ({"usr/lib/cacerts": "/etc/ssl/cacerts"}, "/usr/lib/cacerts", "/etc/ssl/cacerts"),
        ({"usr/lib/cacerts": "../../etc/cacerts"}, "/usr/lib/cacerts", "/etc/cacerts"),
        ({"a": "/b", "b": "c"}, "/a/d", "/c/d"),
        ({"out": "../../../etc"}, "/out/passwd", "/etc/passwd"),
    ],
)
def test_links_lead_where_they_would_inside_the_root(
    tmp_path: Path, links: dict[str, str], path: str, expected: str
) -> None:
    for name, target in links.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).symlink_to(target)
    assert places.resolved(tmp_path, path) == expected


def test_links_in_a_circle_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match="liens"):
        places.resolved(tmp_path, "/a")
