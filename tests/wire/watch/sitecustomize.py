"""Imported by every Python process of a household before anything else: writes down what must not happen.

One JSON line for each address that is looked up or connected to, and for each exception of ours as a log would show it.
"""

import json
import os
import socket
import sys
import traceback

_NOTES = os.open(os.environ["PARAVENT_WATCH"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
_LOOKUPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_SENDING = ("socket.connect", "socket.sendto", "socket.sendmsg")
_KERNEL = socket.AF_NETLINK  # asked whose a connection is; it reaches no machine
_OURS = ("proxy", "policies", "detectors")
_TOOL = sys.monitoring.DEBUGGER_ID


def _note(kind: str, what: object) -> None:
    os.write(_NOTES, json.dumps([kind, what]).encode() + b"\n")


def _heard(event: str, arguments: tuple[object, ...]) -> None:
    if event in _LOOKUPS:
        _note("address", str(arguments[0]))
    elif event in _SENDING and getattr(arguments[0], "family", None) != _KERNEL:
        address = arguments[1]
        _note("address", str(address[0] if isinstance(address, tuple) else address))


def _raised(code: object, offset: int, error: BaseException) -> None:
    if type(error).__module__.partition(".")[0] in _OURS:
        _note("exception", [repr(error), *traceback.format_exception(error)])


sys.addaudithook(_heard)
sys.monitoring.use_tool_id(_TOOL, "watch")
sys.monitoring.register_callback(_TOOL, sys.monitoring.events.RAISE, _raised)
sys.monitoring.set_events(_TOOL, sys.monitoring.events.RAISE)
