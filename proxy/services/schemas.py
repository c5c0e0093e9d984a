"""Fields that several wire formats share: tool declarations in JSON Schema."""

from proxy.prompt import Role
from proxy.services.fields import Field, Text

_WORDS = (
    "type properties required description enum items anyOf oneOf allOf not format pattern title default examples const "
    "minimum maximum minLength maxLength minItems maxItems additionalProperties nullable strict $schema $ref $defs "
    "definitions propertyOrdering"
)


def schema(pattern: str) -> tuple[Field, ...]:
    """A JSON Schema at `pattern`: descriptions are words; all else is judged and never rewritten."""
    return (
        Text(f"{pattern}.**.description", Role.SYSTEM),
        *(Text(f"{pattern}.**.{word}", Role.SYSTEM, writable=False) for word in _WORDS.split()),
        Text(f"{pattern}.**", Role.SYSTEM, writable=False),
    )
