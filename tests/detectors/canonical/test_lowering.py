import pytest

from detectors.canonical.lowering import lowered


@pytest.mark.parametrize(
    ("text", "low"), [("DOUZE Mars É", "douze mars é"), ("", ""), ("İzmir DOUZE", "İzmir douze"), ("ß", "ß")]
)
def test_small_letters_keep_their_places(text: str, low: str) -> None:
    assert lowered(text) == low
    assert len(lowered(text)) == len(text)
