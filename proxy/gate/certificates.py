"""The certificate that a client is shown: for the name that it asked for, and for no other."""

from typing import override

from cryptography import x509
from mitmproxy import certs
from mitmproxy.addons.tlsconfig import TlsConfig
from mitmproxy.proxy.context import Context


class Certificates(TlsConfig):
    """mitmproxy's TLS, but for one thing: the address of the service is left out of its certificate.

    A captured connection has a number for an address, and our authority may sign for no number (RFC 5280 §4.2.1.10):
    clients refuse a certificate that holds one.
    """

    @override
    def get_cert(self, conn_context: Context) -> certs.CertStoreEntry:
        """Give a certificate for the name in the client's greeting; without one, as mitmproxy does."""
        name = conn_context.client.sni
        if not name:
            return super().get_cert(conn_context)
        return self.certstore.get_cert(name, [x509.DNSName(name)], None, None)
