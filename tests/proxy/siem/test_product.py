from importlib.metadata import version

from proxy.siem import product


def test_the_version_is_the_installed_one() -> None:
    assert version("paravent") == product.VERSION
