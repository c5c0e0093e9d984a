"""The one failure of this package."""

from proxy.reasons import ReasonCode


class ScreeningError(Exception):
    """A prompt could not be judged in full; nothing of it may leave. Never carries text."""

    def __init__(self, reason: ReasonCode) -> None:
        super().__init__(reason.value)
        self.reason = reason
