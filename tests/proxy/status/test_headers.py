"""Whether they work in a browser is tests/browser/test_status.py's to see."""

from base64 import b64encode
from hashlib import sha256

from proxy.status.headers import HEADERS
from proxy.status.rendering import page
from tests.proxy.status.house import SHUT


def test_the_style_that_is_allowed_is_the_page_s_and_no_other() -> None:
    style = page(SHUT).partition("<style>")[2].partition("</style>")[0]
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{allowed}';" in HEADERS["content-security-policy"]


def test_nothing_is_allowed_that_is_not_named() -> None:
    rules = HEADERS["content-security-policy"].split("; ")
    assert rules[0] == "default-src 'none'"
    assert "frame-ancestors 'none'" in rules
    assert "unsafe" not in HEADERS["content-security-policy"]
