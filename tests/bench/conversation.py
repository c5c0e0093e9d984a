"""A conversation of 40 turns that the official SDK sends whole at each turn: what each turn costs."""

import asyncio
import ssl
import time
from pathlib import Path

import openai
from rich.table import Table

from proxy.composition import Paravent
from proxy.journal.reading import lines

TURNS = 40
SHOWN = (1, 2, 5, 10, 20, 30, 40)

_PARAGRAPH = (
    "Mme Hélène Lefèvre, tél. 06 39 98 12 34, demande ce que change le point numéro {0} de son traitement. " * 5
)


async def table(paravent: Paravent, authority: Path) -> Table:
    """Play the conversation in a thread, as a user's program would."""
    taken = await asyncio.to_thread(_play, paravent.port, authority)
    records = [line.entry for line in lines(paravent.settings.journal) if line.event == "decision"][-TURNS:]
    rows = Table(title=f"Conversation de {TURNS} tours renvoyée en entier", title_justify="left")
    for column in ("Tour", "textes", "nouveaux", "jusqu'à la décision, ms", "aller-retour, ms"):
        rows.add_column(column, justify="right")
    for turn in SHOWN:
        record = records[turn - 1]
        new = record["segments"] - record.get("cached_segments", 0)
        rows.add_row(str(turn), str(record["segments"]), str(new), str(record["latency_ms"]), f"{taken[turn - 1]:.0f}")
    return rows


def _play(port: int, authority: Path) -> list[float]:
    http = openai.DefaultHttpxClient(
        proxy=f"http://127.0.0.1:{port}",
        verify=ssl.create_default_context(cafile=str(authority)),
        trust_env=False,
        timeout=60,
    )
    client = openai.OpenAI(api_key="sk-bench", base_url="https://api.openai.com/v1", http_client=http)
    messages: list[dict[str, str]] = []
    taken = []
    for turn in range(TURNS):
        messages.append({"role": "user", "content": _PARAGRAPH.format(turn)})
        began = time.perf_counter()
        answer = client.chat.completions.create(model="gpt-5", messages=messages)  # type: ignore[arg-type]  # plain dicts
        taken.append((time.perf_counter() - began) * 1000)
        messages.append({"role": "assistant", "content": answer.choices[0].message.content or ""})
    return taken
