"""Puts a trained pipeline where the product reads it: `python -m models.training.publish TRAINED`."""

import shutil
import sys
from pathlib import Path

import spacy
import srsly

from models import PATH
from models.pipeline import SUMS, checksums

NAME, VERSION = "fr_paravent", "1.0.0"
_KEPT = ("lang", "name", "version", "description", "license", "spacy_version", "labels", "pipeline")


def main(trained: Path, path: Path = PATH) -> None:
    """Copy the pipeline, without the words it met in training, and write its checksums."""
    made = path.with_name(f"{path.name}.new")
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(trained, made)
    spacy.blank("xx").vocab.strings.to_disk(made / "vocab" / "strings.json")
    meta = srsly.read_json(made / "meta.json")
    meta |= {
        "name": NAME,
        "version": VERSION,
        "description": "Entités cliniques françaises pour Paravent",
        "license": "LGPL-LR",
    }
    srsly.write_json(
        made / "meta.json", {key: meta[key] for key in _KEPT if key in meta} | {"vectors": meta["vectors"]}
    )
    (made / SUMS).write_text(checksums(made), "utf-8")
    shutil.rmtree(path, ignore_errors=True)
    made.rename(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
