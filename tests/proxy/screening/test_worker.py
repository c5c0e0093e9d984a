import io
from collections.abc import Sequence

import pytest

from detectors.finding import Category, Finding
from detectors.protocol import DetectionError
from detectors.reading import Reading
from detectors.site import Site
from proxy.reasons import ReasonCode
from proxy.screening.messages import LENGTH_BYTES, Message, from_readings, length, packed, unpacked
from proxy.screening.worker import answer, serve


class Lengths:
    """Finds one person as long as the text; fails on request."""

    version = "lengths"

    def read(self, texts: Sequence[str], site: Site = ()) -> list[Reading]:
        if "panne" in texts:
            raise DetectionError("no text here")
        if "bogue" in texts:
            raise ValueError(f"cannot read {texts}")
        return [Reading((Finding(Category.PERSON, 0, len(text), 1.0, "lengths"),)) for text in texts]


def served(*requests: Message) -> list[Message]:
    source, sink = io.BytesIO(b"".join(map(packed, requests))), io.BytesIO()
    serve(Lengths(), source, sink)
    sink.seek(0)
    answers = []
    while head := sink.read(LENGTH_BYTES):
        answers.append(unpacked(sink.read(length(head))))
    return answers


def test_each_request_is_answered_in_turn_until_the_other_side_closes() -> None:
    answers = served({"texts": ["Claire", ""]}, {"texts": []}, {"texts": ["Karim"]})
    assert answers == [{"readings": from_readings(Lengths().read(t))} for t in (["Claire", ""], [], ["Karim"])]


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        ({"texts": ["Mme Lefèvre", "panne"]}, ReasonCode.ANALYSIS_FAILED),
        ({"texts": ["Mme Lefèvre", "bogue"]}, ReasonCode.INTERNAL_ERROR),
        ({"Mme Lefèvre": 1}, ReasonCode.INTERNAL_ERROR),
    ],
)
def test_a_failure_is_answered_by_its_code_alone(request_: Message, reason: ReasonCode) -> None:
    assert answer(Lengths(), request_) == {"error": reason}


def test_a_failure_does_not_end_the_service() -> None:
    assert [list(answer) for answer in served({"texts": ["panne"]}, {"texts": ["Karim"]})] == [["error"], ["readings"]]
