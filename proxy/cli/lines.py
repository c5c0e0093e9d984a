"""The work of `paravent scan`: lines judged several at a time, answered in their order."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from models import PATH
from policies.decision import Action
from proxy.cli.exits import Exit
from proxy.cli.judging import Judging, judging
from proxy.cli.options import fail
from proxy.prompt import Rewriting
from proxy.reasons import ADVICE, ReasonCode
from proxy.screening.errors import ScreeningError
from proxy.screening.pool import Pool, PoolLimits
from proxy.screening.verdict import Verdict
from proxy.wire import strict_json
from proxy.wire.errors import WireError
from proxy.wire.types import Tree

type Row = dict[str, Tree]

_MALFORMED = 'La ligne n\'est pas un objet JSON {"id", "text"} en UTF-8. Corrigez-la, puis relancez.'

_AHEAD = 4
"""Lines in hand for each process, so that none waits for the next."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """Attributes: policy file, catalogue id of the service, processes."""

    policy: Path | None
    service: str
    workers: int

    async def run(self, lines: Sequence[bytes], sink: TextIO, errors: Console) -> int:
        """Judge `lines`, write a row for each to `sink`; how many could not be judged."""
        pool = Pool(PATH, PoolLimits(workers=self.workers, waiting=self.workers * _AHEAD + 1, base_s=30, most_s=120))
        judge = judging(pool, self.policy, self.service)
        try:
            await pool.start()
            if pool.failure is not None:
                fail(Exit.MODEL_MISSING, ADVICE[pool.failure])
            return await self._rows(judge, lines, sink, errors)
        finally:
            await pool.stop()

    async def _rows(self, judge: Judging, lines: Sequence[bytes], sink: TextIO, errors: Console) -> int:
        turn = asyncio.Semaphore(self.workers * _AHEAD)
        numbered = [(i, line) for i, line in enumerate(lines, 1) if line.strip()]
        tasks = [asyncio.create_task(_row(judge, i, line, turn)) for i, line in numbered]
        failures = 0
        columns = (TextColumn("Analyse"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=errors) as progress:
            for task in progress.track(tasks):
                row = await task
                failures += "error" in row
                sink.write(strict_json.dumps(row) + "\n")
        return failures


async def _row(judge: Judging, number: int, line: bytes, turn: asyncio.Semaphore) -> Row:
    async with turn:
        identifier: Tree = None
        try:
            identifier, text = _entry(line)
            verdict, rewriting = await judge.judge(text)
        except WireError as error:
            return {"id": identifier, "line": number, "error": {"code": error.reason, "message": _MALFORMED}}
        except ScreeningError as error:
            return {"id": identifier, "line": number, "error": {"code": error.reason, "message": ADVICE[error.reason]}}
        return {"id": identifier, **judged(text, verdict, rewriting)}


def _entry(line: bytes) -> tuple[Tree, str]:
    """The id and the text of a line.

    Raises:
        WireError: it is not `{"id", "text"}`.
    """
    entry = strict_json.loads(line)
    text = entry.get("text") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(text, str):
        raise WireError(ReasonCode.JSON_INVALID)
    return entry.get("id"), text


def judged(text: str, verdict: Verdict, rewriting: Rewriting) -> Row:
    """What `scan` says of a text; `redacted` is what could be sent, or None where nothing could."""
    return {
        "action": verdict.decision.action,
        "rule": verdict.decision.rule_id,
        "identifying": verdict.facts.identifying,
        "secret": verdict.facts.secret,
        "vignette": verdict.facts.vignette,
        "anonymity": verdict.facts.anonymity,
        "findings": [
            {"category": f.category, "start": f.start, "end": f.end, "score": round(f.score, 3), "role": f.role}
            for f in verdict.findings[0]
        ],
        "redacted": text if verdict.decision.action is Action.ALLOW else rewriting.proposal,
    }
