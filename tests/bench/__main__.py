"""`make bench`: what the product costs, on this machine, in one run. Figures are printed, never tested."""

import asyncio
import tempfile
import time
from pathlib import Path

from rich.console import Console

from detectors.engine import PresidioDetector
from proxy import ca
from proxy.composition import Paravent
from proxy.demo.stand_in import StandIn
from proxy.settings import Settings
from tests.bench import conversation, decide, journal, latency, memory, recognizers


async def main(console: Console) -> None:
    console.print(decide.table())
    console.print(journal.table())
    console.print(recognizers.speed_table())
    console.print(recognizers.transforms_table(PresidioDetector()))
    with tempfile.TemporaryDirectory(prefix="paravent-bench-") as name:
        folder = Path(name)
        stand_in = StandIn(folder)
        await stand_in.start()
        settings = Settings(home=folder, port=0, upstream_ca=stand_in.authority, reroute=("127.0.0.1", stand_in.port))
        rows = latency.empty_table()
        await latency.add_direct(rows, stand_in)
        await latency.add_mitmproxy(rows, stand_in, settings)  # mitmproxy's own state is global: one at a time
        began = time.perf_counter()
        paravent = Paravent(settings)
        await paravent.start()
        console.print(f"Démarrage jusqu'à la première analyse possible : {time.perf_counter() - began:.1f} s")
        authority = settings.authority / ca.CERTIFICATE_FILE
        try:
            await latency.add_product(rows, paravent, authority)
            console.print(rows)
            console.print(await conversation.table(paravent, authority))
            console.print(memory.table(paravent))
        finally:
            await paravent.stop()
            await stand_in.stop()


if __name__ == "__main__":
    asyncio.run(main(Console(highlight=False, width=100)))
