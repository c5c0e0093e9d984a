"""`paravent try`: what would become of a text, shown in the terminal."""

import asyncio
from typing import Annotated

import typer

from proxy.cli import options
from proxy.cli.exits import Exit


def try_(
    text: Annotated[str, typer.Argument(metavar="TEXTE", help="Texte à juger, ou « - » pour le lire sur l'entrée.")],
    policy: options.Policy = None,
    service: options.Service = "chatgpt",
    why: Annotated[bool, typer.Option("--why", help="Dit quel repérage a trouvé quoi, et pourquoi.")] = False,
) -> None:
    """Montre ce que deviendrait un texte : repérages, jugement, règle et version masquée. Rien n'est envoyé.

    Un texte réel tapé sur la ligne resterait dans l'historique du terminal, et d'autres le liraient dans la liste des
    programmes : lancez plutôt « paravent try - », collez-le, puis Entrée et Ctrl-D.
    """
    from detectors.anonymity.estimate import estimate
    from detectors.canonical import fold
    from detectors.cues import cues
    from detectors.engine import PresidioDetector
    from detectors.protocol import ModelMissingError
    from proxy.cli.judged import reasons
    from proxy.cli.judging import judging
    from proxy.cli.showing import show_findings, show_lines, show_reasons, show_verdict
    from proxy.reasons import ADVICE
    from proxy.screening.errors import ScreeningError
    from proxy.screening.local import Local

    words = options.words(text)
    try:
        with options.errors.status("Chargement du modèle…"):
            detector = PresidioDetector()
        verdict, rewriting = asyncio.run(judging(Local(detector), policy, service).judge(words))
    except ModelMissingError as error:
        options.fail(Exit.MODEL_MISSING, str(error))
    except ScreeningError as error:
        options.fail(Exit.FAILED, f"{error.reason} : {ADVICE[error.reason]}")
    show_findings(words, verdict)
    if why:
        site = verdict.under.policy.site
        show_reasons(words, detector.why(words, site))
        reading = detector.read([words], site)[0]
        show_lines(reasons(reading.secret, cues(fold(words).text), estimate(reading.profile)))
    show_verdict(verdict, rewriting)
