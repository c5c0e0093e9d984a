"""Requests to a console byte by byte, as no browser would send them."""

import httpx

from tests.proxy.console.house import House

FORM = "application/x-www-form-urlencoded"


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


async def as_reader(
    console: House, browser: httpx.AsyncClient, method: str, path: str, *lines: str, form: str = ""
) -> bytes:
    """A raw request with the reader's cookie and `Host`; headers of the same name in `lines` take their place."""
    name, value = next(iter(browser.cookies.items()))
    given_names = {line.partition(":")[0].lower() for line in lines}
    usual = {
        "host": console.open.address.authority,
        "cookie": f"{name}={value}",
        "connection": "close",
        **(
            {"content-type": FORM, "content-length": str(len(form)), "origin": console.origin}
            if method == "POST"
            else {}
        ),
    }
    heads = [
        *(f"{k}: {v}" for k, v in usual.items() if k not in given_names),
        *(line for line in lines if line.partition(":")[2]),
    ]
    return await console.raw(f"{method} {path} HTTP/1.1\r\n{'\r\n'.join(heads)}\r\n\r\n{form}".encode("latin-1"))
