"""An analysis process: texts come in on standard input, readings go out on standard output, nothing else anywhere."""

import os
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from detectors.protocol import DetectionError, Detector, ModelMissingError
from proxy.reasons import ReasonCode
from proxy.screening import dumps
from proxy.screening.messages import LENGTH_BYTES, Message, from_readings, length, packed, to_site, unpacked

_FIRST = "Mme Martin, 06 39 98 00 00, est attendue."
"""Read before anything else: the first text costs four times the next (measured 90 ms against 24)."""


def serve(detector: Detector, source: BinaryIO, sink: BinaryIO) -> None:
    """Answer each request in turn, until the other side closes."""
    while head := source.read(LENGTH_BYTES):
        request = unpacked(source.read(length(head)))
        _send(sink, answer(detector, request))


def answer(detector: Detector, request: Message) -> Message:
    """Readings for the request's texts, or the reason why there are none."""
    try:
        return {"readings": from_readings(detector.read(request["texts"], to_site(request.get("site", []))))}
    except DetectionError:
        return {"error": ReasonCode.ANALYSIS_FAILED}
    except Exception:  # noqa: BLE001 - whatever went wrong, its message may hold text: only the code goes out
        return {"error": ReasonCode.INTERNAL_ERROR}


def _send(sink: BinaryIO, message: Message) -> None:
    sink.write(packed(message))
    sink.flush()


def _own_channel() -> BinaryIO:
    """Standard output for messages alone; a stray print of some library goes nowhere."""
    channel = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - os.devnull is not a file of ours
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    return channel


def main(model: Path) -> None:
    """Load, say so, serve."""
    dumps.forbid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal reaches the whole group; the proxy decides
    sink = _own_channel()
    try:
        from detectors.engine import PresidioDetector  # noqa: PLC0415 - seconds of loading, which the channel must precede

        detector = PresidioDetector(model=model)
    except ModelMissingError:
        _send(sink, {"error": ReasonCode.MODEL_MISSING})
        return
    detector.read([_FIRST])
    _send(sink, {"ready": detector.version})
    serve(detector, sys.stdin.buffer, sink)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
