"""The one failure of this package."""

from proxy.reasons import ReasonCode


class WireError(Exception):
    """Bytes that cannot be fully understood. Carries a reason code and never a piece of them."""

    def __init__(self, reason: ReasonCode) -> None:
        super().__init__(reason.value)
        self.reason = reason
