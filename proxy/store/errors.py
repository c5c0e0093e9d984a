"""What may go wrong between a journal and its store, by who must act."""

from proxy.journal.reading import Line


class StoreError(Exception):
    """The store cannot be reached or used; the message, in French, says what happened and what to do.

    Attributes:
        passing: Whether waiting may help (an outage), or someone must act first.
    """

    def __init__(self, message: str, *, passing: bool = False) -> None:
        super().__init__(message)
        self.passing = passing


class ShippingError(Exception):
    """The journal is not the continuation of what the store received: someone must look before anything goes on.

    Attributes:
        chain: The journal's identity.
        seq: The line from which it differs.
        what: "altered" or "rolled_back".
    """

    def __init__(self, message: str, chain: str, seq: int, what: str) -> None:
        super().__init__(message)
        self.chain, self.seq, self.what = chain, seq, what


def altered(line: Line) -> ShippingError:
    """What to say where a line is not the one that was received under its number."""
    return ShippingError(
        f"{line.segment:08d}.jsonl:{line.row} : la ligne {line.seq} du journal {line.chain} n'est plus celle qui a "
        "été reçue. Rien n'a été ajouté à la base, qui garde l'ancienne. Gardez ce fichier, vérifiez-le avec "
        "« paravent journal verify » et prévenez le RSSI.",
        line.chain,
        line.seq,
        "altered",
    )
