"""What detection costs without the language model, and what it withstands."""

import statistics
import time
from collections.abc import Callable, Iterable

from presidio_analyzer import EntityRecognizer
from presidio_analyzer.nlp_engine import NlpArtifacts
from rich.table import Table

from detectors.canonical import fold
from detectors.engine import PresidioDetector
from detectors.registry import registry
from tests.bench.stock import StockPresidio
from tests.detectors.metamorphic.rating import held
from tests.detectors.metamorphic.seeds import draw
from tests.detectors.metamorphic.transforms import TRANSFORMS

_RUNS = 200
_SEEDS = 200
_CHARACTERS = 2_000
_RECORD = (
    "Mme Hélène Lefèvre, née le 14/02/1961, IPP 8001234567, consulte pour une dyspnée d'effort depuis 3 semaines. "
    "ATCD : HTA, diabète de type 2, FA paroxystique sous Eliquis 5 mg x2. Habite 12 rue des Lilas, 69003 Lyon. "
    "Tél. 06 39 98 12 34. À l'examen : TA 130/80, FC 72, SpO2 98 % en air ambiant. Créatinine 112 µmol/L, troponine "
    "18 ng/L, BNP 450. Le score de Wells est à 1,5. Le Dr Marchand propose une échographie cardiaque le 03/05/2026 "
    "dans le service de cardiologie. Traitement de sortie : bisoprolol 2,5 mg le matin, furosémide 40 mg. "
)
_QUESTION = (
    "Quelle surveillance proposer après une chirurgie digestive chez un adulte sous anticoagulant, avec une fonction "
    "rénale modérément altérée (DFG entre 30 et 60 mL/min), en tenant compte des recommandations de 2023, du score de "
    "Child-Pugh et des interactions du bisoprolol avec le vérapamil ? Présenter la réponse en tableau comparatif. "
)


def speed_table() -> Table:
    """2 kB through every recognizer, no model: a dense record, and a question that names nobody."""
    stock = StockPresidio()
    ours = registry().recognizers
    theirs = [recognizer for recognizer in stock.recognizers if recognizer.name != "SpacyRecognizer"]
    table = Table(title="2 ko dans tous les repérages, sans modèle, en ms (médiane)", title_justify="left")
    for column in ("Texte", "repli", "Paravent", "Presidio"):
        table.add_column(column, justify="left" if column == "Texte" else "right")
    for name, sentence in (("dossier dense", _RECORD), ("question générale", _QUESTION)):
        text = (sentence * 9)[:_CHARACTERS]
        artifacts = stock.nlp.process_text(text, "fr")
        artifacts.entities = []
        runs: tuple[Callable[[], object], ...] = (
            lambda text=text: fold(text),  # type: ignore[misc]
            lambda text=text, artifacts=artifacts: _all(ours, fold(text).text, artifacts),  # type: ignore[misc]
            lambda text=text, artifacts=artifacts: _all(theirs, text, artifacts),  # type: ignore[misc]
        )
        table.add_row(name, *(f"{_median(run):.2f}" for run in runs))
    return table


def transforms_table(detector: PresidioDetector) -> Table:
    """How often an identity stays covered under each transform."""
    table = Table("Transformation", "promesse", "tenue", title=f"{_SEEDS} identités par transformation")
    seeds = draw(_SEEDS)
    for transform in TRANSFORMS:
        found = held(detector, transform, seeds)
        table.add_row(transform.name, transform.level, f"{sum(found) / len(found):.1%}")
    return table


def _all(recognizers: Iterable[EntityRecognizer], text: str, artifacts: NlpArtifacts) -> None:
    for recognizer in recognizers:
        recognizer.analyze(text, recognizer.supported_entities, artifacts)


def _median(run: Callable[[], object]) -> float:
    taken = []
    for _ in range(_RUNS):
        began = time.perf_counter()
        run()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)
