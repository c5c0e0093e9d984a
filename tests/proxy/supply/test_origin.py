from pathlib import Path

import pytest

from proxy.supply.origin import Checkout, Origin, OriginError, Page, origin


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("politique.yaml", Path("politique.yaml")),
        ("/srv/pol#1.yaml", Path("/srv/pol#1.yaml")),
        ("gite:/x", Path("gite:/x")),
        ("git:/srv/politiques#chu", Checkout(Path("/srv/politiques"), "chu")),
        ("git:/srv/a#b/c#chu-2", Checkout(Path("/srv/a#b/c"), "chu-2")),
        ("https://intranet.exemple.fr/chu.yaml", Page("https://intranet.exemple.fr/", "chu")),
        ("https://intranet.exemple.fr:8443/ia/chu_1.yaml", Page("https://intranet.exemple.fr:8443/ia/", "chu_1")),
    ],
)
def test_a_policy_comes_from_a_file_a_checkout_or_an_address(said: str, place: Origin) -> None:
    assert origin(said) == place


@pytest.mark.parametrize(
    "said",
    [
        "git:/srv/politiques",
        "git:#chu",
        "git:/srv/politiques#",
        "git:/srv/politiques#../chu",
        "git:/srv/politiques#-chu",
        "git:/srv/politiques#HEAD:chu",
        "http://intranet.exemple.fr/chu.yaml",
        "file:///srv/chu.yaml",
        "ftp://intranet.exemple.fr/chu.yaml",
        "https://intranet.exemple.fr/chu",
        "https://intranet.exemple.fr/.yaml",
        "https://intranet.exemple.fr/chu.yaml?jeton=1",
        "https://intranet.exemple.fr/chu.yaml#1",
        "https://intranet.exemple.fr/%2e%2e%2fchu.yaml",
        "https:///chu.yaml",
        "https://exemple.fr:port/chu.yaml",
    ],
)
def test_any_other_place_is_refused_with_the_forms_that_are_accepted(said: str) -> None:
    with pytest.raises(OriginError, match=r"git:/dossier/du/depot#nom, ou https://hote/dossier/nom\.yaml"):
        origin(said)


def test_an_address_with_an_account_is_refused_and_the_account_is_not_repeated() -> None:
    with pytest.raises(OriginError) as refused:
        origin("https://claire:secret@intranet.exemple.fr/chu.yaml")
    assert "secret" not in str(refused.value)
