"""The certificate authority of one machine, able to sign for AI services and for nothing else.

It lives in mitmproxy's `confdir`, and its key never leaves the machine: whoever stole it could only imitate the AI
services of the catalogue, on this workstation, for a year at most. It either signs itself, or is signed by a root
that is kept offline; in both cases its life is the one told in `standing`, `renewing`, `rotating`, `asking` and
`revoking`. mitmproxy must run with `upstream_cert=false`, or it copies all names of the real certificate into its own
and clients refuse it.
"""

from proxy.ca.files import CERTIFICATE_FILE, KEY_FILE, NEXT_CERTIFICATE_FILE, AuthorityError
from proxy.ca.holding import Authority, create, ensure, inspect
from proxy.ca.profile import MAX_DAYS, is_bound
from proxy.ca.settling import revoked

__all__ = [
    "CERTIFICATE_FILE",
    "KEY_FILE",
    "MAX_DAYS",
    "NEXT_CERTIFICATE_FILE",
    "Authority",
    "AuthorityError",
    "create",
    "ensure",
    "inspect",
    "is_bound",
    "revoked",
]
