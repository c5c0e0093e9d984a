"""What the model costs: bytes, time to load, time for 2 kB on one core, memory of a process that holds the product."""

import os
import subprocess
import sys

from models import PATH

_BYTES = 1_000_000
_RUN = """
import time
from models.pipeline import load
started = time.perf_counter()
nlp = load()
loaded = time.perf_counter() - started
line = "Mme Vasseur, 87 ans, chambre 214, vue par le Dr Lignot pour une BPCO sous amoxicilline, CRP 112 mg/L. "
text = (line * 20)[:2000]
def best(read):
    for _ in range(5):
        read()
    times = []
    for _ in range(30):
        started = time.process_time()
        read()
        times.append(time.process_time() - started)
    return 1000 * sorted(times)[15]
alone = best(lambda: nlp(text))
from detectors.engine import PresidioDetector
detector = PresidioDetector()
whole = best(lambda: detector.read([text]))
print(loaded, alone, whole)
"""


def cost() -> dict[str, float]:
    """Measure in a fresh process, on one thread; megabytes, seconds and milliseconds."""
    run = _fresh([sys.executable, "-c", _RUN])
    loaded, alone, whole = (float(figure) for figure in run.split())
    return {
        "size_mb": round(sum(file.stat().st_size for file in PATH.rglob("*") if file.is_file()) / _BYTES, 1),
        "load_s": round(loaded, 2),
        "model_2kb_ms": round(alone, 1),
        "product_2kb_ms": round(whole, 1),
        "worker_mb": _worker(),
    }


def _fresh(command: list[str]) -> str:
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def _worker() -> float:
    """Resident memory of an analysis process once it has read a text."""
    code = (
        "import psutil\nfrom detectors.engine import PresidioDetector\n"
        "d = PresidioDetector()\nd.read(['Mme Vasseur, 87 ans, vue ce jour. ' * 60] * 8)\n"
        "print(psutil.Process().memory_info().rss / 1e6)"
    )
    return round(float(_fresh([sys.executable, "-c", code])))
