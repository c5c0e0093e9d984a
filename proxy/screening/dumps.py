"""No image of a process that dies is kept on the disk: it would hold prompts."""

import sys

if sys.platform == "win32":
    import msvcrt

    def forbid() -> None:
        """Have Windows report no fault of this process: no window, no Windows Error Reporting (SetErrorMode)."""
        msvcrt.SetErrorMode(msvcrt.SEM_FAILCRITICALERRORS | msvcrt.SEM_NOGPFAULTERRORBOX)

else:
    import resource

    def forbid() -> None:
        """Have the system write no core file of this process, nor of those that it starts (setrlimit(2))."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
