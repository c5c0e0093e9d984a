"""What a Content-Type header claims."""

from dataclasses import dataclass
from email.message import Message

from policies.facts import Obstacle

_TEXTS = frozenset(
    {
        "application/xml",
        "application/javascript",
        "application/graphql",
        "application/yaml",
        "application/x-yaml",
    }
)
_CHARSETS = frozenset({"", "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "cp1252"})


@dataclass(frozen=True, slots=True)
class Media:
    """A media type and the parameters that matter here.

    Attributes:
        type: `type/subtype`, lower case; empty where there was none.
        charset: Lower case; empty where there was none or where it is none that text is written in.
        boundary: Of a multipart body.
    """

    type: str
    charset: str = ""
    boundary: str = ""

    @classmethod
    def parse(cls, header: str) -> "Media":
        """Read the header; total: nonsense gives an empty type."""
        message = Message()
        message["content-type"] = header.replace("\r", " ").replace("\n", " ")
        charset = str(message.get_param("charset", "")).lower()
        return cls(
            type=message.get_content_type() if "/" in header else "",
            charset=charset if charset in _CHARSETS else "",
            boundary=str(message.get_param("boundary", "")),
        )

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
