"""The files of one reading of a policy, as they come off a shelf: checked where they must be signed, and noted."""

from collections.abc import Iterable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from policies.complaint import Complaint, PolicyError
from policies.parsing import MAX_BYTES, Parsed
from proxy.supply import signature
from proxy.supply.shelf import Shelf, State

_MISSING = (
    "la signature {file} manque, et une clé est exigée : signez avec « paravent policy sign », et déposez-la à côté."
)
_WRONG = "la signature {file} n'est pas celle de ce fichier par la clé donnée : signez de nouveau ce qui est déposé."


class SignatureError(PolicyError):
    """A file that must be signed is not, or not by the key that was given."""


class Supplied:
    """A `policies.sources.Source` for one reading.

    Attributes:
        states: Of every file that was asked for, signatures included, from before it was read.
        pages: What was read, by file.
    """

    def __init__(self, shelf: Shelf, first: str, key: Ed25519PublicKey | None = None) -> None:
        """Read from a shelf.

        Args:
            shelf: Where the files are.
            first: File of the establishment's policy, which may have another ending than `.yaml`.
            key: With which every file must be signed; None where none need be.
        """
        self._shelf = shelf
        self._first = first
        self._key = key
        self.states: dict[str, State] = {}
        self.pages: dict[str, bytes] = {}

    @property
    def policy(self) -> str:
        """Name of the establishment's policy."""
        return self._first.rpartition(".")[0] or self._first

    def own(self, files: Iterable[Parsed]) -> dict[str, Parsed]:
        """Those of a policy's files that were read here, which the product's are not, by the names of the files."""
        file_of = {self._shelf.name(file): file for file in self.pages}
        return {file_of[parsed.name]: parsed for parsed in files if parsed.name in file_of}

    def name(self, policy: str) -> str:
        """Give what to call a file in complaints."""
        return self._shelf.name(self._file(policy))

    def read(self, policy: str, most: int) -> bytes:
        """Give the first bytes of the file of a policy.

        Raises:
            OSError: there is none, or it cannot be read.
            SupplyError: the place cannot be reached.
            SignatureError: it is not signed as it must be.
        """
        file = self._file(policy)
        data = self._take(file, most)
        if self._key is not None:
            self._check(self._key, file, data)
        return data

    def _file(self, policy: str) -> str:
        return self._first if policy == self.policy else f"{policy}.yaml"

    def _take(self, file: str, most: int) -> bytes:
        self.states[file] = None
        self.pages[file], self.states[file] = self._shelf.read(file, most)
        return self.pages[file]

    def _check(self, key: Ed25519PublicKey, file: str, data: bytes) -> None:
        if len(data) > MAX_BYTES:
            return  # cut, and refused for its size by who reads it
        beside = file + signature.SUFFIX
        try:
            written = self._take(beside, signature.MAX_BYTES)
        except OSError:
            raise self._refusal(file, _MISSING.format(file=beside)) from None
        if not signature.is_signed(key, file, data, written):
            raise self._refusal(file, _WRONG.format(file=beside))

    def _refusal(self, file: str, message: str) -> SignatureError:
        return SignatureError(self._shelf.name(file), [Complaint(1, 1, "", message)])
