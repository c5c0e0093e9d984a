"""What every answer of the console tells the browser: nothing from elsewhere, nothing to elsewhere, in no frame.

`Referrer-Policy` is `same-origin`, not `no-referrer`: under the latter a browser posts a form with `Origin: null`
(Fetch, « append a request Origin header »), and the guard could no longer tell our forms from a stranger's. Another
origin is told nothing either way.
"""

from types import MappingProxyType

CONTENT = "; ".join(
    (
        *("default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "form-action 'self'"),
        *("frame-ancestors 'none'", "base-uri 'none'"),
    )
)

HEADERS = MappingProxyType(
    {
        "content-security-policy": CONTENT,
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
)
"""On each answer, those included that hypercorn gives by itself."""

CACHING = "no-store"
"""Where a page does not say otherwise: what it shows is for the one who signed in, and nobody after them."""
