"""mitmproxy's own log is not ours: it prints the bytes and the values of exceptions, which hold prompts."""

import logging


def silence() -> None:
    """Keep every mitmproxy logger, and asyncio's, from reaching any handler."""
    for name in ("mitmproxy", "asyncio", "hpack", "h2", "tornado"):
        logger = logging.getLogger(name)
        logger.handlers = [logging.NullHandler()]
        logger.propagate = False
