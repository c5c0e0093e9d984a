import pytest

from detectors.canonical.edits import Layer
from detectors.canonical.numerals import edits

BODY = "un quatre-vingt-cinq zéro trois soixante-quinze cent vingt-trois quatre cent cinquante-six"
PHONE = "zéro six trente-neuf quatre-vingt-dix-huit douze trente-quatre"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        (PHONE, "06 39 98 12 34"),
        (PHONE.upper(), "06 39 98 12 34"),
        (f"au {PHONE} deux fois par jour", "au 06 39 98 12 34 deux fois par jour"),
        ("zéro six trois neuf neuf huit un deux trois quatre", "06 3 9 9 8 1 2 3 4"),
        ("zéro six, trente-neuf, quatre-vingt-dix-huit, douze, trente-quatre", "06 39 98 12 34"),
        ("zero-six-trente-neuf-nonante-huit-douze-trente-quatre", "06-39-98-12-34"),
        ("06 trente-neuf 98 douze trente-quatre", "06 39 98 12 34"),
        ("plus trente-trois six trente-neuf nonante-huit douze trente-quatre", "+33 6 39 98 12 34"),
        ("zéro huit cent douze cent trois neuf", "0812 103 9"),
        (f"{BODY} clé quarante et un", "1 85 03 75 123 456 clé 41"),
        (f"{BODY}, clef, quarante et un", "1 85 03 75 123 456 clé 41"),
        (f"{BODY.replace('quatre-vingt', 'huitante')} quarante et un", "1 85 03 75 123 456 41"),
        ("un nonante-neuf zéro deux deux A zéro zéro quatre zéro seize onze", "1 99 02 2A 004 016 11"),
        ("1 85 03 75 123 456 clé quarante et un", "1 85 03 75 123 456 clé 41"),
        ("vingt-six 02 2012", "26 02 2012"),
        ("vingt-six zéro deux deux mille douze", "26 02 2012"),
        ("né le douze trois cinquante-huit", "né le 12 3 58"),
        ("IPP huit zéro zéro un deux", "IPP 8 001 2"),
        ("chambre deux cent quatorze", "chambre 214"),
        ("code postal soixante-neuf mille trois", "code postal 69003"),
        ("douze bis rue des Lilas, soixante-neuf mille trois Lyon", "12 bis rue des Lilas, 69003 Lyon"),
        ("âgé de quatre-vingts ans", "âgé de 80 ans"),
        ("nourrisson de trois mois", "nourrisson de 3 mois"),
    ],
)
def test_numbers_that_point_to_someone_are_written_in_figures(text: str, folded: str) -> None:
    assert Layer(text, edits(text)).text == folded


@pytest.mark.parametrize(
    "text",
    [
        *(
            "un patient",
            "deux cents mg",
            "mille neuf cents patients",
            "trois à quatre fois par jour",
            "une voie veineuse",
        ),
        *(
            "depuis trois mois",
            "le 06 39 98 12 34 un patient",
            "06 39 98 12 34 deux fois",
            "né le 12/03/1958, deux enfants",
        ),
        *(
            "né le 12 03 58, deux enfants",
            "un an",
            "une place",
            "deux cents ans",
            "douze et quatorze",
            "12,5 mg deux fois",
        ),
        *("soixante-dix mille euros deux cents", "un mètre soixante-dix", "quatre-vingt-dix kilos", "la une, la deux"),
        *(
            "douze mille trois cent quarante-cinq cas",
            "numéro un",
            "le numéro deux",
            "un deux un",
            "sept cent mille habitants",
        ),
    ],
)
def test_amounts_and_articles_stay_words(text: str) -> None:
    assert not edits(text)


def test_each_group_stands_for_its_own_words() -> None:
    spans = [PHONE[edit.start : edit.end] for edit in edits(PHONE)]
    assert spans == ["zéro six", "trente-neuf", "quatre-vingt-dix-huit", "douze", "trente-quatre"]
