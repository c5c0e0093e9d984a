import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.canonical import fold

TRICKS = (
    *(
        "a",
        "é",
        "e\u0301",
        "\u200b",
        "\u00ad",
        "\ufe0f",
        "\u202e",
        "\u202c",
        "о",
        "е",
        "А",
        "１",
        "٣",
        "½",
        "ﬁ",
        "\u00a0",
    ),
    *("&eacute;", "&", ";", "Ã©", "%20", "%C3%A9", "\\u00e9", "\\x41", "\\", "=C3=A9", "=\n", "-\n", "**", "<b>", "😀"),
    *(
        "D u r a n d",
        " D",
        ".",
        "-",
        " ",
        "  ",
        "\n",
        "un ",
        "deux ",
        "vingt-",
        "cent ",
        "et ",
        "mille ",
        "zéro ",
        "06 ",
    ),
    *("mars ", "clé ", "point ", "arobase ", "@", "[NOM_1_7K2P]", "<PERSON_1>", "D comme Denise, ", "\U000e0041", "12"),
)
TRICKY = st.one_of(st.lists(st.sampled_from(TRICKS), max_size=25).map("".join), st.text(max_size=60))
ORDINARY = st.lists(
    st.sampled_from(
        ["Le", "patient", "M. Durand,", "né à", "Brest,", "20 mg", "(50 %)", "d’Eliquis", "x2/j.", "— œdème ?"]
    )
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("n%25C3%25A9e Jean%2520Dupont &amp;eacute;", "née Jean Dupont é"),
        ("HÃƒÂ©lÃƒÂ¨ne", "Hélène"),
        ("Ｄ Ｕ Ｒ Ａ Ｎ Ｄ", "DURAND"),
        ("D\u200b.u\u200b.r\u200b.a\u200b.n\u200b.d", "Durand"),
        ("z&eacute;ro six trente-neuf quatre-vingt-dix-huit douze trente-quatre", "06 39 98 12 34"),
        ("HELENE POINT LEFEVRE AROBASE EXEMPLE POINT FR", "HELENE.LEFEVRE@EXEMPLE.FR"),
    ],
)
def test_tricks_in_each_other_are_folded_together(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mme [NOM_1_7K2P], née le [NAISSANCE_1_7K2P], IPP [IPP_1_7K2P]",
        "Résume le dossier de <PERSON_1>, né le <DATE_1>",
        "TA 130/80, SpO2 98 %, FC 72, T N M, réponses A B C D, 20%de, H2O, 37°2, voir J.-P. Durand et M. A. Durand",
        "PID|1||8001234567^^^CHU^PI||LEFEVRE^HELENE^^^MME||19610214|F",
        '{"resourceType":"Patient","name":[{"family":"Lefèvre","given":["Hélène"]}]}',
        "| Nom | Âge |\n|---|---|\n| Lefèvre Hélène | 63 |",
        "CR_LEFEVRE_Helene_14021961.pdf https://exemple.fr/a?b=12&c=3 UGF0aWVudA==",
        "mille neuf cents patients, deux cents mg, un patient, trois à quatre fois par jour, une voie veineuse",
        "المريضة فاطمة الزهراء ; Иван Петров ; Nguyễn Văn Minh ; 山田太郎",
    ],
)
def test_a_text_without_a_trick_is_left_alone(text: str) -> None:
    canonical = fold(text)
    assert canonical.text == text
    assert all(canonical.original_span(i, i + 1) == (i, i + 1) for i in range(len(text)))


@pytest.mark.parametrize(
    ("text", "found", "original"),
    [
        ("Mme Du\u200bpont\u200b.", "Dupont", "Du\u200bpont"),
        ("M. H&amp;eacute;ron !", "Héron", "H&amp;eacute;ron"),
        ("vu D.u.r.a.n.d Michel.", "Durand Michel", "D.u.r.a.n.d Michel"),
        ("patient \u202etnopuD naeJ\u202c ici", "Jean Dupont", "\u202etnopuD naeJ\u202c"),
        ("né douze mars cinquante-huit à Brest", "12 mars 58", "douze mars cinquante-huit"),
        ("au zéro six 39 quatre-vingt-dix-huit 12 34.", "06 39 98 12 34", "zéro six 39 quatre-vingt-dix-huit 12 34"),
    ],
)
def test_a_span_goes_back_to_every_original_character_inside(text: str, found: str, original: str) -> None:
    canonical = fold(text)
    at = canonical.text.index(found)
    start, end = canonical.original_span(at, at + len(found))
    assert text[start:end] == original


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 7)])
def test_an_impossible_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        fold("Dupont").original_span(start, end)


@given(TRICKY, st.data())
def test_every_folded_span_goes_back_inside_the_original(text: str, data: st.DataObject) -> None:
    canonical = fold(text)
    spans = [canonical.original_span(place, place + 1) for place in range(len(canonical.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    if "\u202e" not in text and "202e" not in text.lower() and "8238" not in text:
        assert spans == sorted(spans)
    if spans:
        first = data.draw(st.integers(0, len(spans) - 1))
        last = data.draw(st.integers(first, len(spans) - 1))
        start, end = canonical.original_span(first, last + 1)
        assert all(start <= low and high <= end for low, high in spans[first : last + 1])


@given(ORDINARY)
def test_ordinary_french_folds_to_itself_and_stays_so(text: str) -> None:
    assert fold(text).text == text


@given(st.lists(st.sampled_from(TRICKS[:16]), max_size=30).map("".join))
def test_what_is_folded_stays_folded(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@pytest.mark.parametrize(
    "noise",
    [
        *TRICKS,
        "%",
        "\\",
        "&",
        "=",
        "a@",
        "a.",
        "A. ",
        "1 ",
        "a at ",
        "06 39 98 12 34 deux ",
        "\u0301",
        "a point ",
        "<a ",
    ],
)
def test_noise_of_100_kb_takes_linear_time(noise: str) -> None:
    text = (noise * 100_000)[:100_000]
    started = time.process_time()
    fold(text)
    assert time.process_time() - started < 2


def test_a_canonical_text_does_not_show_its_text() -> None:
    assert "Dupont" not in repr(fold("Du\u200bpont"))
