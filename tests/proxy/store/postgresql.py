"""A real PostgreSQL for the tests, in a folder of its own, reached through a socket there."""

import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

import psycopg

_SETTINGS = "-c listen_addresses='' -c fsync=off -c max_connections=50 -c autovacuum=off"


class Cluster:
    """A server that can be stopped and started again, as in an outage."""

    def __init__(self, folder: Path) -> None:
        """Make the cluster, and start it; initdb refuses to be run by root."""
        self._folder, self._bin, self._databases = folder, _binaries(), 0
        folder.mkdir(parents=True)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
            for above in folder.parents[:3]:
                above.chmod(above.stat().st_mode | 0o011)  # so that postgres reaches its own folder
        self._run("initdb", "-U", "paravent", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self.start()

    def start(self) -> None:
        options = f"{_SETTINGS} -k {self._folder}"
        self._run("pg_ctl", "-o", options, "-l", str(self._folder / "log"), "-w", "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-m", "immediate", "-w", "stop")

    def new(self) -> str:
        """The address of an empty database."""
        self._databases += 1
        with psycopg.connect(host=str(self._folder), user="paravent", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE store{self._databases}".encode())
        return f"postgresql://paravent@/store{self._databases}?host={quote(str(self._folder))}"

    def _run(self, name: str, *arguments: str) -> None:
        as_postgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        command = [str(self._bin / name), "-D", str(self._folder / "data"), *arguments]
        subprocess.run(
            [*as_postgres, *command] if os.geteuid() == 0 else command, check=True, stdout=subprocess.DEVNULL
        )


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    assert found, "PostgreSQL is not installed: apt-get install postgresql"
    return found[-1].parent
