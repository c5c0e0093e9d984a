"""Why an installation stops, told to the administrator."""


class InstallError(Exception):
    """The installation cannot go on; the message, in French, says what, where, and what to do."""


class ToolError(InstallError):
    """A tool of the system failed."""

    def __init__(self, tool: str, said: str) -> None:
        super().__init__(f"« {tool} » a échoué : {said.strip() or 'sans rien dire'}")
