import hmac
from hashlib import sha256

import pytest

from proxy.audit.root import KeyFormError, Root, root_of
from proxy.journal import ratchet

SECRET = bytes(range(32))
CHAIN = ratchet.name(ratchet.begin(SECRET).public())
LINE = f"paravent-journal-key {CHAIN} {SECRET.hex()}\n"


@pytest.mark.parametrize("line", [LINE, LINE.strip(), LINE + "\n"])
def test_a_key_is_read_from_its_line(line: str) -> None:
    assert Root.parse(line) == Root(CHAIN, SECRET)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "pas une clé"),
        ("bonjour", "pas une clé"),
        (LINE.upper(), "pas une clé"),
        (LINE.replace(SECRET.hex(), SECRET.hex()[2:]), "pas une clé"),
        (LINE + LINE, "pas une clé"),
        (LINE.replace(CHAIN, "0123456789abcdef"), "pas celle du journal"),
        (LINE.replace(SECRET.hex(), bytes(32).hex()), "pas celle du journal"),
    ],
)
def test_anything_else_is_refused_without_being_shown(line: str, said: str) -> None:
    with pytest.raises(KeyFormError, match=said) as caught:
        Root.parse(line)
    assert SECRET.hex() not in str(caught.value)


def test_keys_go_forward_as_the_writer_s_do() -> None:
    """Two readings of one text: the format's."""
    root, keys = Root(CHAIN, SECRET), ratchet.begin(SECRET)
    codes, pairs = root.codes(5), root.pairs()
    for number in range(5, 25):
        codes.forward(number)
        assert (codes.key, codes.at, pairs.public()) == (keys.line, number, keys.public())
        assert codes.fits(b"x", keys.mac(b"x"))
        keys = keys.after_line().after_segment()
        pairs.forward()


@pytest.mark.parametrize("code", ["", "00" * 16, "zz", hmac.new(b"", b"x", sha256).hexdigest()])
def test_another_code_does_not_fit(code: str) -> None:
    assert not Root(CHAIN, SECRET).codes(1).fits(b"x", code)


def test_a_key_is_found_by_the_journal_that_it_names() -> None:
    roots = [Root("0" * 16, bytes(32)), Root(CHAIN, SECRET)]
    assert root_of(CHAIN, roots) is roots[1]
    assert root_of("f" * 16, roots) is None


def test_a_secret_is_not_shown() -> None:
    root = Root(CHAIN, SECRET)
    assert SECRET.hex() not in repr(root)
    assert repr(root.codes(1)) == "Codes(at=1)"
    assert repr(root.pairs()) == "Pairs()"
