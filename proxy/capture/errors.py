"""What can go wrong with the kernel's rules."""


class CaptureError(Exception):
    """The rules, their sets or the queue of DNS answers cannot be used; the message, in French, says what to do."""
