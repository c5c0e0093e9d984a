"""What must hold for every wire format. A recorded request dropped into requests/ is proven here by being there."""

import json
from dataclasses import dataclass
from pathlib import Path as File

import pytest

from proxy.prompt import Path, Prompt, Role, Segment
from proxy.services import reading, registry
from proxy.wire import body
from proxy.wire.tree import replaced, strings
from proxy.wire.types import Tree

MARKER = "Camille Exemple, joignable au 06 39 98 00 17"


@dataclass(frozen=True)
class Recorded:
    """A request as an official client or page sends it; `own_keys` are keys that the author chose."""

    name: str
    adapter: str | None
    path: str
    own_keys: list[str]
    body: Tree

    def read(self, tree: Tree) -> Prompt:
        _, endpoint = registry.find(self.adapter, self.path)
        return reading.read("test", endpoint.fields, tree)


REQUESTS = [
    Recorded(file.stem, **json.loads(file.read_text("utf-8")))
    for file in sorted((File(__file__).parent / "requests").glob("*.json"))
]
DECLARED = [request for request in REQUESTS if request.adapter]
every_request = pytest.mark.parametrize("request_", REQUESTS, ids=lambda r: r.name)
every_declared_request = pytest.mark.parametrize("request_", DECLARED, ids=lambda r: r.name)


def leaves(request: Recorded) -> set[Path]:
    """Every string, those inside JSON held by a string included."""
    own = {segment.path for segment in request.read(request.body).segments if segment.role is not Role.KEY}
    return set(dict(strings(request.body))) | own


def planted(node: Tree, path: Path = ()) -> list[tuple[Path, Tree]]:
    """The tree once for each of its keys, that key being the marker."""
    match node:
        case dict():
            here = [
                ((*path, k), {MARKER if k == key else k: v for k, v in node.items()}) for key in node for k in [key]
            ]
            below = [
                (at, {**node, key: tree}) for key, child in node.items() for at, tree in planted(child, (*path, key))
            ]
            return [*here, *below]
        case list():
            return [
                (at, [*node[:i], tree, *node[i + 1 :]])
                for i, child in enumerate(node)
                for at, tree in planted(child, (*path, i))
            ]
    return []


def sees(prompt: Prompt, path: Path) -> bool:
    judged = any(MARKER in segment.text for segment in prompt.segments)
    return judged or any(part.path == path for part in prompt.unreadable)


@every_request
def test_an_unchanged_request_is_identical(request_: Recorded) -> None:
    data = json.dumps(request_.body, indent=2).encode()
    assert body.read("application/json", data).encode({}) == data


@every_request
def test_every_string_is_accounted_for(request_: Recorded) -> None:
    silent = [
        path for path in leaves(request_) if not sees(request_.read(replaced(request_.body, {path: MARKER})), path)
    ]
    assert silent == []


@every_request
def test_every_key_is_accounted_for(request_: Recorded) -> None:
    silent = [path for path, tree in planted(request_.body) if not sees(request_.read(tree), path)]
    assert silent == []


@every_declared_request
def test_an_ordinary_request_holds_nothing_unknown(request_: Recorded) -> None:
    prompt = request_.read(request_.body)
    unknown = [segment for segment in prompt.segments if segment.role is Role.UNKNOWN]
    assert (prompt.unknown_fields, unknown) == (0, [])


@every_declared_request
def test_only_keys_of_the_authors_own_are_judged(request_: Recorded) -> None:
    keys = {segment.text for segment in request_.read(request_.body).segments if segment.role is Role.KEY}
    assert keys <= set(request_.own_keys)


@every_declared_request
def test_redacting_a_segment_changes_only_it(request_: Recorded) -> None:
    opened = body.read("application/json", json.dumps(request_.body).encode())
    before = request_.read(opened.tree)
    for segment in before.segments:
        if segment.writable:
            after = request_.read(body.read("application/json", opened.encode({segment.path: "[NOM_1]"})).tree)
            expected = [Segment(s.path, s.role, "[NOM_1]", True) if s == segment else s for s in before.segments]
            assert list(after.segments) == expected
            assert after.unreadable == before.unreadable


@every_declared_request
def test_all_segments_can_be_redacted_at_once(request_: Recorded) -> None:
    opened = body.read("application/json", json.dumps(request_.body).encode())
    writable = {segment.path for segment in request_.read(opened.tree).segments if segment.writable}
    written = body.read("application/json", opened.encode(dict.fromkeys(writable, "[NOM_1]"))).tree
    after = [s for s in request_.read(written).segments if s.role is not Role.KEY and s.path in writable]
    assert {segment.text for segment in after} <= {"[NOM_1]"}
