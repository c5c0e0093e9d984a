from pathlib import Path
from typing import Any

import pytest
from mitmproxy.addons import proxyserver, tlsconfig
from mitmproxy.options import Options
from mitmproxy.proxy.mode_specs import ProxyMode
from mitmproxy.test import taddons

from proxy.gate.options import BODY_LIMIT, LATE, SigningInError, has_loopback_6, options, signing_in


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


@pytest.mark.parametrize(
    ("told", "explicit"),
    [
        ({}, "regular"),
        ({"parent": ("proxy.chu.example", 3128)}, "upstream:http://proxy.chu.example:3128"),
        ({"parent": ("2001:db8::1", 3128)}, "upstream:http://[2001:db8::1]:3128"),
    ],
)
def test_the_explicit_proxy_leaves_by_its_parent_where_there_is_one(told: dict[str, Any], explicit: str) -> None:
    assert options(port=0, confdir=Path("/nowhere"), allow="^a$", **told).mode == [explicit]


def test_captured_connections_are_awaited_on_each_loopback_that_there_is() -> None:
    made = options(port=0, confdir=Path("/nowhere"), allow="^a$", transparent=8081)
    wanted = ["127.0.0.1", *(["::1"] if has_loopback_6() else [])]
    assert [(str(one.custom_listen_host), one.custom_listen_port) for one in map(ProxyMode.parse, made.mode[1:])] == [
        (host, 8081) for host in wanted
    ]


def test_files_of_names_and_passwords_are_told_to_mitmproxy(tmp_path: Path) -> None:
    passwords, login = tmp_path / "comptes", tmp_path / "parent"
    passwords.write_text("c.martin:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=\n")
    login.write_text("poste:mot de passe\n")
    assert signing_in(passwords, login) == {"proxyauth": f"@{passwords}", "upstream_auth": "poste:mot de passe"}
    assert signing_in(None, None) == {}


@pytest.mark.parametrize("written", ["", "sans-deux-points", "agent:", ":mot-tu", "deux:lignes\nnon:plus"])
def test_a_file_that_is_none_is_told_without_what_it_holds(tmp_path: Path, written: str) -> None:
    file = tmp_path / "parent"
    file.write_text(written)
    with pytest.raises(SigningInError, match="ne peut pas servir") as told:
        signing_in(None, file)
    assert not written or written not in str(told.value)


def test_a_file_of_passwords_in_the_clear_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "comptes"
    file.write_text("c.martin:en-clair\n")
    with pytest.raises(SigningInError):
        signing_in(file, None)
