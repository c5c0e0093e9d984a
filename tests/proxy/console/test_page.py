"""A page is what it declares; how it is served is tested in test_application.py."""

import pytest
from starlette.responses import PlainTextResponse, Response

from proxy.console.page import Asked, Page
from proxy.console.session import Right
from proxy.journal.review import Export


def _empty(_asked: Asked) -> Response:
    return PlainTextResponse("")


def test_a_page_reads_and_is_out_of_the_menu_unless_it_says_otherwise() -> None:
    page = Page("/a", "a", _empty)
    assert (page.method, page.needs, page.menu, page.exports) == ("GET", Right.READ, None, None)


@pytest.mark.parametrize(
    ("needs", "exports", "good"),
    [
        (Right.READ, None, True),
        (Right.HANDLE, None, True),
        (Right.EXPORT, Export.CSV, True),
        (Right.EXPORT, None, False),
        (Right.READ, Export.CSV, False),
        (Right.HANDLE, Export.CSV, False),
    ],
)
def test_what_is_exported_is_said_and_nothing_else_is(needs: Right, exports: Export | None, good: bool) -> None:
    if good:
        assert Page("/a", "a", _empty, needs=needs, exports=exports).exports is exports
    else:
        with pytest.raises(ValueError, match="a: "):
            Page("/a", "a", _empty, needs=needs, exports=exports)
