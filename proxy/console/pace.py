"""How often something has happened of late: what slows guessing, and keeps a flood out of the journal."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Pace:
    """A count over a sliding window.

    Attributes:
        most: How many times within the window are enough.
        window_s: Its length, seconds.
        clock: Seconds that only go forward.
    """

    most: int
    window_s: float = 60.0
    clock: Callable[[], float] = time.monotonic
    _times: deque[float] = field(default_factory=deque)

    def note(self) -> None:
        """Count one more."""
        self._times.append(self.clock())
        if len(self._times) > self.most:
            self._times.popleft()

    @property
    def is_full(self) -> bool:
        """Whether it has happened often enough for now."""
        return len(self._times) >= self.most and self.clock() - self._times[0] < self.window_s
