"""How the store is laid out, the same in SQLite and in PostgreSQL.

A decision is kept in few bytes: what many share is written once, as a shape (service, action, rule…) and as a profile
(its action and its facets: categories, its author's units, rules under observation). `daily` and `tops` are
counted while filling, so that an overview never reads a million rows. Days are counted from 1970, in UTC.
"""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, MetaData, SmallInteger, String, Table

VERSION = 1
"""Of this layout; raised with every change of it."""

_KEY = BigInteger().with_variant(Integer(), "sqlite")  # SQLite's own row number, which needs no index
_metadata = MetaData()


def _key(name: str, *, counted: bool = False) -> Column[int]:
    return Column(name, _KEY, primary_key=True, autoincrement=counted)


def _number(name: str, *, part: bool = False) -> Column[int]:
    return Column(name, BigInteger, primary_key=part, nullable=False, autoincrement=False)


def _small(name: str, *, part: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=part, nullable=False, autoincrement=False)


def _word(name: str, *, optional: bool = False, part: bool = False) -> Column[str]:
    return Column(name, String, nullable=optional, primary_key=part)


layout = Table("layout", _metadata, Column("version", SmallInteger, nullable=False))
"""One row: the version of the layout."""

journals = Table(
    "journals",
    _metadata,
    _key("number", counted=True),
    Column("chain", String, nullable=False, unique=True),
    Column("own", Boolean, nullable=False),
    _number("first"),
    _number("last"),
    _number("seq"),
    _word("digest"),
    Column("checkpoint", BigInteger),
    _word("boot_id", optional=True),
    _word("version", optional=True),
    _word("detector_version", optional=True),
    _word("policy_hash", optional=True),
    _small("allow"),
    _small("redact"),
    _small("block"),
)
"""Each chain and how far it was received; `first`, `last` and `checkpoint` in milliseconds."""

lines = Table(
    "lines",
    _metadata,
    _key("key"),
    _small("segment"),
    _small("row"),
    Column("raw", LargeBinary, nullable=False),
)
"""Every line as it stands in its file, so that the chain can be proven again from here. `key`: `proxy.store.keys`."""

shapes = Table(
    "shapes",
    _metadata,
    _key("number"),
    *(_word(name) for name in ("service", "kind", "tier", "action", "mode")),
    *(_word(name, optional=True) for name in ("rule", "reason", "identifying", "policy_hash")),
)
"""What many decisions share."""

facets = Table("facets", _metadata, _key("number"), _word("kind"), _word("name"))
"""A category, a unit, a rule under observation, or a step of the scale of latencies."""

profiles = Table("profiles", _metadata, _key("number"), _word("action"), _word("told"))
"""Facets that go together: `proxy.store.profiles`."""

members = Table(
    "members", _metadata, _number("facet", part=True), _number("profile", part=True), sqlite_with_rowid=False
)
"""Which profiles have a facet."""

decisions = Table(
    "decisions",
    _metadata,
    _key("key"),
    _number("time"),
    _number("journal"),
    _number("shape"),
    _number("profile"),
    _word("reference"),
    _word("user", optional=True),
    _small("latency_ms"),
    _small("characters"),
)
"""`time` in milliseconds."""

events = Table(
    "events",
    _metadata,
    _key("key"),
    _number("time"),
    _word("event"),
    Column("notable", Boolean, nullable=False),
    _word("about", optional=True),
)
"""Other lines that are looked up one by one; what they say is in `lines`."""

incidents = Table(
    "incidents",
    _metadata,
    _number("key", part=True),
    _word("what", part=True),
    _number("time"),
)
"""What filling found wrong, and when it did."""

alarms = Table(
    "alarms",
    _metadata,
    _word("about", part=True),
    Column("first", BigInteger),
    Column("last", BigInteger),
    *(_small(said) for said in ("no_person", "invented", "public", "other")),
    Column("handled", BigInteger),
    _word("outcome", optional=True),
    _word("who", optional=True),
)
"""Reports about a decision, and their latest handling."""

elsewhere = Table("elsewhere", _metadata, _word("site", part=True), _number("key", part=True), _number("time"))
"""Contacts with AI sites that the catalogue does not know."""

daily = Table(
    "daily",
    _metadata,
    _number("facet", part=True),
    _number("shape", part=True),
    _small("day", part=True),
    _small("n"),
    sqlite_with_rowid=False,
)
"""Decisions by day, shape and facet; facet 0 is any decision."""

tops = Table(
    "tops",
    _metadata,
    _number("there", part=True),
    _number("beside", part=True),
    _word("action", part=True),
    _small("day", part=True),
    _small("n"),
    sqlite_with_rowid=False,
)
"""Decisions by day, action, facet that there is (0: any decision), and facet beside it: what goes with what."""

Index("decisions_in_order", decisions.c.time, decisions.c.key, decisions.c.shape, decisions.c.profile)
Index("decisions_by_shape", decisions.c.shape, decisions.c.time, decisions.c.key)
Index("decisions_by_profile", decisions.c.profile, decisions.c.shape, decisions.c.time, decisions.c.key)
Index("decisions_by_journal", decisions.c.journal, decisions.c.time, decisions.c.key)
Index("decisions_by_reference", decisions.c.reference)
Index("decisions_by_user", decisions.c.user, decisions.c.time, decisions.c.key)
Index("events_by_name", events.c.event, events.c.time)
Index("events_notable", events.c.notable, events.c.time)
Index("events_about", events.c.about)
Index("alarms_in_order", alarms.c.last)

metadata = _metadata
"""All of the above."""
