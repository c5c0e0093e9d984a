"""`make secrecy DATA=folder`: what is stopped and what passes, on the suite's halves and on corpora that name nobody.

A text is stopped when the shipped policy would not let it go untouched to a freely accessible service. One half of the
suite, `tests/cases/secrecy_tune.jsonl`, was read while the rules were tuned; of the other only these figures were seen.
`tests/cases/secrecy_fresh.jsonl` was written last, by somebody who had seen neither, and only measured.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import batched
from pathlib import Path
from typing import Any

from detectors import guide
from detectors.engine import PresidioDetector
from detectors.reading import Reading
from models.card import METRICS
from policies.decide import decide
from policies.decision import Action
from policies.facts import Facts, Tier
from policies.loading import DEFAULT, load
from policies.model import Policy
from policies.rule import Status
from proxy.prompt import Prompt, Role, Segment
from proxy.screening.facts import Audience, facts_of
from tests.bench.card import HARMLESS, bodies

SETS = {name: Path(f"tests/cases/secrecy_{name}.jsonl") for name in ("tune", "report", "fresh")}
_AUDIENCE = Audience("chatgpt", Tier.OPEN)
_AT_ONCE = 50

type Row = dict[str, Any]


def main(folder: Path) -> None:
    """Measure, write the figures beside the model's, and the README of the detectors from them."""
    detector, policy = PresidioDetector(), load(DEFAULT).policy
    halves = {name: by_kind(suite(path), detector, policy) for name, path in SETS.items()}
    outside = {name: corpus(bodies(folder, files), detector, policy) for name, files in HARMLESS.items()}
    known = json.loads(METRICS.read_text("utf-8"))
    METRICS.write_text(json.dumps(known | {"suite": halves, "outside": outside}, indent=2), "utf-8")
    guide.write()


def suite(path: Path) -> list[Row]:
    """Read a half of the suite: texts, their kind, and whether they must be stopped."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def by_kind(rows: Sequence[Row], detector: PresidioDetector, policy: Policy) -> dict[str, Row]:
    """Give, of each kind, what is expected, how many texts there are, and how many were judged right."""
    actions = answers((row["text"] for row in rows), detector, policy)
    right = [
        (action is not Action.ALLOW) is (row["expect"] == "stop") for row, action in zip(rows, actions, strict=True)
    ]
    texts, good = Counter(row["kind"] for row in rows), Counter()
    for row, well in zip(rows, right, strict=True):
        good[row["kind"]] += well
    expected = {row["kind"]: row["expect"] for row in rows}
    return {kind: {"expect": expected[kind], "texts": texts[kind], "right": good[kind]} for kind in texts}


def corpus(texts: Sequence[str], detector: PresidioDetector, policy: Policy) -> Row:
    """Give the share of a corpus's texts that are stopped, where invented cases may leave and where they may not."""
    rules = (r.model_copy(update={"status": Status.RETIRED}) if r.when.vignette else r for r in policy.rules)
    strict = replace(policy, rules=tuple(rules))
    facts = list(facts_on(texts, detector))
    blocked = sum(fact.vignette or decide(strict, fact).action is not Action.ALLOW for fact in facts)
    stopped = sum(decide(policy, fact).action is not Action.ALLOW for fact in facts)
    return {"texts": len(texts), "stopped": stopped / len(texts), "stopped_with_vignettes": blocked / len(texts)}


def answers(texts: Iterable[str], detector: PresidioDetector, policy: Policy) -> list[Action]:
    """Give the policy's first answer to each text."""
    return [decide(policy, facts).action for facts in facts_on(texts, detector)]


def facts_on(texts: Iterable[str], detector: PresidioDetector) -> Iterable[Facts]:
    """Read texts as if each were typed into a freely accessible service."""
    for some in batched(texts, _AT_ONCE, strict=False):
        for text, reading in zip(some, detector.read(some), strict=True):
            yield _facts(text, reading)


def _facts(text: str, reading: Reading) -> Facts:
    return facts_of(Prompt(_AUDIENCE.service, (Segment((), Role.USER, text),)), [reading], _AUDIENCE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
