"""Journals written by hand, at any time and of any content: what the writer of the product would not do."""

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from proxy.journal.chain import ZEROS, canonical
from proxy.journal.forms import stamp

type Entry = Mapping[str, object]

CHAIN = "c0ffee0000000001"
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)

SERVICES = {"chatgpt": 40, "claude": 15, "gemini": 12, "lechat": 12, "copilot": 10, "openai-api": 6, "mistral-api": 5}
TIERS = {"lechat": "contracted", "mistral-api": "approved"}
UNITS = [f"unite-{n}" for n in range(40)]
CATEGORIES = {
    "DISEASE": 40, "DRUG": 30, "SYMPTOM": 25, "PERSON": 22, "AGE": 18, "DATE": 16, "CITY": 10, "FACILITY": 9,
    "UNIT": 8, "PROCEDURE": 8, "LAB_VALUE": 7, "DATE_OF_BIRTH": 5, "PHONE_NUMBER": 3, "EMAIL_ADDRESS": 3, "IPP": 2,
    "NIR": 1, "PROFESSION": 4, "SITUATION": 2, "ORIGIN": 1, "ADDRESS": 2, "POSTAL_CODE": 2, "IBAN": 0.2,
}  # fmt: skip
DIRECT = {"PERSON", "NIR", "IPP", "DATE_OF_BIRTH", "PHONE_NUMBER", "EMAIL_ADDRESS", "ADDRESS"}
POLICIES = [sha256(bytes([n])).hexdigest() for n in range(12)]


class Journal:
    """A folder of segments that grows by whole lines."""

    def __init__(self, folder: Path, chain: str = CHAIN) -> None:
        self.folder, self.chain = folder, chain
        self.seq, self.number, self._prev = 0, 0, ZEROS
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, *entries: Entry) -> None:
        """Write entries at the end of the last segment."""
        if not self.number:
            self.turn()
        self._write(entries)

    def turn(self, cause: str = "day", time: str | None = None) -> None:
        """Begin the next segment."""
        self.number += 1
        begun = cause if self.number > 1 else "begun"
        header = {"event": "segment", "number": self.number, "chain": self.chain, "cause": begun, "key": "0" * 64}
        self._write([{**header, "time": time or stamp(NOON)}])

    def take_back(self) -> None:
        """Remove the last line, as where a write could not be completed."""
        *kept, last = self.path().read_bytes().splitlines(keepends=True)
        self.path().write_bytes(b"".join(kept))
        self.seq, self._prev = self.seq - 1, json.loads(last)["prev"]

    def path(self, number: int | None = None) -> Path:
        """A segment's file; the last one's where no number is given."""
        return self.folder / f"{number or self.number:08d}.jsonl"

    def _write(self, entries: Iterable[Entry]) -> None:
        with self.path().open("ab") as file:
            for entry in entries:
                self.seq += 1
                line = canonical({"time": stamp(NOON), **entry, "seq": self.seq, "prev": self._prev, "mac": "0" * 32})
                self._prev = sha256(line).hexdigest()
                file.write(line + b"\n")


def decision(n: int = 0, **told: object) -> Entry:
    """A plain decision, with what is told otherwise; None takes a field away."""
    plain = {
        "event": "decision",
        "id": f"{n:016x}",
        "time": stamp(NOON + timedelta(seconds=n)),
        "service": "chatgpt",
        "kind": "web",
        "tier": "open",
        "action": "allow",
        "rule_id": "sans-donnee",
        "characters": 1000,
        "latency_ms": 40,
    } | told
    return {name: value for name, value in plain.items() if value is not None}


def drawn(n: int, time: datetime, chance: random.Random) -> Entry:
    """A decision as a hospital makes them."""
    found = {name: chance.randint(1, 3) for name, share in CATEGORIES.items() if chance.random() * 100 < share}
    direct = bool(DIRECT & found.keys())
    service = chance.choices(list(SERVICES), list(SERVICES.values()))[0]
    action = chance.choices(["redact", "block"], [7, 3])[0] if direct else "allow"
    failed = chance.random() < 0.01
    rule = {"allow": ["sans-donnee", "soin-general"], "redact": ["masquer"], "block": ["secret", "nir", "dossier"]}
    return decision(
        n,
        time=stamp(time),
        service=service,
        kind="api" if service.endswith("-api") else "web",
        tier=TIERS.get(service, "open"),
        action="block" if failed else action,
        reason=chance.choice(["analysis_timeout", "too_large", "image"]) if failed else None,
        rule_id=None if failed else chance.choice(rule[action]),
        identifying=None if failed else "direct" if direct else chance.choice(["none", "none", "indirect"]),
        categories=found or None,
        groups=chance.choices(UNITS, range(40, 0, -1))[:1] + (["urgences"] if chance.random() < 0.1 else []),
        observed=["essai"] if chance.random() < 0.03 else None,
        mode="observe" if chance.random() < 0.02 else None,
        policy_hash=POLICIES[int(time.timestamp()) // (15 * 86400) % 12],
        latency_ms=int(chance.lognormvariate(3.6, 0.8)),
        characters=chance.choice([10, 100, 1000, 10_000]),
        user=f"{chance.randrange(3000):016x}",
        workstation=f"{chance.randrange(1500):016x}",
    )


def days(count: int, begin: datetime, each: int, chance: random.Random) -> Iterator[tuple[str, list[Entry]]]:
    """Days of decisions: the time of each day's segment, and its entries."""
    for n in range(count):
        day = begin + timedelta(days=n)
        moments = sorted(chance.uniform(6, 22) for _ in range(each))
        yield stamp(day), [drawn(n * each + i, day + timedelta(hours=hour), chance) for i, hour in enumerate(moments)]
