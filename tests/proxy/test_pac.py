"""The PAC file is played by real engines: Node's, which also reads it as ECMAScript 3, and Chromium's own."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final, Self, override

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Error, sync_playwright

from policies.facts import Tier
from proxy.pac import MEDIA_TYPE, PROXY, pac
from proxy.services.catalogue import LONGEST, Catalogue, Kind, Service
from tests.browser.chromium import ARGUMENTS, EXECUTABLE
from tests.pac_engine.node import play

CATALOGUE: Final = Catalogue.load()
HOSTS: Final = sorted(host for service in CATALOGUE.services for host in service.hosts)
IDENTITY: Final = sorted(host for service in CATALOGUE.services for host in service.identity)
EVERY: Final = [host.removeprefix("=").replace("*", "eu-west-3") for host in (*HOSTS, *IDENTITY)]
OURS: Final = f"PROXY {PROXY}"
PARENT: Final = "proxy.chu.example:3128"
DIRECT: Final = "DIRECT"


def expected(catalogue: Catalogue, host: str) -> str:
    """What the product itself says of a name; one that is not ASCII is for the product to fold."""
    return OURS if catalogue.service_for(host) or not host.isascii() else DIRECT


def agrees(hosts: Sequence[str], catalogue: Catalogue = CATALOGUE) -> None:
    answers = play(pac(catalogue), hosts)
    assert dict(zip(hosts, answers, strict=True)) == {host: expected(catalogue, host) for host in hosts}


def test_every_name_of_the_catalogue_and_its_neighbours_go_where_the_catalogue_says() -> None:
    agrees(
        [
            written
            for host in EVERY
            for written in (
                *(host, f"www.{host}", f"a.b.{host}", host.upper(), f"{host}.", f"WWW.{host.title()}."),
                *(f"not{host}", f"{host}.evil.example", f"{host}-x.example", f"{host}x", f"x{host}.", f".{host}"),
                *(f"{host}..", host.partition(".")[2], host.replace(".", "-"), host.replace(".", "..")),
            )
        ]
    )


ANSWERS: Final = {
    "chatgpt.com": OURS,
    "CHATGPT.com.": OURS,
    "ws.chatgpt.com": OURS,
    "notchatgpt.com": DIRECT,
    "chatgpt.com.evil.example": DIRECT,
    "huggingface.co": OURS,
    "cdn.huggingface.co": DIRECT,
    "auth.openai.com": DIRECT,
    "x.auth.openai.com": DIRECT,
    "europe-west9-aiplatform.googleapis.com": OURS,
    "bedrock-runtime.eu-west-3.amazonaws.com": OURS,
    "bedrock-runtime.a.b.amazonaws.com": DIRECT,
    "www.chu.example": DIRECT,
    "intranet": DIRECT,
    "constructor": DIRECT,
    "__proto__": DIRECT,
    "tostring.valueof": DIRECT,
    "192.0.2.7": DIRECT,
    "2001:db8::7": DIRECT,
    "[2001:db8::7]": DIRECT,
    "": DIRECT,
    ".": DIRECT,
    "xn--hpital-ixa.example": DIRECT,
    "hôpital.example": OURS,
    "ｃｈａｔｇｐｔ．ｃｏｍ": OURS,
    f"{'a' * LONGEST}.chatgpt.com": OURS,
    f"q.{'a' * LONGEST}.amazonaws.com": DIRECT,
}


def test_a_name_goes_to_paravent_or_directly() -> None:
    assert dict(zip(ANSWERS, play(pac(CATALOGUE), list(ANSWERS)), strict=True)) == ANSWERS


NAMES: Final = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "", "www.", "a.b.", ".", "not", "-", "="]),
        st.one_of(
            st.sampled_from(EVERY),
            st.sampled_from(HOSTS),
            st.builds(str.upper, st.sampled_from(EVERY)),
            st.text(st.characters(max_codepoint=127), max_size=40),
            st.text(max_size=12),
        ),
        st.sampled_from(["", "", ".", "..", ".evil.example", "x", "\n", ":443"]),
    ),
)


@settings(max_examples=15)
@given(hosts=st.lists(NAMES, min_size=50, max_size=300))
def test_whatever_the_name_it_agrees_with_the_catalogue(hosts: list[str]) -> None:
    agrees([host.encode("utf-8", "replace").decode() for host in hosts])


def test_a_catalogue_of_another_shape_is_followed_as_well() -> None:
    made = Catalogue(
        (_service("a", ("=one.example", "=only.*.example", "two.example"), ("two.example", "sso.*.test")),)
    )
    hosts = ["one.example", "x.one.example", "only.fr.example", "x.only.fr.example", "two.example", "x.two.example"]
    agrees([*hosts, "=one.example", "only.*.example", "sso.fr.test", "sso.*.test"], made)


def test_a_catalogue_without_regions_or_names_captures_nothing() -> None:
    agrees(["chatgpt.com", "one.example", "x"], Catalogue((_service("a", ("one.example",), ()),)))
    agrees(["chatgpt.com", "x"], Catalogue(()))


def _service(name: str, hosts: tuple[str, ...], identity: tuple[str, ...]) -> Service:
    return Service(name, name, Tier.OPEN, Kind.WEB, hosts, None, rewrite=False, identity=identity, regions=("fr",))


BEHIND: Final = {
    "claude.ai": OURS,
    "www.lemonde.example": f"PROXY {PARENT}",
    "auth.openai.com": f"PROXY {PARENT}",
    "192.0.2.7": f"PROXY {PARENT}",
    "172.32.0.1": f"PROXY {PARENT}",
    "2001:db8::7": f"PROXY {PARENT}",
    "10.evil.example": f"PROXY {PARENT}",
    "notchu.example": f"PROXY {PARENT}",
    "intranet": DIRECT,
    "Intranet.": DIRECT,
    "dpi.chu.example": DIRECT,
    "CHU.example.": DIRECT,
    "10.1.2.3": DIRECT,
    "127.0.0.1": DIRECT,
    "169.254.1.1": DIRECT,
    "172.16.0.1": DIRECT,
    "172.31.255.255": DIRECT,
    "192.168.0.12": DIRECT,
    "::1": DIRECT,
    "fd12:3456::1": DIRECT,
    "[fe80::1]": DIRECT,
}


def test_behind_a_parent_only_what_is_inside_goes_directly() -> None:
    written = pac(CATALOGUE, parent=PARENT, direct=["chu.example"])
    assert dict(zip(BEHIND, play(written, list(BEHIND)), strict=True)) == BEHIND


def test_a_service_named_among_internal_domains_still_goes_to_paravent() -> None:
    assert play(pac(CATALOGUE, parent=PARENT, direct=["claude.ai"]), ["claude.ai"]) == [OURS]


@pytest.mark.parametrize(
    "wrong", ["proxy", "http://proxy:3128", 'x";alert(1)//:1', "a:b", "PROXY a:1", "a:1; DIRECT", ""]
)
def test_an_address_that_is_none_is_refused_before_it_reaches_the_file(wrong: str) -> None:
    with pytest.raises(ValueError, match="adresse de proxy"):
        pac(CATALOGUE, proxy=wrong)


@pytest.mark.parametrize("wrong", ["CHU.example", ".chu.example", "*.chu.example", 'a":1,"b', "hôpital.example", ""])
def test_an_internal_domain_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="nom de domaine"):
        pac(CATALOGUE, direct=[wrong])


@pytest.mark.parametrize("modern", ["let x = 1;", "var f = () => 1;", "var o = {a: 1,};", "var s = `x`;", "isInNet();"])
def test_the_engine_of_these_tests_refuses_what_old_engines_could_not_run(modern: str) -> None:
    with pytest.raises(ValueError, match="Error"):
        play(f"{modern}\n{pac(CATALOGUE)}", ["chatgpt.com"])


def test_the_file_is_ascii_small_and_asks_the_dns_nothing() -> None:
    written = pac(CATALOGUE, parent=PARENT)
    assert written.isascii()
    assert len(written) < 64_000  # far from the megabyte at which WinHTTP gives up
    assert not {"dnsResolve", "isInNet", "isResolvable", "myIpAddress", "shExpMatch"} & set(written.split("("))
    assert MEDIA_TYPE == "application/x-ns-proxy-autoconfig"


class _Station:
    """A server that serves the PAC file, plays a proxy, and remembers which names it was asked for."""

    def __init__(self) -> None:
        self.pac = ""
        self.asked: list[str] = []
        station = self

        class Handler(BaseHTTPRequestHandler):
            @override
            def log_message(self, *_: object) -> None:
                return

            def do_CONNECT(self) -> None:
                station.asked.append(self.path.rpartition(":")[0])
                self.send_error(502)

            def do_GET(self) -> None:
                body = station.pac if self.path == "/proxy.pac" else "<title>vu</title>"
                station.asked.append(self.headers["Host"].partition(":")[0])
                self.send_response(200)
                self.send_header("Content-Type", MEDIA_TYPE if body is station.pac else "text/html")
                self.end_headers()
                self.wfile.write(body.encode())

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def _chromium(station: _Station) -> Iterator[Browser]:
    """No name resolves here but one: what goes out directly fails, or reaches the station as `direct.example`."""
    names = f"--host-resolver-rules=MAP direct.example {station.address}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    arguments = [*ARGUMENTS, f"--proxy-pac-url=http://{station.address}/proxy.pac", names]
    with sync_playwright() as play_, play_.chromium.launch(executable_path=EXECUTABLE, args=arguments) as browser:
        yield browser


def _visit(browser: Browser, url: str) -> str:
    """The title of the page, or why there is none."""
    page = browser.new_page()
    try:
        page.goto(url)
        return page.title()
    except Error as error:
        return next(word for word in error.message.split() if "ERR_" in word)
    finally:
        page.close()


def test_chromium_sends_services_to_paravent_and_the_rest_to_the_parent_or_directly() -> None:
    with ExitStack() as stack:
        home, paravent, parent = (stack.enter_context(_Station()) for _ in range(3))
        home.pac = pac(CATALOGUE, paravent.address, parent.address, ["direct.example"])
        browser = stack.enter_context(_chromium(home))
        for name in ("chatgpt.com", "ｃｈａｔｇｐｔ.com", "CLAUDE.ai.", "q.eu-west-3.amazonaws.com"):
            _visit(browser, f"http://{name}/")
        for name in ("notchatgpt.com", "hôpital.example", "accounts.google.com", "192.0.2.7"):
            _visit(browser, f"http://{name}/")
        assert _visit(browser, "http://direct.example/") == "vu"
        inside = ["claude.ai.", "chatgpt.com", "q.eu-west-3.amazonaws.com"]
        outside = ["notchatgpt.com", "hôpital.example".encode("idna").decode(), "accounts.google.com", "192.0.2.7"]
        assert {"claude.ai.", *inside} <= set(paravent.asked)
        assert set(outside) <= set(parent.asked)
        assert not set(paravent.asked) & {*outside, "direct.example"}
        assert not set(parent.asked) & {*inside, "direct.example"}


def test_with_paravent_stopped_chromium_reaches_no_service_and_everything_else() -> None:
    with _Station() as gone:
        closed = gone.address
    with _Station() as home:
        home.pac = pac(CATALOGUE, closed)
        with _chromium(home) as browser:
            assert "ERR_PROXY_CONNECTION_FAILED" in _visit(browser, "http://chatgpt.com/")
            assert _visit(browser, "http://direct.example/") == "vu"
