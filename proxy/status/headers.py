"""What every answer of the status page tells the browser: nothing from elsewhere, nothing to elsewhere, in no frame."""

from base64 import b64encode
from hashlib import sha256
from types import MappingProxyType

from proxy.status.rendering import STYLE

_HASH = b64encode(sha256(STYLE.encode()).digest()).decode()

HEADERS = MappingProxyType(
    {
        "content-security-policy": f"default-src 'none'; style-src 'sha256-{_HASH}'; form-action 'none'; "
        "base-uri 'none'; frame-ancestors 'none'",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        # mitmproxy makes tasks start at once (asyncio.eager_task_factory), and hypercorn then loses what follows on the
        # same connection.
        "connection": "close",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
)
"""On each answer, those included that hypercorn gives by itself."""
