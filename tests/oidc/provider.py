"""oidc-provider, certified by the OpenID Foundation, run by node; and a browser that signs in at it."""

import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx

HERE = Path(__file__).parent
CLIENT, SECRET = "paravent", "a-secret-of-a-test"


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider that listens; it knows nobody until it is told."""

    issuer: str
    process: "subprocess.Popen[str]"

    def know(
        self, redirect: str, accounts: Mapping[str, Sequence[str]], *, groups_apart: bool = False, life: int = 300
    ) -> None:
        """Answer from now on.

        Args:
            redirect: The one place to send readers back to.
            accounts: Groups of each login.
            groups_apart: Whether groups are told at the userinfo endpoint alone.
            life: Seconds that an identity token is good for.
        """
        told = {"client": CLIENT, "secret": SECRET, "redirect": redirect, "accounts": dict(accounts)}
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(told | {"groupsApart": groups_apart, "life": life}) + "\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "ready\n"


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider on a free port while the block lasts."""
    with subprocess.Popen(
        ["node", "provider.mjs"],
        cwd=HERE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            issuer = process.stdout.readline().strip()
            assert issuer, "run « make test » once: it brings node_modules"
            yield Provider(issuer, process)
        finally:
            process.kill()


async def sign_in(browser: httpx.AsyncClient, url: str, login: str) -> httpx.URL:
    """Follow the provider's pages from where a console sends people; gives where it sends them back to."""
    origin = httpx.URL(url).copy_with(raw_path=b"/")
    answer = await browser.get(url)
    while True:
        while answer.is_redirect:
            place = httpx.URL(url).join(answer.headers["location"])
            if (place.host, place.port) != (origin.host, origin.port):
                return place
            answer = await browser.get(place)
        found = re.search(r'action="([^"]+)"', answer.text)
        assert found is not None, answer.text
        prompt = re.search(r'name="prompt" value="(\w+)"', answer.text)
        assert prompt is not None
        form = {"prompt": prompt[1], "login": login, "password": "any"}
        answer = await browser.post(httpx.URL(url).join(found[1]), data=form)


def params(url: str) -> dict[str, str]:
    """The query of a URL."""
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
