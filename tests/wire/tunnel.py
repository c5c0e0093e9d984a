"""Tunnels opened by hand, for clients that lie and for certificates to be looked at."""

import asyncio
import ssl
from collections.abc import Sequence
from hashlib import sha256

type Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def direct(port: int) -> Ends:
    """Just the proxy, as for http:// addresses."""
    return await asyncio.open_connection("127.0.0.1", port)


async def bare(port: int, host: str) -> Ends:
    """CONNECT to `host` at port 443 through the proxy on `port`, and nothing more."""
    reader, writer = await direct(port)
    writer.write(f"CONNECT {host}:443 HTTP/1.1\r\nHost: {host}:443\r\n\r\n".encode())
    assert b" 200 " in await reader.readline()
    await reader.readuntil(b"\r\n")
    return reader, writer


async def opened(port: int, host: str, sni: str | None = "", alpn: Sequence[str] = ("http/1.1",)) -> Ends:
    """CONNECT to `host`, then TLS under the name `sni` (the host's by default, none for None), nothing checked."""
    reader, writer = await bare(port, host)
    await writer.start_tls(_trusting(alpn), server_hostname=(sni or "") if sni != "" else host)
    return reader, writer


async def own_fingerprint(port: int) -> str:
    """Of the certificate that a server shows to those who connect to it directly."""
    _, writer = await asyncio.open_connection("127.0.0.1", port, ssl=_trusting(()), server_hostname="")
    try:
        return fingerprint(writer)
    finally:
        writer.close()


def fingerprint(writer: asyncio.StreamWriter) -> str:
    """Of the certificate shown: SHA-256, in hexadecimal."""
    return sha256(writer.get_extra_info("ssl_object").getpeercert(binary_form=True)).hexdigest()


async def exchange(ends: Ends, sent: bytes) -> bytes:
    """Send, and read until the other side closes."""
    reader, writer = ends
    writer.write(sent)
    async with asyncio.timeout(10):
        answer = await reader.read()
    writer.close()
    return answer


def _trusting(alpn: Sequence[str]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    if alpn:
        context.set_alpn_protocols(list(alpn))
    return context
