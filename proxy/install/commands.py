"""The system's own tools, run inside the root that is being changed, with no more rights than they need."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from proxy.install.errors import ToolError

_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_LIMIT_S = 120.0


def run(root: Path, command: Sequence[str], *, given: bytes = b"", ids: tuple[int, int] | None = None) -> str:
    """Run a tool and give what it wrote.

    Args:
        root: Where it believes to be at the root.
        command: Tool and arguments.
        given: Its standard input.
        ids: User and group whose rights it has; the caller's without.

    Raises:
        ToolError: it is missing, took longer than two minutes, or failed.
    """
    rights = [] if ids is None else [f"--userspec={ids[0]}:{ids[1]}", "--groups="]
    inside = [] if ids is None and root == Path("/") else ["chroot", *rights, str(root)]
    environment = {"PATH": _PATH, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603 - the commands are ours, no shell reads them
            [*inside, *command], input=given, capture_output=True, timeout=_LIMIT_S, check=False, env=environment
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolError(command[0], type(error).__name__) from error
    if done.returncode:
        raise ToolError(" ".join(command[:2]), done.stderr.decode(errors="replace")[-500:])
    return done.stdout.decode(errors="replace")


def there(root: Path, tool: str) -> bool:
    """Whether a tool is installed under this root."""
    return any((root / folder.removeprefix("/") / tool).exists() for folder in _PATH.split(":"))
