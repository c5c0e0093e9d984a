"""What browsers are told by policy: our PAC, our authority, and no way around the proxy. Pure.

Sources: chromeenterprise.google/policies and mozilla.github.io/policy-templates, under the names used here.
"""

import base64
from collections.abc import Sequence

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from proxy.install.places import PAC

_LOCKED_OFF = {"Value": False, "Status": "locked"}


def chromium(certificates: Sequence[bytes] = ()) -> dict[str, object]:
    """Give the policies of Chromium, Chrome, Edge and Brave; certificates are PEM.

    A PAC that cannot be fetched lets the browser go on without it: what goes to an AI service is then carried to the
    proxy by the kernel, or refused by it, and all else keeps working.
    """
    der = [x509.load_pem_x509_certificate(each).public_bytes(Encoding.DER) for each in certificates]
    return {
        "ProxySettings": {"ProxyMode": "pac_script", "ProxyPacUrl": PAC, "ProxyPacMandatory": False},
        "CACertificates": [base64.b64encode(each).decode() for each in der],
        "QuicAllowed": False,
        "EncryptedClientHelloEnabled": False,
        "DnsOverHttpsMode": "off",
    }


def firefox(files: Sequence[str] = ()) -> dict[str, object]:
    """Give the policies of Firefox; on Linux it reads no store of the system, so it is handed files."""
    return {
        "policies": {
            "Certificates": {"ImportEnterpriseRoots": True, "Install": list(files)},
            "Proxy": {"Mode": "autoConfig", "AutoConfigURL": PAC, "Locked": True},
            "DNSOverHTTPS": {"Enabled": False, "Locked": True},
            "DisableEncryptedClientHello": True,
            "Preferences": {
                "network.http.http3.enable": _LOCKED_OFF,
                "network.dns.echconfig.enabled": _LOCKED_OFF,
                "network.dns.http3_echconfig.enabled": _LOCKED_OFF,
                "network.http.http2.coalesce-hostnames": _LOCKED_OFF,
            },
        }
    }
