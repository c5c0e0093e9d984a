"""How a receiver is known for who it is: TLS 1.2 at least, its name and its authority checked, always."""

import ssl
from dataclasses import dataclass
from pathlib import Path


class TlsError(ValueError):
    """A certificate or key cannot be used; the message, in French, names the file."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Files, in PEM.

    Attributes:
        authority: The one authority to trust; None for the system's.
        certificate: Ours, for receivers that want to know who speaks.
        key: Its private key; None where the certificate's file holds it.
    """

    authority: Path | None = None
    certificate: Path | None = None
    key: Path | None = None


def context(trust: Trust) -> ssl.SSLContext:
    """What a connection is made with.

    Raises:
        TlsError: a file is missing, or is not what it should be.
    """
    try:
        made = ssl.create_default_context(cafile=trust.authority)
    except (OSError, ssl.SSLError) as error:
        raise TlsError(f"{trust.authority} ne peut pas être lu : donnez une autorité au format PEM.") from error
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    if trust.certificate:
        _present(made, trust.certificate, trust.key)
    return made


def _present(made: ssl.SSLContext, certificate: Path, key: Path | None) -> None:
    try:
        made.load_cert_chain(certificate, key, password=lambda: "")  # never ask at the terminal
    except (OSError, ssl.SSLError) as error:
        raise TlsError(
            f"{certificate} et sa clé ne peuvent pas servir : donnez-les au format PEM, la clé sans mot de passe."
        ) from error
