"""People who sign in to the proxy itself: for machines that several share, where no account of the system tells."""

from http import HTTPStatus
from typing import override

from mitmproxy import http
from mitmproxy.addons.proxyauth import ProxyAuth
from mitmproxy.proxy.mode_specs import TransparentMode

from proxy.services.canary import HOST


class Passwords(ProxyAuth):
    """mitmproxy's sign-in (RFC 9110 §11.7), for those who chose to go through a proxy: others cannot be asked."""

    @override
    def requestheaders(self, f: http.HTTPFlow) -> None:
        """Ask for a password, unless the connection was captured; the product's own trials have none."""
        if not isinstance(f.client_conn.proxy_mode, TransparentMode) and f.request.host != HOST:
            super().requestheaders(f)
            if is_asked(f):
                f.request.stream = False  # mitmproxy cannot answer a request that it is already passing on


def signed_in(flow: http.HTTPFlow) -> str:
    """Give the name of the one who signed in; empty where nobody had to."""
    known = flow.metadata.get("proxyauth")
    return str(known[0]) if known else ""


def is_asked(flow: http.HTTPFlow) -> bool:
    """Tell whether a request was answered by asking for a password: then it is nobody's, and goes no further."""
    return flow.response is not None and flow.response.status_code == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED
