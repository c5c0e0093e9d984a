"""What people read when the console does not do what was asked: what happened, and what to do; never a detail."""

from dataclasses import dataclass

from starlette.responses import HTMLResponse, Response

from proxy.console.rendering import render


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that is a refusal, in French; `status` is HTTP's."""

    status: int
    title: str
    advice: str

    def response(self) -> Response:
        """As a page; it is the same for whoever asks."""
        shown = render("refusal.html", refusal=self, session=None, menu=(), here="")
        return HTMLResponse(shown, self.status, {"allow": "GET, HEAD, POST"} if self is METHOD else None)


MALFORMED = Refusal(400, "Demande mal formée", "Revenez à la page d’accueil de la console.")
UNKNOWN_READER = Refusal(401, "Il faut entrer d’abord", "Votre session est finie. Entrez de nouveau, puis recommencez.")
STRANGER = Refusal(
    403, "Demande venue d’ailleurs", "Un autre site a tenté d’agir à votre place. Rien n’a été fait ; fermez ce site."
)
RELAYED = Refusal(
    403,
    "Demande relayée",
    "La console ne répond qu’au navigateur lui-même. Déclarez son adresse parmi celles qui ne passent par aucun proxy.",
)
NO_TOKEN = Refusal(403, "Formulaire périmé", "Rien n’a été fait. Revenez à la page d’avant, rechargez-la, recommencez.")
NO_RIGHT = Refusal(403, "Page réservée", "Votre compte n’ouvre pas cette page. Demandez ce droit au RSSI.")
NOT_ENTERED = Refusal(
    403,
    "Entrée refusée",
    "Cette adresse a déjà servi, a plus de cinq minutes, ou n’est pas la bonne. Dans le terminal de la console, la "
    "touche Entrée en affiche une nouvelle.",
)
NO_ACCOUNT = Refusal(
    403,
    "Entrée refusée",
    "Votre compte n’a pas pu être vérifié, ou n’est pas du groupe qui ouvre la console. Recommencez ; sinon, "
    "demandez au RSSI.",
)
UNKNOWN_PAGE = Refusal(404, "Page inconnue", "Elle n’existe pas, ou n’existe plus. Revenez à la page d’accueil.")
METHOD = Refusal(405, "Demande impossible", "Cette page ne se demande pas ainsi. Revenez à la page d’accueil.")
SLOW = Refusal(408, "Demande trop lente", "Le formulaire n’est pas arrivé en entier. Recommencez.")
LARGE = Refusal(413, "Formulaire trop long", "La console n’en lit pas tant. Raccourcissez ce qui a été saisi.")
NO_FORM = Refusal(415, "Demande impossible", "La console ne lit que ses propres formulaires.")
ELSEWHERE = Refusal(421, "Autre adresse", "La console ne répond qu’à l’adresse affichée à son démarrage.")
BUSY = Refusal(
    429,
    "Trop de connexions à la fois",
    "La console n’adresse pas plus de demandes au fournisseur d’identité. Attendez une minute, puis recommencez.",
)
BROKEN = Refusal(500, "Erreur de la console", "Elle vient d’un défaut du logiciel : prévenez qui administre Paravent.")
UNWRITTEN = Refusal(
    503, "Rien n’a été fait", "Le journal de la console n’a pas pu le noter. Vérifiez la place sur le disque."
)
NO_PROVIDER = Refusal(
    503, "Connexion impossible", "Le fournisseur d’identité de l’établissement ne répond pas. Réessayez plus tard."
)
UNWRITTEN_EXIT = Refusal(
    503, "Vous êtes sorti", "Votre session est finie, mais le journal de la console n’a pas pu le noter."
)
UNREAD = Refusal(
    503,
    "Index illisible",
    "La console n’a pas pu lire l’index des journaux. Vérifiez le disque, ou la base de données.",
)

BY_STATUS = {each.status: each for each in (MALFORMED, UNKNOWN_PAGE, METHOD, LARGE)}
"""What a page that raises `HTTPException` means; any other status is a defect."""
