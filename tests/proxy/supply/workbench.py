"""Policies that tests of this room read, where they are kept, and one who lives with them."""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from policies.loading import Loaded
from proxy.journal.append_file import JournalError
from proxy.journal.entries import Entry
from proxy.journal.policy_read import PolicyRead
from proxy.supply.notices import Notice
from proxy.supply.succession import Succession


def policy(name: str = "chu", version: int = 1, **more: str) -> bytes:
    """An establishment's policy, as a file must be."""
    said = {"extends": "has-2025", "id": name, "title": "Politique d'essai", "version": str(version)} | more
    return "".join(f"{key}: {value}\n" for key, value in said.items()).encode() + b"...\n"


@dataclass
class Notebook:
    """A journal in memory, that can be full."""

    lines: list[PolicyRead] = field(default_factory=list)
    full: bool = False

    async def write(self, record: Entry) -> None:
        if self.full:
            raise JournalError("le disque est plein")
        assert isinstance(record, PolicyRead)
        self.lines.append(record)


@dataclass
class Bystander:
    """Whoever lives with the policies that come into force."""

    notebook: Notebook = field(default_factory=Notebook)
    adopted: list[tuple[int, int]] = field(default_factory=list)
    told: list[Notice] = field(default_factory=list)

    def succession(self) -> Succession:
        return Succession(self.notebook, self._adopt, self.told.append)

    def _adopt(self, loaded: Loaded) -> None:
        """Note its version, and how many lines the journal had by then."""
        self.adopted.append((loaded.policy.version, len(self.notebook.lines)))


def git(folder: Path, *arguments: str) -> str:
    """Run the real git, as a maintainer of policies does."""
    own = ["-c", "user.name=Essai", "-c", "user.email=essai@exemple.fr", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", "-C", str(folder), *own, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder: Path, **files: bytes) -> None:
    """Commit `NAME.yaml` for each name, in a repository that is made where there is none."""
    if not (folder / ".git").exists():
        folder.mkdir(parents=True, exist_ok=True)
        git(folder, "init", "--quiet")
    for name, content in files.items():
        (folder / f"{name}.yaml").write_bytes(content)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "politique")
