"""What a Content-Type header claims."""

import re
from dataclasses import dataclass
from email.message import Message

from policies.facts import Obstacle
from proxy.reasons import ReasonCode
from proxy.wire.errors import WireError

_TEXTS = frozenset(
    {
        "application/xml",
        "application/javascript",
        "application/graphql",
        "application/yaml",
        "application/x-yaml",
    }
)
_CHARSETS = {
    "": "utf-8",
    **dict.fromkeys(("utf-8", "utf8", "us-ascii", "ascii"), "utf-8"),
    **dict.fromkeys(("iso-8859-1", "latin1"), "latin-1"),
    **dict.fromkeys(("windows-1252", "cp1252"), "cp1252"),
}
"""Charsets in which text is read. Python knows a hundred more, some of which hide words (utf-7, rot13)."""

_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Media:
    """A media type and the parameters that matter here.

    Attributes:
        type: `type/subtype`, lower case; empty where there was none.
        charset: As written, in lower case; empty where there was none.
        boundary: Of a multipart body.
    """

    type: str
    charset: str = ""
    boundary: str = ""

    @classmethod
    def parse(cls, header: str) -> "Media":
        """Read the header; total: nonsense gives an empty type."""
        message = Message()
        message["content-type"] = re.sub(r"[^ -~]", " ", header)
        named = header.partition(";")[0].strip().lower()
        return cls(
            type=named if _TYPE.fullmatch(named) else "",
            charset=str(message.get_param("charset", "")).strip().lower(),
            boundary=str(message.get_param("boundary", "")),
        )

    def decode(self, data: bytes) -> str:
        """The text that `data` is in this charset, UTF-8 where none is said.

        Raises:
            WireError: it is not, or no text is written in this charset.
        """
        if b"\0" in data:  # UTF-16 that does not say so
            raise WireError(ReasonCode.UNICODE_INVALID)
        try:
            return data.decode(_CHARSETS[self.charset])
        except (KeyError, UnicodeDecodeError):
            raise WireError(ReasonCode.UNICODE_INVALID) from None

    def encode(self, text: str) -> bytes:
        """What `decode` reads back as `text`.

        Raises:
            WireError: the charset has no way to write it.
        """
        try:
            return text.encode(_CHARSETS[self.charset])
        except (KeyError, UnicodeEncodeError):
            raise WireError(ReasonCode.UNICODE_INVALID) from None

    @property
    def is_json(self) -> bool:
        """Whether it claims to be JSON in one of its many names."""
        subtype = self.type.partition("/")[2]
        return subtype in ("json", "json+protobuf") or subtype.endswith("+json")

    @property
    def is_text(self) -> bool:
        """Whether it claims to be text that a person could read."""
        return self.type.startswith("text/") or self.type in _TEXTS or self.type.endswith("+xml")

    @property
    def obstacle(self) -> Obstacle | None:
        """What the body is, where that is something no recognizer reads; None where it may be text."""
        main = self.type.partition("/")[0]
        if main in ("image", "audio", "video"):
            return Obstacle(main)
        if self.type in ("", "application/octet-stream") or self.is_text or self.is_json:
            return None
        return Obstacle.FILE if self.type in _FILES or "officedocument" in self.type else None


_FILES = frozenset(
    {
        "application/pdf",
        "application/msword",
        "application/rtf",
        "application/zip",
        "application/dicom",
        "application/vnd.oasis.opendocument.text",
    }
)
