import re
from dataclasses import replace

import pytest

from proxy.audit.verdict import Fault, Place, Verdict, Verification
from proxy.cli.faults import ADVICE, FAULTS, proof, said


def test_every_fault_has_a_sentence_and_every_verdict_its_advice() -> None:
    assert set(FAULTS) == set(Fault)
    assert set(ADVICE) == set(Verdict)


@pytest.mark.parametrize("fault", Fault)
def test_a_fault_is_said_in_french_without_a_code(fault: Fault) -> None:
    assert not re.search(r"_|[a-z]+ing\b", FAULTS[fault])


@pytest.mark.parametrize(("row", "where"), [(7, "00000001.jsonl:7 : "), (0, "00000001.jsonl : ")])
def test_a_fault_is_said_with_its_line_or_its_file(row: int, where: str) -> None:
    assert said(Fault.REPEATED, Place("00000001.jsonl", row)).startswith(where)


@pytest.mark.parametrize(("keyed", "how"), [(True, "sceau de chaque ligne"), (False, "sans la clé")])
def test_a_proof_tells_what_was_checked(keyed: bool, how: str) -> None:
    told = proof(Verification(Verdict.OK, None, None, "0" * 16, 12, "f" * 64, 12, keyed))
    assert all(part in told for part in (how, "12 lignes", "0" * 16, "f" * 64))
    assert "purgées" not in told
    assert "octets" not in told
    assert "trop anciens" not in told


def test_a_proof_counts_apart_what_was_purged_what_is_torn_and_what_was_not_compared() -> None:
    whole = Verification(Verdict.OK, None, None, "0" * 16, 12, "f" * 64, 12, keyed=True)
    found = replace(whole, purged=9, until="2026-11-22", torn=41, past=3, kept_days=180)
    told = proof(found)
    assert told.startswith("OK — 3 lignes (")
    assert "après 9 purgées jusqu'au 22/11/2026" in told
    assert (
        "points de contrôle trop anciens pour être comparés, leurs lignes étant purgées après 180 jours : 3 (" in told
    )
    assert "si votre politique garde plus longtemps, dites-le par --retention)" in told
    assert told.endswith("puis 41 octets d'une écriture interrompue")
