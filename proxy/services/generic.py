"""Any request that no wire format declares: every leaf judged like a prompt, none rewritten."""

import re

from proxy.services import shapes
from proxy.services.fields import Fields, Meta
from proxy.services.wire_format import Answer, Endpoint, Refusal, WireFormat
from proxy.wire.types import Tree

_ACCOUNT_FIELDS = (
    "email email_address emailAddress login username user_name name full_name fullName display_name displayName first_name "
    "firstName last_name lastName given_name family_name phone phone_number phoneNumber password code otp identifier"
)
"""Where sign-in and profile pages put the professional's own details."""

_SIGN_IN = Fields(
    *(Meta(f"**.{name}", shapes.account) for name in _ACCOUNT_FIELDS.split()),
    *(Meta(f"{name}", shapes.account) for name in _ACCOUNT_FIELDS.split()),
)

_SIGN_IN_PATH = re.compile(
    r"(?:/[\w.~-]+)*/(?:auth|login|log-in|signin|sign-in|signup|sign-up|logout|oauth2?|sessions?|accounts?|profile|me|kratos)"
    r"(?:/[\w.~-]+)*"
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
