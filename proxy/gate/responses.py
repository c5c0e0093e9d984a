"""An answer of ours, as mitmproxy gives it."""

from mitmproxy import http

from proxy.gate.passage import Refuse


def response(refused: Refuse) -> http.Response:
    """Write it out."""
    headers = http.Headers([(name.encode(), value.encode()) for name, value in refused.headers])
    return http.Response.make(refused.status, refused.body, headers)
