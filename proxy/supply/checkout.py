"""A Git checkout as a shelf: what is committed on the branch that is followed, never the files lying about."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from proxy.supply import git
from proxy.supply.shelf import AbsentError, State, SupplyError


class Committed:
    """Files of one commit: that of the upstream branch, or of the branch itself where it has none.

    The commit is chosen by `look`; all reads until the next one are of it, so that files always go together.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._commit = ""
        self._prefix = ""

    def look(self, files: Iterable[str]) -> Mapping[str, State]:
        """Fetch where there is a remote, choose the commit, and give the state of each file: its object's name."""
        try:
            if self._run("remote"):
                self._run("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--upload-pack=git-upload-pack")
        finally:
            # What was fetched before can still be read while the remote is away.
            self._choose()
        return {file: self._object(file) for file in files}

    def name(self, file: str) -> str:
        """Give the path of a file, and the commit."""
        return f"{self._folder / file}@{self._commit[:10]}"

    def read(self, file: str, most: int) -> tuple[bytes, State]:
        """Give the first bytes of a file as committed, and its object's name.

        Raises:
            AbsentError: the commit has no such file.
            SupplyError: git cannot read the checkout.
        """
        if not self._commit:
            self._choose()
        blob = self._object(file)
        if blob is None:
            raise AbsentError(f"absent du commit {self._commit[:10]}")
        if int(self._run("cat-file", "-s", blob)) > most:
            raise SupplyError(f"{self.name(file)} : plus d'un mégaoctet, une politique n'en demande pas tant.")
        return git.run(self._folder, "cat-file", "blob", blob), blob

    def _choose(self) -> None:
        self._prefix = self._run("rev-parse", "--show-prefix")
        followed = self._run("rev-parse", "--abbrev-ref", "HEAD@{upstream}") if self._follows() else "HEAD"
        self._commit = self._run("rev-parse", "--verify", "--end-of-options", f"{followed}^{{commit}}")

    def _follows(self) -> bool:
        """Whether the branch has an upstream one."""
        branch = self._run("branch", "--show-current")
        return bool(branch) and bool(self._run("for-each-ref", "--format=%(upstream)", f"refs/heads/{branch}"))

    def _object(self, file: str) -> str | None:
        """Name of a file's object in the commit; None where the commit has no plain file of that name."""
        listed = self._run("ls-tree", "--full-tree", self._commit, "--", self._prefix + file)
        mode, _, rest = listed.partition(" ")
        return rest.split()[1] if mode.startswith("100") else None

    def _run(self, *arguments: str) -> str:
        return git.run(self._folder, *arguments).decode("utf-8", "surrogateescape").strip()
