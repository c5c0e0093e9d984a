"""The order of the keys of a policy file: that of the models, which the schema repeats at every place."""

from policies.schema import Schema, schema


def keys_at(here: Schema) -> list[str]:
    """Give the keys of a mapping in their order; empty where the schema lists none."""
    if "properties" in here:
        return list(here["properties"])
    names = _followed(here.get("propertyNames", {}))
    return [each["const"] for each in names.get("oneOf", [])]


def root() -> Schema:
    """Give the schema of a whole file."""
    return schema()


def under(here: Schema, key: str | int) -> Schema:
    """Give the schema of what a key or an item holds; that of anything where nothing is said of it."""
    if isinstance(key, int):
        return _followed(here.get("items", {}))
    fallback = here.get("additionalProperties")
    return _followed(here.get("properties", {}).get(key, fallback if isinstance(fallback, dict) else {}))


def ranked(here: Schema, keys: list[str]) -> list[int]:
    """Give the places of keys in the order in which they are written; one unknown stays among the last, as it came."""
    ranks = {key: rank for rank, key in enumerate(keys_at(here))}
    return sorted(range(len(keys)), key=lambda place: ranks.get(keys[place], len(ranks)))


def _followed(here: Schema) -> Schema:
    target = here.get("$ref", "").removeprefix("#/$defs/")
    return {**schema()["$defs"][target], **here} if target else here
