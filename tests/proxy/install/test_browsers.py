import base64
import json
import ssl

from proxy.install.browsers import chromium, firefox
from proxy.install.places import PAC


def test_chromium_is_given_the_pac_the_authority_and_no_way_around(certificate: bytes) -> None:
    told = chromium([certificate])
    assert told == {
        "ProxySettings": {"ProxyMode": "pac_script", "ProxyPacUrl": PAC, "ProxyPacMandatory": False},
        "CACertificates": [base64.b64encode(ssl.PEM_cert_to_DER_cert(certificate.decode())).decode()],
        "QuicAllowed": False,
        "EncryptedClientHelloEnabled": False,
        "DnsOverHttpsMode": "off",
    }


def test_firefox_is_handed_each_certificate_as_a_file() -> None:
    told = json.loads(json.dumps(firefox(["/a.crt", "/b.crt"])))["policies"]
    assert told["Certificates"] == {"ImportEnterpriseRoots": True, "Install": ["/a.crt", "/b.crt"]}
    assert told["Proxy"]["AutoConfigURL"] == PAC
    assert told["DNSOverHTTPS"] == {"Enabled": False, "Locked": True}


def test_firefox_can_turn_neither_http3_nor_ech_nor_shared_connections_on_again() -> None:
    told = json.loads(json.dumps(firefox()))["policies"]
    assert told["DisableEncryptedClientHello"] is True
    assert set(told["Preferences"]) == {
        "network.http.http3.enable",
        "network.dns.echconfig.enabled",
        "network.dns.http3_echconfig.enabled",
        "network.http.http2.coalesce-hostnames",
    }
    assert all(each == {"Value": False, "Status": "locked"} for each in told["Preferences"].values())
