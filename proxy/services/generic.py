"""Any request that no wire format declares: every leaf judged like a prompt, none rewritten."""

import re

from proxy.services import shapes
from proxy.services.fields import Fields, Meta
from proxy.services.wire_format import Answer, Endpoint, Refusal, WireFormat
from proxy.wire.types import Tree

_ACCOUNT_FIELDS = """
    code displayName display_name email emailAddress email_address familyName family_name firstName first_name fullName
    full_name givenName given_name identifier lastName last_name login name otp password phone phoneNumber phone_number
    user_name username
""".split()  # noqa: SIM905 - a paragraph is easier to read and to sort than a list
"""Where sign-in and profile pages put the professional's own details."""

_SIGN_IN = Fields(
    *(Meta(f"{depth}{name}", shapes.account) for depth in ("", "*.", "*.*.", "*.*.*.") for name in _ACCOUNT_FIELDS),
)

_SIGN_IN_WORDS = "auth|login|log-in|signin|sign-in|signup|sign-up|logout|oauth2?|session|accounts?|profile|me|kratos"
_SIGN_IN_PATH = re.compile(
    rf"(?:/(?!(?:{_SIGN_IN_WORDS})(?:/|\Z))[\w.~-]+)*+/(?:{_SIGN_IN_WORDS})(?:/[\w.~-]+)*+"  # possessive: linear
)


def refusal(refusal: Refusal) -> Tree:
    """A shape that most clients show something of."""
    return {
        "error": {"message": refusal.message, "code": refusal.code, "reference": refusal.reference},
        "message": refusal.message,
    }


ANY = Endpoint(re.compile(r".*", re.DOTALL), Fields(), Answer(), rewrite=False)
"""What answers for a path that nothing declares."""

FORMAT = WireFormat("generic", (Endpoint(_SIGN_IN_PATH, _SIGN_IN, rewrite=False), ANY), refusal)
