"""Real clients, and a server whose certificate mitmproxy's own store made, as it does for a browser."""

import shutil
import socket
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from mitmproxy import certs

from proxy.ca.files import bundle

_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"


@dataclass(frozen=True, slots=True)
class Server:
    """A running one.

    Attributes:
        folder: Where a client may write.
        port: On 127.0.0.1.
        host: That it says it is.
        leaf: Its certificate.
        above: What it sends with it, without the root.
    """

    folder: Path
    port: int
    host: str
    leaf: x509.Certificate
    above: tuple[x509.Certificate, ...]

    def pem(self, *certificates: x509.Certificate) -> str:
        """A new file that holds these."""
        path = Path(mkdtemp(dir=self.folder)) / "certificates.pem"
        path.write_bytes(bundle(certificates))
        return str(path)


@contextmanager
def serving(confdir: Path, folder: Path, *names: x509.GeneralName) -> Iterator[Server]:
    """Serve with a certificate for these names, of the authority in `confdir`."""
    entry = certs.CertStore.from_store(confdir, "mitmproxy", 2048).get_cert(str(names[0].value), names)
    sent = tuple(each.to_cryptography() for each in entry.chain_certs) if entry.chain_file else ()
    leaf = entry.cert.to_cryptography()
    path = Path(mkdtemp(dir=folder)) / "server.pem"
    key = entry.privatekey.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(key + bundle((leaf, *sent)))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)

    class Answering(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError), context.wrap_socket(self.request, server_side=True) as tls:
                tls.recv(4096)
                tls.sendall(_ANSWER)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        above = tuple(each for each in sent if each.subject != each.issuer)
        yield Server(folder, server.server_address[1], str(names[0].value), leaf, above)
        server.shutdown()


def python(anchors: Sequence[x509.Certificate], server: Server) -> str:
    """Python's own TLS, with the flags of 3.13: nothing when it accepts the server, else why not."""
    context = ssl.create_default_context(cafile=server.pem(*anchors))
    assert context.verify_flags & ssl.VERIFY_X509_STRICT
    try:
        with (
            socket.create_connection(("127.0.0.1", server.port)) as plain,
            context.wrap_socket(plain, server_hostname=server.host),
        ):
            return ""
    except ssl.SSLCertVerificationError as error:
        return str(error.verify_message)


def openssl(anchors: Sequence[x509.Certificate], server: Server) -> str:
    """`openssl verify`, as strict as it can be."""
    above = ("-untrusted", server.pem(*server.above)) if server.above else ()
    strict = ("-x509_strict", "-purpose", "sslserver", "-verify_hostname", server.host, "-no-CApath")
    return _said("openssl", "verify", *strict, "-CAfile", server.pem(*anchors), *above, server.pem(server.leaf))


def curl(anchors: Sequence[x509.Certificate], server: Server) -> str:
    """A whole request by curl."""
    way = ("--noproxy", "*", "--connect-to", f"{server.host}:443:127.0.0.1:{server.port}")
    trust = ("--cacert", server.pem(*anchors), "--capath", str(server.folder / "none"))
    return _said("curl", "-sS", *trust, *way, f"https://{server.host}/")


def nss(anchors: Sequence[x509.Certificate], server: Server) -> str:
    """NSS, which Firefox verifies with: its `certutil -V`, for a server."""
    base = f"sql:{mkdtemp(dir=server.folder)}"
    _done("certutil", "-N", "-d", base, "--empty-password")
    kept = [*((each, "C,,") for each in anchors), *((each, ",,") for each in (*server.above, server.leaf))]
    for number, (certificate, trust) in enumerate(kept):
        path = server.pem(certificate)
        _done("certutil", "-A", "-d", base, "-n", f"{number}", "-t", trust, "-i", path)
    return _said("certutil", "-V", "-e", "-u", "V", "-d", base, "-n", f"{len(kept) - 1}")


def java(anchors: Sequence[x509.Certificate], server: Server) -> str:
    """A handshake by Java, with a key store of its own."""
    client = Path(__file__).with_name("Handshake.java")
    return _said("java", str(client), server.pem(*anchors), str(server.port), server.host)


def _said(*command: str) -> str:
    done = _done(*command)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def _done(*command: str) -> subprocess.CompletedProcess[str]:
    tool = shutil.which(command[0])
    assert tool
    return subprocess.run([tool, *command[1:]], capture_output=True, text=True, timeout=60, check=False)
