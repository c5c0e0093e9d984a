"""As Linux does it here; `tests/structure/test_portability.py` has Windows' own called."""

import subprocess
import sys


def test_a_process_that_dies_leaves_no_image_of_itself() -> None:
    words = "import resource; from proxy.screening import dumps; dumps.forbid(); print(resource.getrlimit(4))"
    told = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert told.stdout == "(0, 0)\n"
