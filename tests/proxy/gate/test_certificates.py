from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from mitmproxy.options import Options
from mitmproxy.proxy.context import Context
from mitmproxy.test import taddons, tflow

from proxy import ca
from proxy.gate.certificates import Certificates


@pytest.mark.parametrize("address", ["203.0.113.7", "2001:db8::7", "chatgpt.com", "elsewhere.example"])
def test_a_certificate_is_for_the_name_that_was_asked_for_and_for_no_other(tmp_path: Path, address: str) -> None:
    ca.create(tmp_path, ["chatgpt.com"], now=datetime.now(UTC))
    context = Context(tflow.tclient_conn(), Options())
    context.client.sni, context.server.address = "chatgpt.com", (address, 443)
    with taddons.context(shown := Certificates()) as loaded:
        loaded.configure(shown, confdir=str(tmp_path))
        certificate = shown.get_cert(context).cert.to_cryptography()
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert list(names) == [x509.DNSName("chatgpt.com")]
