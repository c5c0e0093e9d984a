from pathlib import Path

import pytest
from mitmproxy.addons import proxyserver, tlsconfig
from mitmproxy.options import Options
from mitmproxy.test import taddons

from proxy.gate.options import BODY_LIMIT, LATE, options


def test_what_lets_bytes_through_unread_is_off() -> None:
    made = options(port=0, confdir=Path("/nowhere"), allow="^a$")
    off = ("rawtcp", "websocket", "http3", "ssl_insecure", "upstream_cert", "show_ignored_hosts")
    assert not any(getattr(made, name) for name in off)
    assert (made.listen_host, made.listen_port, made.allow_hosts) == ("127.0.0.1", 0, ["^a$"])
    assert made.ssl_verify_upstream_trusted_ca is None


@pytest.mark.parametrize("authority", [None, Path("/nowhere/ca.pem")])
def test_another_authority_is_trusted_where_one_is_given(authority: Path | None) -> None:
    made = options(port=0, confdir=Path("/nowhere"), allow="^a$", upstream_ca=authority)
    assert made.ssl_verify_upstream_trusted_ca == (str(authority) if authority else None)


def test_late_options_exist_once_mitmproxy_s_parts_are_loaded() -> None:
    with taddons.context(proxyserver.Proxyserver(), tlsconfig.TlsConfig(), options=Options()) as context:
        context.options.update(**LATE)
        assert context.options.body_size_limit == BODY_LIMIT
        assert context.options.stream_large_bodies is None
