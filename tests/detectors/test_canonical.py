import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.canonical import fold

TRICKY = st.text(
    st.one_of(st.characters(), st.sampled_from("aé e\u0301\u200b\u00ad\u034f\ufe0f\u202eоерА１٣½ﬁ\u00a0&;ÃÂ©")),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Dupont", "Dupont"),
        ("Du\u200bpont Je\u200dan", "Dupont Jean"),
        ("Du\u00adpont", "Dupont"),
        ("\u202eDupont\u202c", "Dupont"),
        ("D\u034fu\ufe0fpont", "Dupont"),
        ("He\u0301le\u0300ne", "Hélène"),
        ("He\u200b\u0301lène", "Hélène"),
        ("1\u00a085\u202f03", "1 85 03"),
        ("１８٥०", "1850"),
        ("\U0001d409\U0001d41e\U0001d41a\U0001d427", "Jean"),
        ("Duроnt Jеan", "Dupont Jean"),
        ("Иван Петров", "Иван Петров"),
        ("helene＠exemple.fr", "helene@exemple.fr"),
        ("H&eacute;l&egrave;ne & co;", "Hélène & co;"),
        ("HÃ©lÃ¨ne", "Hélène"),
        (r"L\u00e8fevre \u0x12", r"Lèfevre \u0x12"),
        ("Âge : 63", "Âge : 63"),
        ("ligne\r\nligne\u2028ligne", "ligne\r\nligne\nligne"),
        ("Du\x00pont", "Dupont"),
        ("Du\ud800pont", "Dupont"),
        ("ﬁnal", "final"),
    ],
)
def test_what_looks_the_same_becomes_the_same(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("text", "name", "original"),
    [
        ("Mme Du\u200bpont\u200b.", "Dupont", "Du\u200bpont"),
        ("Mme He\u0301le\u0300ne !", "Hélène", "He\u0301le\u0300ne"),
        ("M. H&eacute;ron", "Héron", "H&eacute;ron"),
        ("ﬁn Dupont", "Dupont", "Dupont"),
        ("a½b", "1", "½"),
    ],
)
def test_a_span_goes_back_to_every_original_character_inside(text: str, name: str, original: str) -> None:
    canonical = fold(text)
    at = canonical.text.index(name)
    start, end = canonical.original_span(at, at + len(name))
    assert text[start:end] == original


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 7)])
def test_an_impossible_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        fold("Dupont").original_span(start, end)


@given(TRICKY)
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    canonical = fold(text)
    assert len(canonical.text) == len(canonical.starts) == len(canonical.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(canonical.starts, canonical.ends, strict=True))
    assert list(canonical.starts) == sorted(canonical.starts)
    assert list(canonical.ends) == sorted(canonical.ends)


@given(TRICKY, st.data())
def test_spans_of_disjoint_characters_never_cross(text: str, data: st.DataObject) -> None:
    canonical = fold(text)
    if not canonical.text:
        return
    cut = data.draw(st.integers(1, len(canonical.text)))
    start, end = canonical.original_span(0, cut)
    assert start == canonical.starts[0]
    assert end <= len(text)
    assert fold(text[start:end]).text.startswith(canonical.text[0])


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="&"), max_size=40))
def test_plain_ascii_is_left_alone(text: str) -> None:
    canonical = fold(text)
    assert canonical.text == text
    assert all(canonical.original_span(i, i + 1) == (i, i + 1) for i in range(len(text)))


def test_a_pile_of_combining_marks_does_not_take_quadratic_time() -> None:
    assert len(fold("e" + "\u0301" * 200_000).text) > 0


def test_a_canonical_text_does_not_show_its_text() -> None:
    assert "Dupont" not in repr(fold("Dupont"))
