"""How it stands, for programs: JSON, as supervision and `paravent doctor` read it."""

import json

from pydantic import TypeAdapter, ValidationError

from proxy.standing import Standing

_STANDING = TypeAdapter(Standing)


class ReportError(ValueError):
    """What was read is no report of how Paravent stands."""


def encode(standing: Standing) -> bytes:
    """Write a report: `light` and `closed`, then the other fields of `Standing`; moments as ISO 8601."""
    fields = _STANDING.dump_python(standing, mode="json")
    written = {"light": standing.light, "closed": standing.closed, **fields}
    return json.dumps(written, ensure_ascii=False, indent=2).encode() + b"\n"


def decode(report: bytes) -> Standing:
    """Read a report.

    Raises:
        ReportError: it is none.
    """
    try:
        return _STANDING.validate_json(report)
    except ValidationError:
        raise ReportError("ce n’est pas l’état d’un Paravent") from None
