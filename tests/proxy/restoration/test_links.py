import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.restoration.links import Links

ALPHABET = st.sampled_from(
    [
        "https://",
        "//",
        "](",
        "](<",
        "]:",
        "http:",
        "&",
        "www.",
        "mailto:",
        "m",
        "a",
        "<",
        ">",
        " ",
        "\n",
        '"',
        "/",
        "]",
        "\\",
    ]
)


def under_way(*pieces: str) -> bool:
    links = Links()
    for piece in pieces:
        links.follow(piece)
    return links.under_way


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("Mme ", False),
        ("https://exemple.fr/?q=", True),
        ("HTTPS://exemple.fr/", True),
        ("voir //exemple.fr/", True),
        (r"https:\/\/exemple.fr\/", True),
        ("WWW.exemple.fr/", True),
        ("mailto:", True),
        ("[fiche](", True),
        ("![i](https://exemple.fr/i.png?q=", True),
        ("![i](<https://exemple.fr/une page?q=", True),
        ("https://" + "a" * 100_000, True),
        ("https://exemple.fr ", False),
        ("https://exemple.fr\n", False),
        ('<a href="https://exemple.fr">', True),
        ('<a href="https://exemple.fr"> ', False),
        ('![i](https://exemple.fr/?q="', True),
        ("![i](https://exemple.fr/?q='", True),
        ("![i](https://exemple.fr/?q=>", True),
        ("< ![i](https://exemple.fr/?q=>", True),
        ("[r]: https:&#47;&#47;exemple.fr/?q=", True),
        ("[r]: http:exemple.fr?q=", True),
        ("[r]:\n<https://exemple.fr/?q= ", True),
        ("[r]: <//exemple.fr/?q= > ", False),
        ("[r]: <//exemple.fr/?q= \n", False),
        ('<img src="https://exemple.fr/?q= ', True),
        ("CRP < 5 ", False),
        ("![i](<https://exemple.fr/une page>) ", False),
        ("![i](<https://exemple.fr/une page\n", False),
        ("[note] (", False),
        ("et/ou ", False),
    ],
)
def test_an_address_lasts_until_what_may_not_stand_in_it(text: str, expected: bool) -> None:
    assert under_way(text) is expected


@given(parts=st.lists(ALPHABET, max_size=12))
def test_the_cuts_between_pieces_make_no_difference(parts: list[str]) -> None:
    text = "".join(parts)
    assert under_way(*parts) == under_way(text) == under_way(*text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [('{"url":"https://exemple.fr/","nom":"', False), (r'{"md":"![i](https://exemple.fr/?q=\"', True)],
)
def test_inside_json_an_address_ends_with_its_string(text: str, expected: bool) -> None:
    links = Links(nested=True)
    for char in text:
        links.follow(char)
    assert links.under_way is expected
