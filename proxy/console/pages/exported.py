"""Whether a line that a reader brings back is a checkpoint that this journal signed: anyone may make one up."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from proxy.audit.folder import Folder
from proxy.audit.line import Read, read
from proxy.audit.verify import checkpoint

_LONGEST = 1 << 12  # bytes of a header, with room to spare
_HEADER = "segment"


class NotOursError(ValueError):
    """The line bears no signature of this journal."""


def exported(written: str, folder: Path) -> Read:
    """Read a checkpoint of a journal.

    Args:
        written: What the reader pasted.
        folder: Of the journal, whose headers tell its keys.

    Raises:
        CheckpointFormError: it is no checkpoint.
        NotOursError: it is none of this journal, as far as what is left of the journal can tell.
    """
    found = checkpoint(written)
    if not any(chain == found.entry["chain"] and found.is_signed_by(key) for chain, key in _keys(folder)):
        raise NotOursError
    return found


def _keys(folder: Path) -> Iterator[tuple[str, str]]:
    """Chain and key of each header, of what was purged too."""
    for line in _headers(Folder(folder)):
        header = read(line)
        if header is not None and header.event == _HEADER:
            yield str(header.entry.get("chain")), str(header.entry.get("key"))


def _headers(folder: Folder) -> Iterator[bytes]:
    """What cannot be read tells no key; the comparison itself says that it cannot be."""
    with suppress(OSError):
        yield from folder.stubs().splitlines(keepends=True)
        for path in folder.segments():
            with suppress(OSError), path.open("rb") as lines:
                yield lines.readline(_LONGEST)
