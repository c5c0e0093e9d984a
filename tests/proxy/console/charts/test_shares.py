import pytest

from proxy.console.charts.shares import LENGTH, Share, shares


@pytest.mark.parametrize(
    ("counts", "highest", "expected"),
    [
        ({"allow": 1, "block": 1}, 2, (Share("allow", 0.0, 50.0), Share("block", 50.0, 50.0))),
        ({"allow": 1, "redact": 0, "block": 1}, 4, (Share("allow", 0.0, 25.0), Share("block", 25.0, 25.0))),
        ({"allow": 0}, 5, ()),
        ({}, 0, ()),
        ({"allow": 0}, 0, ()),
    ],
)
def test_counts_lie_end_to_end_beside_the_longest_line(
    counts: dict[str, int], highest: int, expected: tuple[Share, ...]
) -> None:
    assert shares(counts, highest) == expected


def test_the_longest_line_takes_all_the_room() -> None:
    found = shares({"allow": 7, "redact": 2, "block": 1}, 10)
    assert sum(share.width for share in found) == LENGTH
