"""Our keys in somebody else's JSON: laid over theirs, and taken out again whatever they changed since."""

import json

_NOTHING = object()


def read(content: bytes) -> dict[str, object]:
    """Read a JSON object.

    Raises:
        ValueError: it is none.
    """
    found: object = json.loads(content)
    if not isinstance(found, dict):
        raise ValueError("not an object")  # noqa: TRY004 - a wrong file, not a wrong call
    return found


def written(tree: object) -> bytes:
    """Write JSON as administrators like to read it."""
    return (json.dumps(tree, ensure_ascii=False, indent=2) + "\n").encode()


def merged(theirs: object, ours: object) -> object:
    """Lay ours over theirs: objects key by key, lists by what they lack, the rest replaced."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        return theirs | {key: merged(theirs[key], value) if key in theirs else value for key, value in ours.items()}
    if isinstance(theirs, list) and isinstance(ours, list):
        return theirs + [each for each in ours if each not in theirs]
    return ours


def without(now: object, ours: object, was: object = _NOTHING) -> object:
    """Take ours out again: what was there before comes back, what others wrote since stays."""
    if isinstance(now, dict) and isinstance(ours, dict):
        before = was if isinstance(was, dict) else {}
        taken = {key: without(now[key], ours[key], before.get(key, _NOTHING)) for key in now.keys() & ours.keys()}
        left = {key: taken.get(key, value) for key, value in now.items()}
        kept = {key: value for key, value in left.items() if value is not _NOTHING}
        return kept if kept or isinstance(was, dict) else was
    if isinstance(now, list) and isinstance(ours, list):
        before_list = was if isinstance(was, list) else []
        rest = [each for each in now if each not in ours or each in before_list]
        return rest if rest or isinstance(was, list) else was
    return was if now == ours else now
