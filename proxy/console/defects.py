"""What the terminal hears of a defect of ours."""

import logging
import traceback


def tell(error: Exception) -> None:
    """Say of what kind a defect is, and where: its message may hold what a reader typed."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    logging.getLogger("paravent.console").error("%s, %s:%s", type(error).__name__, frame.filename, frame.lineno)
