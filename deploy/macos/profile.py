#!/usr/bin/env python3
"""Write the configuration profile of a Mac: authority, PAC, browsers' settings. Needs Python alone.

Identifiers are drawn from what the profile holds, so the same profile is always the same file, and a renewed authority
replaces the one before it.
"""

import argparse
import hashlib
import plistlib
import ssl
import sys
import uuid
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).with_name("profile.plist")
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:paravent:profile")

type Plist = Any  # what property lists hold is open by nature


def profile(certificate: str, pac_url: str, organization: str) -> bytes:
    """The .mobileconfig file, unsigned.

    Args:
        certificate: Of the authority, PEM.
        pac_url: Where browsers read the PAC file.
        organization: Named to whoever looks at the profile.

    Raises:
        ValueError: the certificate is not PEM.
    """
    marks: dict[str, str | bytes] = {
        "%CA%": ssl.PEM_cert_to_DER_cert(certificate),
        "%PAC%": pac_url,
        "%ORGANIZATION%": organization,
    }
    filled = _fill(plistlib.loads(TEMPLATE.read_bytes()), marks)
    for payload in (*filled["PayloadContent"], filled):
        payload["PayloadUUID"] = _identifier(payload)
    return plistlib.dumps(filled)


def _fill(node: Plist, marks: dict[str, str | bytes]) -> Plist:
    if isinstance(node, dict):
        return {key: _fill(value, marks) for key, value in node.items()}
    if isinstance(node, list):
        return [_fill(value, marks) for value in node]
    return marks.get(node, node) if isinstance(node, str) else node


def _identifier(payload: Plist) -> str:
    """RFC 9562 §5.5, version 5: the same for the same payload, on any machine."""
    return str(uuid.uuid5(NAMESPACE, hashlib.sha256(plistlib.dumps(payload)).hexdigest())).upper()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Écrit le profil de configuration Paravent.mobileconfig.")
    parser.add_argument("certificate", type=Path, help="certificat public de l'autorité, paravent-ca.crt")
    parser.add_argument("--pac-url", default="http://127.0.0.1:8088/proxy.pac", help="adresse du fichier PAC")
    parser.add_argument("--organization", default="Paravent", help="nom de l'établissement")
    asked = parser.parse_args()
    try:
        written = profile(asked.certificate.read_text("ascii"), asked.pac_url, asked.organization)
    except (OSError, ValueError) as error:
        parser.error(f"{asked.certificate} n'est pas un certificat lisible ({type(error).__name__})")
    sys.stdout.buffer.write(written)


if __name__ == "__main__":
    main()
