import io
import json
import os
import resource
import stat
from pathlib import Path

import pytest

from proxy.siem.output import LogFile, Output
from proxy.siem.rendering import Format
from proxy.siem.sink import SinkError
from tests.proxy.siem.decisions import decision
from tests.proxy.siem.strategies import event_from

EVENTS = [event_from(decision(id=f"{i:016x}"), i) for i in range(1, 6)]


def test_a_stream_gets_one_line_for_each_event() -> None:
    stream = io.BytesIO()
    sink = Output(stream)
    assert sink.send(EVENTS) == 0
    sink.close()
    assert [json.loads(line)["event"]["sequence"] for line in stream.getvalue().splitlines()] == [1, 2, 3, 4, 5]


def test_a_stream_that_is_closed_took_nothing() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb", buffering=0) as stream, pytest.raises(SinkError):
        Output(stream).send(EVENTS)


def test_a_file_grows_and_is_its_owner_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "events.cef"
    sink = LogFile(path, Format.CEF)
    sink.send(EVENTS[:2])
    sink.send(EVENTS[2:])
    sink.close()
    assert len(path.read_text("utf-8").splitlines()) == 5
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_was_rotated_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    sink = LogFile(path)
    sink.send(EVENTS[:2])
    path.rename(tmp_path / "events.json.1")
    sink.send(EVENTS[2:])
    assert len(path.read_text("utf-8").splitlines()) == 3


def test_a_file_that_is_full_keeps_whole_lines_only(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    sink = LogFile(path)
    sink.send(EVENTS)
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 100, hard))
    try:
        with pytest.raises(SinkError):
            sink.send(EVENTS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == before
    sink.send(EVENTS)
    assert len(path.read_bytes().splitlines()) == 10
