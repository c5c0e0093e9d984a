from detectors.context import IndexedContextEnhancer

TOKENS, INDICES = ["n°", "sécu", ":", "185"], [0, 3, 8, 10]


def test_the_token_of_a_match_is_the_one_that_holds_its_start() -> None:
    find = IndexedContextEnhancer._find_index_of_match_token  # noqa: SLF001 - Presidio's extension point
    assert [find("", start, TOKENS, INDICES) for start in (0, 3, 5, 10, 11, 99)] == [0, 1, 1, 3, 3, 3]


def test_a_match_outside_of_every_token_is_not_an_error() -> None:
    assert IndexedContextEnhancer._find_index_of_match_token("", 0, [], []) == 0  # noqa: SLF001 - idem
