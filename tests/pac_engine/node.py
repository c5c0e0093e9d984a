"""A PAC file played by Node's JavaScript engine, after acorn has read it as ECMAScript 3."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

_ENGINE = Path(__file__).with_name("engine.mjs")


def play(pac: str, hosts: Sequence[str]) -> list[str]:
    """What the file answers for each host, in order.

    Raises:
        ValueError: the file is no ECMAScript 3, or calls what engines do not all have; the message is Node's.
    """
    asked = json.dumps({"pac": pac, "hosts": list(hosts)}).encode()
    done = subprocess.run(["node", _ENGINE], input=asked, capture_output=True, check=False, timeout=60)
    if done.returncode:
        raise ValueError(done.stderr.decode())
    answers = json.loads(done.stdout)["answers"]
    assert isinstance(answers, list)
    return [str(answer) for answer in answers]
