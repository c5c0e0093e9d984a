"""mitmproxy's options: the least that it needs, and the defaults that let bytes through turned off."""

from pathlib import Path

from mitmproxy.options import Options

BODY_LIMIT = "64m"
"""mitmproxy itself refuses beyond this; the gate's own limit (25 MB) is lower and says so in French."""


def options(
    *, port: int, confdir: Path, allow: str, upstream_ca: Path | None = None, host: str = "127.0.0.1"
) -> Options:
    """Options for an explicit proxy on loopback.

    `connection_strategy`, `rawtcp`, `onboarding` and others exist only once mitmproxy's own parts are loaded: see
    `LATE`.
    """
    return Options(
        listen_host=host,
        listen_port=port,
        confdir=str(confdir),
        allow_hosts=[allow],
        ssl_verify_upstream_trusted_ca=str(upstream_ca) if upstream_ca else None,
        ssl_insecure=False,
        http3=False,
        rawtcp=False,
        websocket=False,
        upstream_cert=False,
        add_upstream_certs_to_client_chain=False,
        show_ignored_hosts=False,
    )


LATE = {
    "connection_strategy": "lazy",
    "body_size_limit": BODY_LIMIT,
    "stream_large_bodies": None,
    "store_streamed_bodies": False,
    "validate_inbound_headers": True,
}
"""Options that mitmproxy's parts register when they load."""
