"""What is done at the console, written down before it is answered: no line, no deed."""

from proxy.journal.forms import now
from proxy.journal.review import Access, Entrance, Export, Handled, Handling
from proxy.journal.writer import Journal


class Diary:
    """The console's own journal."""

    def __init__(self, journal: Journal) -> None:
        """Write into `journal`, which the caller opened and closes."""
        self._journal = journal

    async def entered(self, what: Entrance, who: str | None = None) -> None:
        """Write that someone came in, was refused or left.

        Raises:
            JournalError: it could not be written, and must not be done.
        """
        await self._journal.write(Access(time=now(), what=what, who=who))

    async def exported(self, export: Export, who: str) -> None:
        """Write that someone is about to carry something out.

        Raises:
            JournalError: it could not be written, and must not be done.
        """
        await self._journal.write(Access(time=now(), what=Entrance.EXPORTED, who=who, export=export))

    async def handled(self, about: str, outcome: Handling, who: str) -> None:
        """Write what someone makes of the reports on the decision `about`.

        Raises:
            JournalError: it could not be written, and must not be done.
            RecordError: `about` is no reference.
        """
        await self._journal.write(Handled(time=now(), about=about, outcome=outcome, who=who))
