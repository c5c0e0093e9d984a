"""What the console consists of."""

import importlib
import pkgutil

from proxy.console import pages
from proxy.console.menu import PAGES
from proxy.console.page import Page
from proxy.console.rules import OPEN


def test_names_and_places_are_taken_once_and_none_is_an_open_one() -> None:
    assert len({page.name for page in PAGES}) == len(PAGES)
    assert len({(page.method, page.path) for page in PAGES}) == len(PAGES)
    assert not {(page.method, page.path) for page in PAGES} & OPEN


def test_a_page_that_is_declared_is_on_the_list() -> None:
    modules = [
        importlib.import_module(f"{pages.__name__}.{found.name}") for found in pkgutil.iter_modules(pages.__path__)
    ]
    declared = [value for module in modules for value in vars(module).values() if isinstance(value, Page)]
    assert declared
    assert all(page in PAGES for page in declared)


def test_the_first_page_of_the_menu_is_where_one_comes_in() -> None:
    assert next(page for page in PAGES if page.menu).path == "/"


def test_what_is_opened_by_a_link_changes_nothing_and_only_exports_are_written_down() -> None:
    for page in PAGES:
        assert page.method in {"GET", "POST"}
        assert (page.exports is not None) == (page.needs == "export")
