"""The store as the console and `paravent journal ship` see it: one object, safe between threads."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from proxy.store import alarms, details, filling, machines, months, overviews, paging
from proxy.store.alarms import AlarmState
from proxy.store.connecting import connect
from proxy.store.sessions import reading_from
from proxy.store.states import Alarm, Detail, Happening, Machine, Month, PolicySeen, ServiceSeen, SiteSeen
from proxy.store.views import EVERYTHING, Cursor, Overview, Page, Query


class Store:
    """An open index of journals. Every method may be called from any thread and raises `StoreError`."""

    def __init__(self, engine: Engine) -> None:
        """Wrap an engine whose tables are there; `open` is the way in."""
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> Self:
        """Open a store, made when missing.

        Args:
            url: `sqlite:///path` (0600, remade when of another version) or `postgresql://user@host/base`.

        Raises:
            StoreError: it cannot be reached or used; the message, in French, says what to do.
        """
        return cls(connect(url))

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def fill(self, folder: Path, *, own: bool = False) -> int:
        """Take in what a journal's folder holds beyond what the store knows.

        Args:
            folder: Of segments.
            own: Whether it is the console's own journal, and no proxy's.

        Returns:
            How many lines were taken in.

        Raises:
            ShippingError: the journal is not the continuation of what was received; the store stays as it was.
            StoreError: the store cannot be reached.
        """
        return filling.fill(self._engine, folder, own=own)

    def overview(self, query: Query = EVERYTHING) -> Overview:
        """What the decisions of a query add up to."""
        with reading_from(self._engine) as connection:
            return overviews.overview(connection, query)

    def decisions(
        self, query: Query = EVERYTHING, *, before: Cursor | None = None, after: Cursor | None = None, limit: int = 50
    ) -> Page:
        """Decisions, newest first: the newest, or those just older than `before`, or just newer than `after`."""
        with reading_from(self._engine) as connection:
            return paging.page(connection, query, before, after, limit)

    def count(self, query: Query = EVERYTHING, *, at_most: int = 10_000) -> int:
        """How many decisions; `at_most` when there are as many or more."""
        with reading_from(self._engine) as connection:
            return paging.count(connection, query, at_most)

    def decision(self, reference: str) -> Detail | None:
        """One decision by its whole reference; None when unknown."""
        with reading_from(self._engine) as connection:
            return details.detail(connection, reference)

    def between(self, start: date, end: date, query: Query = EVERYTHING) -> Iterator[Detail]:
        """Decisions of days `start` to `end`, included, oldest first, streamed (memory stays bounded)."""
        asked, beside, goes_on = replace(query, since=start, until=end), None, True
        while goes_on:
            with reading_from(self._engine) as connection:  # let go of between two batches: the reader may be slow
                found, beside = details.following(connection, asked, beside)
            yield from found
            goes_on = beside is not None

    def services(self, query: Query = EVERYTHING) -> tuple[ServiceSeen, ...]:
        """Services of the catalogue that were used, most used first; one for each tier that it had."""
        with reading_from(self._engine) as connection:
            return overviews.services(connection, query)

    def sites(self) -> tuple[SiteSeen, ...]:
        """AI sites that the catalogue does not know, most used first."""
        with reading_from(self._engine) as connection:
            return machines.sites(connection)

    def alarms(
        self, state: AlarmState = "open", *, known: bool | None = None, limit: int = 500, skip: int = 0
    ) -> tuple[Alarm, ...]:
        """Reported false alarms: of decisions that are known, of others, or the former first; newest first."""
        with reading_from(self._engine) as connection:
            return alarms.alarms(connection, state, limit, known=known, skip=skip)

    def count_alarms(self, state: AlarmState = "open", *, known: bool) -> int:
        """How many alarms of decisions that are known, or of others."""
        with reading_from(self._engine) as connection:
            return alarms.count(connection, state, known=known)

    def policies(self, *, limit: int = 500) -> tuple[PolicySeen, ...]:
        """Policies that machines took or refused, newest first."""
        with reading_from(self._engine) as connection:
            return machines.policies(connection, limit)

    def machines(self) -> tuple[Machine, ...]:
        """Every chain, that of the latest line first."""
        with reading_from(self._engine) as connection:
            return machines.machines(connection)

    def happenings(self, *, limit: int = 200) -> tuple[Happening, ...]:
        """What was out of the ordinary, newest first; ordinary starts and stops are left out."""
        with reading_from(self._engine) as connection:
            return machines.happenings(connection, limit)

    def month(self, year: int, month: int) -> Month:
        """What the monthly report counts.

        Raises:
            ValueError: there is no such month.
        """
        with reading_from(self._engine) as connection:
            return months.month(connection, year, month)
