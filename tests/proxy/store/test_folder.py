from pathlib import Path

from proxy.journal.reading import lines
from proxy.store.folder import Folder
from proxy.store.linking import Tip
from tests.proxy.store.journals import CHAIN, Journal, decision


def _two_files(journal: Journal) -> Folder:
    journal.add(decision(1), decision(2))
    journal.turn()
    journal.add(decision(3))
    return Folder.read(journal.folder)


def test_a_folder_tells_which_chains_it_has_and_where_each_begins_and_ends(journal: Journal) -> None:
    there = _two_files(journal)
    assert (there.chains, there.begins, there.end(CHAIN)) == ({1: CHAIN, 2: CHAIN}, {CHAIN: 1}, 5)
    journal.path(1).unlink()
    assert Folder.read(journal.folder).begins == {CHAIN: 4}


def test_a_file_whose_header_names_no_chain_of_ours_is_nobody_s(journal: Journal) -> None:
    journal.add(decision(1))
    journal.chain = "a\0b"
    journal.turn()
    assert Folder.read(journal.folder).chains == {1: CHAIN}


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert Folder.read(tmp_path / "none").headed == ()


def test_the_end_is_no_number_that_no_line_can_have(journal: Journal) -> None:
    there = _two_files(journal)
    with journal.path().open("ab") as file:
        file.write(b'{"event":"stopped","seq":%d}\n' % 2**70)
    assert there.end(CHAIN) == 5


def test_a_line_stands_where_it_was_taken_until_it_is_altered_or_gone(journal: Journal) -> None:
    there = _two_files(journal)
    tips = [Tip(line.seq, line.digest, "", line.segment, line.row) for line in lines(journal.folder)]
    assert all(there.stands(tip) for tip in tips)
    journal.path(2).write_bytes(journal.path(2).read_bytes().replace(b'"latency_ms":40', b'"latency_ms":41'))
    assert [there.stands(tip) for tip in tips] == [True] * 4 + [False]
    journal.path(1).unlink()
    assert not any(there.stands(tip) for tip in tips[:3])
