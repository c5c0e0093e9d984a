import shutil
from math import inf
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from models.encoder import Encoder
from models.forward import WIDTH, Floats
from models.grams import grams, shapes
from models.judge import NETWORK, NEVER_SURE, WORDS, Judge, Network
from models.judgements import FOLDER, NAMING, PASSAGE, SECRECY, Judgements, Judges, passages
from models.pipeline import SUMS, ModelError, load

FILES = [f"{judge}/{file}" for judge in (SECRECY, NAMING) for file in (WORDS, NETWORK)]


class Counting(Encoder):
    """An encoder that counts what it reads."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, text: str) -> Floats:
        self.read.append(text)
        return np.zeros(WIDTH, np.float32)


def _judge(words: dict[str, float], sure: tuple[float, float] = NEVER_SURE, *, bias: float = 0.0) -> Judge:
    none = np.zeros(1, np.float32)
    return Judge(words, Network(np.zeros((WIDTH, 1), np.float32), none, none, np.full(1, bias, np.float32)), sure)


SURE = (-6.0, 6.0)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="module")
def judges() -> Judges:
    return Judges.load()


def test_each_judge_is_asked_once_and_the_encoder_reads_the_text_once_for_both(nlp: Language) -> None:
    encoder = Counting()
    judgements = Judgements(
        Judges(encoder, _judge({"": 1.0}, bias=0.5), _judge({"": -2.0}, bias=0.25)), nlp("Elle refuse.")
    )
    assert encoder.read == []
    assert [judgements.secrecy, judgements.naming, judgements.secrecy, judgements.naming] == [1.5, -1.75, 1.5, -1.75]
    assert encoder.read == ["Elle refuse."]


def test_the_encoder_reads_nothing_where_words_are_sure(nlp: Language) -> None:
    encoder = Counting()
    sure = Judges(encoder, _judge({"": 7.0}, SURE), _judge({"": -7.0}, SURE))
    judgements = Judgements(sure, nlp("Elle refuse."))
    assert (judgements.secrecy, judgements.naming) == (7.0, -7.0)
    assert encoder.read == []


def test_a_story_of_one_line_is_heard_in_a_long_text(nlp: Language) -> None:
    judges = Judges(Counting(), _judge({"": -1.0, "refuse": 30.0}), _judge({"": 0.0}))
    harmless = "Le protocole prévoit un contrôle. " * 20
    told = Judgements(judges, nlp(f"{harmless}Elle refuse.\n{harmless}"))
    assert told.story > 0
    assert told.secrecy < told.story
    assert Judgements(judges, nlp(harmless)).story < 0


def test_a_short_text_has_no_passage(nlp: Language) -> None:
    assert Judgements(Judges(Counting(), _judge({"": 9.0}), _judge({"": 9.0})), nlp("Elle refuse.")).story == -inf


@given(st.lists(st.sampled_from(["mot", "phrase.", "ligne\n", "?", "! "]), max_size=300).map(" ".join))
def test_passages_leave_no_word_out_and_are_bounded(text: str) -> None:
    doc = spacy.blank("xx")(text)
    parts = list(passages(doc))
    assert all(0 < len(part) <= 2 * PASSAGE for part in parts)
    assert {token.i for part in parts for token in part} == set(range(len(doc)))


def test_secrecy_sees_kinds_and_naming_sees_shapes(nlp: Language) -> None:
    doc = nlp("Mme Kermarrec tousse.")
    own = grams(doc) - shapes(doc), shapes(doc) - grams(doc)
    secrecy, naming = ({"": 0.0} | dict.fromkeys(seen, 1.0) for seen in own)
    asked = Judgements(Judges(Counting(), _judge(secrecy), _judge(naming)), doc)
    assert asked.secrecy > 0
    assert asked.naming > 0
    crossed = Judgements(Judges(Counting(), _judge(naming), _judge(secrecy)), doc)
    assert (crossed.secrecy, crossed.naming) == (0, 0)


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Elle refuse encore sa toilette ce matin.", "Quelles sont les recommandations de la HAS ?"),
        ("Ma patiente m'a confié boire tous les soirs.", "Explique le principe d'une boucle en Python."),
    ],
)
def test_the_shipped_judge_tells_what_was_seen_in_care_from_a_question(
    nlp: Language, judges: Judges, told: str, asked: str
) -> None:
    assert Judgements(judges, nlp(told)).secrecy > 0 > Judgements(judges, nlp(asked)).secrecy


@pytest.mark.parametrize(
    ("named", "nobody"),
    [
        ("Mme Kermarrec a été vue ce matin, toux.", "Explique le théorème de Pythagore."),
        ("Dossier de Zoltan Vasseur, né en 1961.", "Conduite à tenir devant une maladie de Crohn ?"),
        ("Compte rendu de M. Tessier, 63 ans.", "Résume la pensée de Montaigne sur l'amitié."),
    ],
)
def test_the_shipped_judge_tells_a_private_person_from_a_figure(
    nlp: Language, judges: Judges, named: str, nobody: str
) -> None:
    assert Judgements(judges, nlp(named)).naming > 0 > Judgements(judges, nlp(nobody)).naming


def test_a_text_of_nothing_is_judged(nlp: Language, judges: Judges) -> None:
    for text in ("", " \n", "\u200b", "…", "123"):
        judgements = Judgements(judges, Doc(nlp.vocab) if not text else nlp(text))
        assert np.isfinite([judgements.secrecy, judgements.naming]).all()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "fr_judges"))


@pytest.mark.parametrize("name", FILES)
def test_judges_with_a_changed_byte_are_refused(copied: Path, name: str) -> None:
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / name).write_bytes(content)
    with pytest.raises(ModelError, match="n'est pas celui qui a été publié") as refusal:
        Judges.load(copied)
    assert str(copied) in str(refusal.value)


@pytest.mark.parametrize("name", [*FILES, SUMS])
def test_judges_that_lack_a_file_are_refused(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelError, match="réinstallez Paravent"):
        Judges.load(copied)


@pytest.fixture(scope="module", params=[SECRECY, NAMING])
def rows(request: pytest.FixtureRequest) -> list[list[str]]:
    """A shipped table."""
    table = (FOLDER / request.param / WORDS).read_text("utf-8")
    return [line.split("\t") for line in table.removesuffix("\n").split("\n")]


def test_a_shipped_table_is_two_columns_in_order_each_gram_once(rows: list[list[str]]) -> None:
    assert {len(row) for row in rows} == {2}
    names = [row[0] for row in rows]
    assert sorted(set(names)) == names
    assert all(float(weight) for gram, weight in rows if gram)


def test_a_shipped_table_says_where_every_text_starts(rows: list[list[str]]) -> None:
    assert [gram for gram, _ in rows].count("") == 1


def test_no_gram_of_a_shipped_table_holds_a_digit_or_more_than_three_words(rows: list[list[str]]) -> None:
    assert not [gram for gram, _ in rows if any(sign.isdecimal() for sign in gram)]
    assert max(len(gram.split(" ")) for gram, _ in rows) <= 3


def test_the_table_of_naming_holds_no_name_that_is_no_word() -> None:
    grams_of = {row.partition("\t")[0] for row in (FOLDER / NAMING / WORDS).read_text("utf-8").splitlines()}
    words = {word for gram in grams_of for word in gram.split()}
    assert {"<Name>", "<First>"} <= words
    assert not {"lefevre", "vasseur", "kermarrec", "nguyen", "nadia", "karim", "ines", "zoe"} & words


def test_what_is_shipped_stays_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file()) <= 5_000_000
