import subprocess
import sys

from models import PATH

ROOT = PATH.parents[1]
NAMES = """
from spacy.util import import_file, load_config, registry
import_file("python_code", "models/training/registry.py")
def names(section):
    for key, value in section.items():
        if key.startswith("@"):
            yield key[1:], value
        elif isinstance(value, dict):
            yield from names(value)
for kind, name in names(load_config("models/configs/train.cfg", interpolate=False)):
    registry.get(kind, name)
    print(name)
"""


def test_every_name_of_the_configuration_is_known_after_it_alone() -> None:
    """In a process of its own: what another test has imported is not known there."""
    told = subprocess.run(
        [sys.executable, "-c", NAMES], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert told.returncode == 0, told.stderr
    ours = {name for name in told.stdout.split() if name.startswith("paravent.")}
    assert ours == {
        "paravent.tokenizer.v1",
        "paravent.blas.v1",
        "paravent.Embedding.v1",
    }
