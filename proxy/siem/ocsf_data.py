"""What was found in a request, as OCSF's object for data security: categories and counts."""

from detectors.finding import Identifying
from proxy.journal.record import Record
from proxy.siem.event import let_pass

_PERSONAL, _UNKNOWN = 1, 0
_CONFIDENTIAL = 2
_IN_TRANSIT = 2
_SECURE_WEB_GATEWAY = 5
_COMPLETE, _PARTIAL, _FAIL = 1, 2, 3

type Object = dict[str, object]


def data_security(record: Record) -> Object:
    """The object; https://schema.ocsf.io/1.8.0/objects/data_security."""
    personal = record.identifying in (Identifying.DIRECT, Identifying.INDIRECT) or record.secret
    told: Object = {
        "category_id": _PERSONAL if personal else _UNKNOWN,
        "data_lifecycle_state_id": _IN_TRANSIT,
        "detection_system_id": _SECURE_WEB_GATEWAY,
        "status_id": _FAIL if record.identifying is None else _PARTIAL if record.obstacles else _COMPLETE,
        "total": sum(record.categories.values()),
    }
    if record.categories:
        found = sorted(record.categories.items())
        told["detection_pattern"] = ", ".join(category for category, _ in found)
        told["discovery_details"] = [{"type": category, "count": count} for category, count in found]
    if record.secret:
        told["confidentiality_id"] = _CONFIDENTIAL
    if record.policy_hash:
        told["policy"] = {**policy(None, record.policy_hash), "is_applied": not let_pass(record)}
    return told


def policy(name: str | None, sha256: str | None) -> Object:
    """The object; https://schema.ocsf.io/1.8.0/objects/policy. OCSF wants one name at least."""
    told: Object = {"type": "paravent"}
    return told | ({"name": name} if name else {}) | ({"uid": sha256} if sha256 else {})
