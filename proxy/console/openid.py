"""Sign-in with an account of the establishment: OpenID Connect Core 1.0, authorization code with PKCE (RFC 7636).

Authlib makes the requests and checks the identity token. What the provider publishes of itself is read anew for each
sign-in: there are few, and its keys may have changed.
"""

import secrets
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

_SIGNED_WITH = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Signatures that the client's secret cannot forge."""

_LEEWAY_S = 60  # between the provider's clock and ours
_LOCAL = {"127.0.0.1", "::1", "localhost"}


class SignInError(Exception):
    """Nobody was identified; the message says at which step, and nothing that the provider or a reader wrote."""


@dataclass(frozen=True, slots=True)
class Departure:
    """A sign-in that was begun, to be compared with what comes back."""

    url: str = field(repr=False)
    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Account:
    """Someone whom the provider knows: their lasting name at it, and their groups."""

    subject: str = field(repr=False)
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Provider:
    """The establishment's provider of identities.

    Attributes:
        issuer: Its URL, as its tokens tell it.
        client_id: Of the console.
        client_secret: Of the console.
        redirect: Where it sends readers back to.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    redirect: str

    async def depart(self) -> Departure:
        """Begin a sign-in.

        Raises:
            SignInError: the provider does not answer as it should.
        """
        with _told_apart():
            async with self._client() as client:
                published = await self._published(client)
            nonce, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
            url, state = client.create_authorization_url(
                _place(published, "authorization_endpoint"),
                scope=_scope(published),
                state=secrets.token_urlsafe(32),
                nonce=nonce,
                code_verifier=verifier,
            )
            return Departure(str(url), str(state), nonce, verifier)

    async def arrive(self, departure: Departure, answer: Mapping[str, str]) -> Account:
        """End a sign-in with what the reader's browser brought back.

        Args:
            departure: Of the same browser.
            answer: The fields of the query.

        Raises:
            SignInError: it is not the answer to this departure, or it names nobody.
        """
        if not secrets.compare_digest(answer.get("state", "").encode(), departure.state.encode()):
            raise SignInError("state")
        if not answer.get("code"):
            raise SignInError("code")
        with _told_apart():
            async with self._client() as client:
                published = await self._published(client)
                self._check_sender(published, answer)
                return await self._identify(client, published, departure, answer["code"])

    def _client(self) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            self.client_id,
            self.client_secret,
            redirect_uri=self.redirect,
            code_challenge_method="S256",
            verify=ssl.create_default_context(),  # the machine's authorities, an establishment's own among them
            trust_env=False,
            timeout=10.0,
        )

    async def _published(self, client: AsyncOAuth2Client) -> Mapping[str, object]:
        published = await _json(client, f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if published.get("issuer") != self.issuer:
            raise SignInError("issuer")
        return published

    def _check_sender(self, published: Mapping[str, object], answer: Mapping[str, str]) -> None:
        """RFC 9207: an answer of another provider is no answer of this one."""
        told = "iss" in answer or published.get("authorization_response_iss_parameter_supported") is True
        if told and answer.get("iss") != self.issuer:
            raise SignInError("iss")

    async def _identify(
        self, client: AsyncOAuth2Client, published: Mapping[str, object], departure: Departure, code: str
    ) -> Account:
        token = await client.fetch_token(
            _place(published, "token_endpoint"), code=code, code_verifier=departure.verifier
        )
        keys = await _json(client, _place(published, "jwks_uri"))
        decoded = jwt.decode(_text(token, "id_token"), KeySet.import_key_set(keys), algorithms=_SIGNED_WITH)  # type: ignore[arg-type]  # checked there
        options = {name: {"essential": True, "value": value} for name, value in self._expected.items()}
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            options,
            {"nonce": departure.nonce, "client_id": self.client_id, "access_token": token.get("access_token")},
        )
        claims.validate(leeway=_LEEWAY_S)
        subject = _text(decoded.claims, "sub")
        if "groups" in decoded.claims:
            return Account(subject, _groups(decoded.claims))
        told = await _json(client, _place(published, "userinfo_endpoint"), withhold_token=False)
        return Account(subject, _groups(told) if told.get("sub") == subject else frozenset())

    @property
    def _expected(self) -> Mapping[str, str]:
        return {"iss": self.issuer, "aud": self.client_id}


@contextmanager
def _told_apart() -> Iterator[None]:
    """What goes wrong at the provider's is a SignInError; the words of the error may be of whoever caused it."""
    try:
        yield
    except (AuthlibBaseError, JoseError, httpx2.HTTPError, ValueError) as error:
        raise SignInError(type(error).__name__) from None


def is_trusted(url: str) -> bool:
    """Whether a provider may be there: over TLS, or on this machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)


async def _json(client: AsyncOAuth2Client, url: str, *, withhold_token: bool = True) -> Mapping[str, object]:
    """Raises httpx2.HTTPError and ValueError."""
    response = await client.request("GET", url, withhold_token=withhold_token)
    response.raise_for_status()
    read = response.json()
    if not isinstance(read, dict):
        raise ValueError  # noqa: TRY004 - a wrong value, of whatever type
    return read


def _scope(published: Mapping[str, object]) -> str:
    """What is asked for: who it is, and their groups where these are a scope; some refuse a scope they do not know."""
    known = published.get("scopes_supported")
    return "openid groups" if isinstance(known, list) and "groups" in known else "openid"


def _place(published: Mapping[str, object], name: str) -> str:
    place = _text(published, name)
    if not is_trusted(place):
        raise ValueError(name)
    return place


def _text(values: Mapping[str, object], name: str) -> str:
    value = values.get(name)
    if not isinstance(value, str) or not value:
        raise ValueError(name)
    return value


def _groups(claims: Mapping[str, object]) -> frozenset[str]:
    told = claims.get("groups")
    return frozenset(each for each in told if isinstance(each, str)) if isinstance(told, list) else frozenset()
