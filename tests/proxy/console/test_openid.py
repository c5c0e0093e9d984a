"""A provider that lies, or whose tokens someone else made, names nobody."""

import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, Router

from proxy.console.openid import Account, Departure, Provider, SignInError, is_trusted
from proxy.serving import listen, served

KEY = RSAKey.generate_key(2048, {"kid": "a"})
OTHER = RSAKey.generate_key(2048, {"kid": "a"})
NOW = int(time.time())
_TIMES = (NOW - 61, NOW + 3600)
SECRET = "a-secret-of-a-test-of-32-octets!"

type Json = Any  # what a provider publishes is open by nature


@dataclass
class Lying:
    """A provider that answers what a test wants it to."""

    issuer: str
    claims: dict[str, Json] = field(default_factory=dict)
    published: dict[str, Json] = field(default_factory=dict)
    userinfo: Json = field(default_factory=dict)
    seal: Callable[[dict[str, Json]], Json] = lambda claims: jwt.encode({"alg": "RS256", "kid": "a"}, claims, KEY)
    asked: list[Mapping[str, str]] = field(default_factory=list)

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/.well-known/openid-configuration", self._publish),
            Route("/keys", lambda _: JSONResponse(KeySet([KEY]).as_dict(private=False))),
            Route("/token", self._token, methods=["POST"]),
            Route("/me", lambda _: JSONResponse(self.userinfo)),
        ]

    def _publish(self, _request: Request) -> Response:
        usual = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "userinfo_endpoint": f"{self.issuer}/me",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }
        return JSONResponse(usual | self.published)

    async def _token(self, request: Request) -> Response:
        self.asked.append({"body": (await request.body()).decode(), "auth": request.headers.get("authorization", "")})
        return JSONResponse({"access_token": "t", "token_type": "Bearer", "id_token": self.seal(self.claims)})


@asynccontextmanager
async def _lying() -> AsyncIterator[tuple[Lying, Provider, Departure]]:
    with listen("127.0.0.1", 0) as taken:
        lying = Lying(f"http://127.0.0.1:{taken.getsockname()[1]}")
        async with served(Router(lying.routes), taken, {}):
            provider = Provider(lying.issuer, "console", SECRET, "http://127.0.0.1:8788/entrer/retour")
            departure = await provider.depart()
            now = int(time.time())
            lying.claims = {"iss": lying.issuer, "sub": "lea", "aud": "console", "iat": now, "exp": now + 300}
            lying.claims |= {"nonce": departure.nonce, "groups": ["rssi"]}
            yield lying, provider, departure


async def _arrive(provider: Provider, departure: Departure, **answer: str) -> Account:
    return await provider.arrive(departure, {"code": "c", "state": departure.state, **answer})


async def test_an_honest_provider_names_an_account() -> None:
    async with _lying() as (lying, provider, departure):
        assert await _arrive(provider, departure) == Account("lea", frozenset({"rssi"}))
        (asked,) = lying.asked
    assert f"code_verifier={departure.verifier}" in asked["body"]
    assert asked["auth"].startswith("Basic ")
    assert SECRET not in asked["body"]


async def test_an_account_may_be_for_several_parties_if_it_was_issued_to_us() -> None:
    async with _lying() as (lying, provider, departure):
        lying.claims |= {"aud": ["console", "another"], "azp": "console"}
        assert (await _arrive(provider, departure)).subject == "lea"


@pytest.mark.parametrize(
    "changes",
    [
        *({name: None} for name in ("iss", "sub", "aud", "exp", "iat", "nonce")),
        *({"iss": wrong} for wrong in ("https://evil.example", "")),
        *({"aud": wrong} for wrong in ("another", ["another"], "", [])),
        {"aud": ["console", "another"]},
        {"aud": ["console", "another"], "azp": "another"},
        {"azp": "another"},
        *({"exp": wrong} for wrong in (1, 0, NOW - 61, "tomorrow")),
        {"nbf": NOW + 3600},
        {"iat": NOW + 3600},
        *({"nonce": wrong} for wrong in ("another", "", 1)),
        *({"sub": wrong} for wrong in ("", 1, ["lea"])),
        {"at_hash": "x" * 22},
    ],
    ids=lambda changes: str({name: value - NOW if value in _TIMES else value for name, value in changes.items()}),
)
async def test_a_token_that_is_not_for_us_now_names_nobody(changes: dict[str, Json]) -> None:
    async with _lying() as (lying, provider, departure):
        told = lying.claims | changes
        lying.claims = {name: value for name, value in told.items() if value is not None}
        with pytest.raises(SignInError):
            await _arrive(provider, departure)


def _unsigned(claims: dict[str, Json]) -> str:
    head, body, _ = jwt.encode({"alg": "RS256"}, claims, KEY).split(".")
    none = "eyJhbGciOiJub25lIn0"
    assert head
    return f"{none}.{body}."


FORGED: dict[str, Callable[[dict[str, Json]], Json]] = {
    "another key": lambda claims: jwt.encode({"alg": "RS256", "kid": "a"}, claims, OTHER),
    "no signature": _unsigned,
    "the client's secret": lambda claims: jwt.encode(
        {"alg": "HS256"}, claims, OctKey.import_key(SECRET), algorithms=["HS256"]
    ),
    "the public key as a secret": lambda claims: jwt.encode(
        {"alg": "HS256", "kid": "a"}, claims, OctKey.import_key(KEY.as_pem(private=False)), algorithms=["HS256"]
    ),
    "changed": lambda claims: jwt.encode({"alg": "RS256", "kid": "a"}, claims, KEY)[:-6] + "AAAAAA",
    "nothing": lambda _: None,
    "noise": lambda _: "a.b.c",
    "no text": lambda _: {"sub": "lea"},
}


@pytest.mark.parametrize("how", FORGED)
@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")  # of making such a forgery
async def test_a_token_that_the_provider_did_not_sign_names_nobody(how: str) -> None:
    async with _lying() as (lying, provider, departure):
        lying.seal = FORGED[how]
        with pytest.raises(SignInError):
            await _arrive(provider, departure)


@pytest.mark.parametrize(
    ("groups", "known"),
    [(["a", 1, None], {"a"}), ("rssi", set()), ({"rssi": True}, set()), (None, set()), ([], set())],
)
async def test_groups_are_read_from_a_list_alone(groups: Json, known: set[str]) -> None:
    async with _lying() as (lying, provider, departure):
        lying.claims["groups"] = groups
        assert (await _arrive(provider, departure)).groups == known


@pytest.mark.parametrize(("subject", "known"), [("lea", {"rssi"}), ("marc", set()), (None, set())])
async def test_groups_that_the_token_does_not_tell_are_asked_for_and_must_be_of_the_same_person(
    subject: str | None, known: set[str]
) -> None:
    async with _lying() as (lying, provider, departure):
        del lying.claims["groups"]
        lying.userinfo = {"sub": subject, "groups": ["rssi"]}
        assert (await _arrive(provider, departure)).groups == known


@pytest.mark.parametrize(
    "published",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": None},
        {"jwks_uri": "http://evil.example/keys"},
        {"jwks_uri": "file:///etc/passwd"},
        {"token_endpoint": "http://evil.example/token"},
        {"authorization_response_iss_parameter_supported": True},
    ],
    ids=str,
)
async def test_a_provider_that_publishes_something_else_names_nobody(published: dict[str, Json]) -> None:
    async with _lying() as (lying, provider, departure):
        lying.published = published
        with pytest.raises(SignInError):
            await _arrive(provider, departure)


@pytest.mark.parametrize("answer", [{"state": ""}, {"state": "x"}, {"code": ""}, {"iss": "https://evil.example"}])
async def test_an_answer_to_something_else_names_nobody(answer: dict[str, str]) -> None:
    async with _lying() as (lying, provider, departure):
        with pytest.raises(SignInError):
            await _arrive(provider, departure, **answer)
        assert lying.asked == []


@pytest.mark.parametrize(
    "published", [{"authorization_endpoint": None}, {"authorization_endpoint": "http://evil.example/"}]
)
async def test_nobody_is_sent_to_a_place_that_is_not_safe(published: dict[str, Json]) -> None:
    async with _lying() as (lying, provider, _):
        lying.published = published
        with pytest.raises(SignInError):
            await provider.depart()


@pytest.mark.parametrize(
    ("url", "trusted"),
    [
        ("https://sso.chu.example/realms/chu", True),
        ("http://127.0.0.1:8080", True),
        ("http://localhost", True),
        ("http://sso.chu.example", False),
        ("http://127.0.0.1.evil.example", False),
        ("http://localhost@evil.example", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_a_provider_is_over_tls_or_on_this_machine(url: str, trusted: bool) -> None:
    assert is_trusted(url) is trusted


@pytest.mark.parametrize(
    ("scopes", "asked"),
    [(["openid", "groups"], "openid groups"), (["openid"], "openid"), (None, "openid"), ("groups", "openid")],
)
async def test_groups_are_asked_for_only_where_they_are_a_scope(scopes: Json, asked: str) -> None:
    async with _lying() as (lying, provider, _):
        lying.published = {"scopes_supported": scopes}
        url = (await provider.depart()).url
    assert parse_qs(urlsplit(url).query)["scope"] == [asked]
