from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from proxy.audit.line import read
from proxy.audit.root import Root
from proxy.audit.verdict import Fault, FoundError, Place
from proxy.audit.walk import Tail, Walk
from proxy.journal import chain, ratchet
from proxy.journal.chain import ZEROS, Standing
from tests.proxy.audit.attacking import reword
from tests.proxy.journal.making import TIME

SECRET = bytes(range(32))
KEYS = ratchet.begin(SECRET)
START = Standing(ratchet.name(KEYS.public()), 0, 0, 0, ZEROS, KEYS)
KEY = Root(START.chain, SECRET)
HERE = Place("00000001.jsonl", 1)
AT = datetime.fromisoformat(TIME)


def entry(event: str, **values: object) -> dict[str, object]:
    return {"event": event, "time": TIME, **values}


def write(*entries: dict[str, object], start: Standing = START) -> tuple[Standing, list[bytes]]:
    """Lines as the journal writes them; headers and checkpoints are completed."""
    standing, lines = start, []
    for one in entries:
        body = dict(one)
        if body["event"] == "segment":
            number, key = standing.segment + 1, chain.heading(standing).public()
            body = {"number": number, "chain": standing.chain, "cause": "day", "key": key} | body
        elif body["event"] == "checkpoint":
            body = {"chain": standing.chain, "count": standing.seq + 1, "boot_id": "0" * 16} | body
        standing, line = chain.seal(standing, body)
        lines.append(line)
    return standing, lines


BEGUN, DAY, DECISION, CHECKPOINT = (
    entry("segment", cause="begun"),
    entry("segment", cause="day"),
    entry("decision"),
    entry("checkpoint"),
)
USUAL = (BEGUN, DECISION, CHECKPOINT, DECISION, DAY, DECISION)


def walked(lines: Sequence[bytes], *roots: Root) -> Walk:
    walk = Walk(roots)
    for row, line in enumerate(lines, 1):
        walk.step(line, Place("f", row))
    return walk


def fault(lines: Sequence[bytes], *roots: Root) -> tuple[Fault, int]:
    with pytest.raises(FoundError) as caught:
        walked(lines, *roots)
    return caught.value.fault, caught.value.place.row


@pytest.mark.parametrize("roots", [(), (KEY,), (Root("0" * 16, bytes(32)), KEY)])
def test_a_sound_journal_is_followed_to_its_end(roots: tuple[Root, ...]) -> None:
    end, lines = write(*USUAL)
    walk = walked(lines, *roots)
    assert (walk.chain, walk.chains, walk.seq, walk.tip) == (START.chain, [START.chain], 6, end.digest)
    assert (walk.signed, walk.signed_at, walk.unsigned) == (5, AT, Tail(Place("f", 6), AT, AT, AT))
    assert [header.seq for header in walk.headers] == [1, 5]
    assert walk.keyed == bool(roots)
    assert walk.key_after(6) == (end.keys.line if roots else None)
    assert walk.doubt is None


def test_what_is_signed_leaves_nothing_unsigned() -> None:
    assert walked(write(BEGUN, DECISION, CHECKPOINT)[1]).unsigned is None
    assert walked(write(BEGUN, DECISION, DECISION)[1]).unsigned == Tail(Place("f", 2), AT, AT, AT)


def test_times_of_what_is_not_signed_are_remembered_whatever_their_order() -> None:
    lines = write(BEGUN, *(entry("decision", time=f"2026-11-2{day}T08:30:00.123Z") for day in (3, 1, 4)))[1]
    moments = [AT + timedelta(days=days) for days in (1, -1, 2)]
    assert walked(lines).unsigned == Tail(Place("f", 2), *moments)


def test_purges_are_remembered() -> None:
    walk = walked(write(BEGUN, entry("purged"), DECISION, entry("purged"))[1])
    assert [(said.line.seq, said.place.row) for said in walk.purges] == [(2, 2), (4, 4)]


_, LINES = write(*USUAL)
OTHER = ratchet.begin(b"x" * 32)
ALIEN = Standing(ratchet.name(OTHER.public()), 0, 0, 0, ZEROS, OTHER)
_, ALIENS = write(*USUAL, start=ALIEN)
_, WITH_ALIEN_PAIR = write(DAY, start=replace(write(*USUAL[:4])[0], keys=OTHER))

FAULTS: list[tuple[str, Sequence[bytes], tuple[Fault, int], tuple[Fault, int] | None]] = [
    ("an empty line", [LINES[0], b"\n"], (Fault.NO_LINE, 2), (Fault.NO_LINE, 2)),
    ("noise", [LINES[0], b"{}\n"], (Fault.REWRITTEN, 2), (Fault.REWRITTEN, 2)),
    ("half a line", [LINES[0], LINES[1][:-1]], (Fault.CUT_SHORT, 2), (Fault.CUT_SHORT, 2)),
    ("no header", LINES[1:], (Fault.REWRITTEN, 1), (Fault.REWRITTEN, 1)),
    ("no first header", LINES[4:], (Fault.LINES_MISSING, 1), (Fault.LINES_MISSING, 1)),
    ("a header that is not whole", [reword(LINES[0], key=3)], (Fault.REWRITTEN, 1), (Fault.REWRITTEN, 1)),
    ("another key", [reword(LINES[0], key=OTHER.public())], (Fault.WRONG_KEY, 1), (Fault.WRONG_KEY, 1)),
    ("another name", [reword(LINES[0], chain="0" * 16)], (Fault.WRONG_KEY, 1), (Fault.WRONG_KEY, 1)),
    (
        "another date",
        [reword(LINES[0], time="2026-11-22T08:30:00.124Z")],
        (Fault.WRONG_SIGNATURE, 1),
        (Fault.WRONG_SIGNATURE, 1),
    ),
    ("twice", [*LINES[:2], LINES[1]], (Fault.REPEATED, 3), (Fault.REPEATED, 3)),
    ("number 0", [LINES[0], reword(LINES[1], seq=0)], (Fault.REPEATED, 2), (Fault.REPEATED, 2)),
    ("a gap", [LINES[0], LINES[3]], (Fault.LINES_MISSING, 2), (Fault.LINES_MISSING, 2)),
    ("a gap before a header", [*LINES[:2], *LINES[4:]], (Fault.LINES_MISSING, 3), (Fault.LINES_MISSING, 3)),
    ("a number ahead", [LINES[0], reword(LINES[1], seq=9)], (Fault.REWRITTEN, 2), (Fault.LINES_MISSING, 2)),
    ("a number far ahead", [LINES[0], reword(LINES[1], seq=10**12)], (Fault.REWRITTEN, 2), (Fault.REWRITTEN, 2)),
    ("another line before", [LINES[0], reword(LINES[1], prev="0" * 64)], (Fault.UNLINKED, 2), (Fault.UNLINKED, 2)),
    ("another content", [LINES[0], reword(LINES[1], segments=3)], (Fault.WRONG_CODE, 2), None),
    ("another journal's checkpoint", [*LINES[:2], ALIENS[2]], (Fault.OTHER_JOURNAL, 3), (Fault.OTHER_JOURNAL, 3)),
    ("another journal's header", [*LINES[:4], ALIENS[4]], (Fault.OTHER_JOURNAL, 5), (Fault.OTHER_JOURNAL, 5)),
    (
        "a header by another pair",
        [*LINES[:4], *WITH_ALIEN_PAIR],
        (Fault.WRONG_SIGNATURE, 5),
        (Fault.WRONG_SIGNATURE, 5),
    ),
    (
        "a checkpoint resigned",
        [*LINES[:2], reword(LINES[2], boot_id="1" * 16)],
        (Fault.WRONG_SIGNATURE, 3),
        (Fault.WRONG_SIGNATURE, 3),
    ),
]


@pytest.mark.parametrize(("lines", "keyed", "bare"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_what_the_journal_did_not_write_there_is_found(
    lines: Sequence[bytes], keyed: tuple[Fault, int], bare: tuple[Fault, int] | None
) -> None:
    assert fault(lines, KEY) == keyed
    if bare:
        assert fault(lines) == bare
    else:
        walked(lines)


def test_even_the_holder_of_the_line_key_must_have_the_pairs() -> None:
    standing, lines = write(BEGUN)
    spoiled = replace(standing, keys=replace(standing.keys, segment=OTHER.segment))
    for event in (CHECKPOINT, DAY):
        assert fault([*lines, *write(event, start=spoiled)[1]], KEY) == (Fault.WRONG_SIGNATURE, 2)


def test_a_header_that_brings_another_pair_than_the_next_is_found_with_the_key() -> None:
    _, lines = write(BEGUN, entry("segment", key=OTHER.public()))
    assert fault(lines, KEY) == (Fault.WRONG_KEY, 2)
    walked(lines)


def test_a_checkpoint_that_counts_wrong_is_none() -> None:
    assert fault(write(BEGUN, entry("checkpoint", count=7))[1], KEY) == (Fault.REWRITTEN, 2)


@pytest.mark.parametrize("roots", [(), (KEY,), (Root("0" * 16, bytes(32)),)])
def test_lost_keys_begin_another_chain_and_leave_a_doubt(roots: tuple[Root, ...]) -> None:
    before, lines = write(*USUAL)
    lost = replace(ALIEN, segment=2, seq=before.seq, digest=before.digest)
    end, more = write(entry("segment", cause="lost", number=3), DECISION, start=lost)
    walk = walked([*lines, *more], *roots)
    assert (walk.chain, walk.chains, walk.tip) == (ALIEN.chain, [START.chain, ALIEN.chain], end.digest)
    assert walk.doubt == (Fault.KEYS_LOST, Place("f", 7))
    assert not walk.keyed


def test_of_two_losses_of_keys_the_last_is_told() -> None:
    before, lines = write(*USUAL)
    for number, secret in ((3, b"y"), (4, b"z")):
        keys = ratchet.begin(secret * 32)
        lost = Standing(ratchet.name(keys.public()), number - 1, 0, before.seq, before.digest, keys)
        before, more = write(entry("segment", cause="lost", number=number), DECISION, start=lost)
        lines += more
    assert walked(lines).doubt == (Fault.KEYS_LOST, Place("f", 9))


def test_a_key_of_another_journal_leaves_a_doubt_from_the_first_line_on() -> None:
    walk = walked(LINES, Root("0" * 16, bytes(32)))
    assert (walk.doubt, walk.keyed) == ((Fault.KEY_UNKNOWN, Place("f", 1)), False)


def test_lines_may_be_passed_over_where_they_were_purged() -> None:
    _, lines = write(*USUAL)
    walk = Walk([KEY])
    first = walk.step(lines[0], HERE)
    assert first.seq == 1
    header = read(lines[4])
    assert header is not None
    walk.skip(header, HERE)
    walk.step(lines[4], HERE)
    walk.step(lines[5], HERE)
    assert walk.seq == 6


@pytest.mark.parametrize("seq", [-(10**15), 0, 1, 5_000_002, 10**15])
def test_a_number_that_cannot_come_next_is_not_counted_up_to(seq: int) -> None:
    walk = Walk([KEY])
    walk.step(LINES[0], HERE)
    far = read(reword(LINES[4], seq=seq))
    assert far is not None
    with pytest.raises(FoundError) as caught:
        walk.skip(far, HERE)
    assert caught.value.fault is Fault.REWRITTEN


def test_a_forged_number_of_a_header_is_known_by_its_signature_before_any_code_is_counted_up_to() -> None:
    walk = Walk([KEY])
    walk.step(LINES[0], HERE)
    far = read(reword(LINES[4], seq=5_000_000))
    assert far is not None
    walk.skip(far, HERE)
    with pytest.raises(FoundError) as caught:
        walk.step(far.content + b"\n", HERE)
    assert caught.value.fault is Fault.WRONG_SIGNATURE
    assert walk.key_after(1) == write(BEGUN)[0].keys.line  # the key has not moved


def test_a_header_that_leaves_out_a_number_does_no_harm_if_nothing_is_missing() -> None:
    _, lines = write(BEGUN, DECISION, entry("segment", number=4), DECISION)
    assert walked(lines, KEY).seq == 4
    _, three = write(BEGUN, DAY, entry("segment", number=4))
    walk = walked(three[:1], KEY)
    last = read(three[2])
    assert last is not None
    walk.skip(last, HERE)
    with pytest.raises(FoundError) as caught:
        walk.step(three[2], HERE)
    assert caught.value.fault is Fault.LINES_MISSING
