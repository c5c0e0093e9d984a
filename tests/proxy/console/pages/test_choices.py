from pathlib import Path

from proxy.console.naming import Titles
from proxy.console.pages.choices import choices
from proxy.store.store import Store
from proxy.store.views import EVERYTHING, Query
from tests.proxy.console.pages.hospital import hospital

TITLES = Titles({"question-generale": "une question générale"}, {"dim": "Information médicale"})


def test_lists_hold_what_was_seen_under_its_french_name(tmp_path: Path) -> None:
    hospital(tmp_path, days=4, each=20)
    store = Store.open(f"sqlite:///{tmp_path / 'index'}")
    store.fill(tmp_path / "journal")
    found = {one.name: dict(one.values) for one in choices(store, EVERYTHING, TITLES)}
    assert found["regle"]["question-generale"] == "Une question générale"
    assert found["service"]["chatgpt"] == "ChatGPT"
    assert found["unite"].get("dim", "Information médicale") == "Information médicale"
    assert found["signalee"] == {"oui": "Signalée", "non": "Pas signalée"}
    assert list(found["categorie"].values()) == sorted(found["categorie"].values(), key=str.casefold)
    store.close()


def test_what_was_asked_is_chosen_even_where_nothing_has_it(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'index'}")
    query = Query(action="block", service="oublié", reported=False)
    found = {one.name: one for one in choices(store, query, TITLES)}
    assert [found[name].chosen for name in ("action", "service", "signalee", "unite")] == ["block", "oublié", "non", ""]
    assert found["service"].values == (("oublié", "oublié"),)
    store.close()
