import sys
from pathlib import Path

import pytest

_WORKER = """
import sys, time
from detectors.finding import Category, Finding
from detectors.reading import Reading
from proxy.screening.messages import packed
from proxy.screening.worker import serve

class Lengths:
    version = "lengths"
    def read(self, texts, site=()):
        if "attends" in texts:
            time.sleep(60)
        return [Reading((Finding(Category.PERSON, 0, len(text), 1.0, "lengths"),)) for text in texts]

sys.stdout.buffer.write(packed({"ready": "lengths"}))
sys.stdout.buffer.flush()
serve(Lengths(), sys.stdin.buffer, sys.stdout.buffer)
"""


@pytest.fixture
def quick_worker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Analysis processes that serve as the product's do, with a detector that loads at once.

    It finds one person as long as each text, and never comes back from « attends ».
    """
    worker, interpreter = tmp_path / "worker.py", tmp_path / "interpreter"
    worker.write_text(_WORKER)
    interpreter.write_text(f"#!/bin/sh\nexec {sys.executable} {worker}\n")
    interpreter.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(interpreter))
