"""Singular situations: the mayor of a village, the only case of a hospital, the survivor that the press told of."""

from collections.abc import Iterator
from time import monotonic

from detectors.finding import Category
from detectors.matching import TIMEOUT, Hit, Recognizer, small, word_starts
from detectors.singular import KINDS, Fact, Places, Tail, is_ours, with_former, with_kin

EXAMPLES = (
    "Le <SITUATION>maire de Saint-Véran</SITUATION> a été admis hier pour un STEMI, propose un message à la famille.",
    "l'<SITUATION>épouse du préfet</SITUATION> a fait une TS hier soir, quelles précautions ?",
    "La <SITUATION>seule sage-femme de Belle-Île</SITUATION> est en arrêt pour burn-out, rédige la réponse.",
    "Patient de 34 ans, <SITUATION>seul cas d'épidermolyse bulleuse suivi au CHU</SITUATION>",
    "le <SITUATION>président du conseil départemental</SITUATION> hospitalisé cette nuit pour AVC, CAT ?",
    "Le <SITUATION>joueur du club local</SITUATION> opéré du LCA mardi par l'équipe : quand peut-il reprendre ?",
    "<SITUATION>seule patiente porteuse d'une maladie de Fabry suivie en Corse</SITUATION>, 40 ans",
    "le <SITUATION>seul détenu transgenre du centre</SITUATION> demande ses hormones, il est suivi par le SMPR",
    "<SITUATION>survivante du Bataclan</SITUATION>, 34 ans, ESPT, sous sertraline",
    "patiente <SITUATION>mère de 11 enfants</SITUATION>, HPP",
    "<SITUATION>jumelles siamoises séparées hier</SITUATION>, sortie de bloc à 16 h, j'ai leur dossier",
    "<SITUATION>influenceuse suivie par 200 000 abonnés</SITUATION>, 24 ans, TCA",
    "<SITUATION>ancien ministre de la Santé</SITUATION> hospitalisé en réa, comment gérer les appels ?",
    "une <SITUATION>résidente de la MAS de 12 places</SITUATION>, épileptique, refuse son traitement",
    "Patient de 50 ans, <SITUATION>rescapé de l'incendie de la rue Pasteur</SITUATION>, brûlures 30 %",
    "Mon patient est le <SITUATION>curé de Maripasoula</SITUATION>, il est séropositif.",
)
NON_EXAMPLES = (
    "le maire peut-il signer une admission en SDRE ?",
    "Quel est le rôle du directeur d'hôpital dans les soins sans consentement ?",
    "premier épisode dépressif caractérisé chez l'adulte : traitement ?",
    "La chirurgie est le seul traitement curatif.",
    "premier cas de rougeole en France en 2024",
    "le maire de Paris a inauguré l'hôpital",
    "unique enfant d'un couple sans antécédent",
    "seul interne de garde cette nuit, planning à refaire",
    "Victime d'un accident de la route : bilan initial ?",
    "Alimentation des triplés prématurés : recommandations ?",
    "Le dopage chez le champion olympique",
)


class FrSituationRecognizer(Recognizer):
    """Finds what makes somebody the only one to fit (taxonomy, SITUATION), when it is told of somebody in care.

    « Le maire de Saint-Véran » inaugurates a hospital in public, and has his heart attack in private: the words around
    decide, never the office alone.
    """

    def __init__(self) -> None:
        super().__init__(Category.SITUATION, "situation")
        self._places = Places()

    def find(self, text: str) -> Iterator[Hit]:
        """Give what singles somebody out.

        Raises:
            TimeoutError: the text took more than two seconds.
        """
        lowered, deadline = small(text), monotonic() + TIMEOUT
        for kind in KINDS:
            if kind.needs and not word_starts(lowered, kind.needs):
                continue
            for place in word_starts(lowered, kind.stems):
                if monotonic() > deadline:
                    raise TimeoutError
                if kind.head.match(lowered, place) and (hit := self._first(kind.facts, text, lowered, place)):
                    yield hit

    def _first(self, facts: tuple[Fact, ...], text: str, lowered: str, place: int) -> Hit | None:
        """Give the first fact that is told at a place."""
        for one in facts:
            match = one.pattern.match(lowered, place)
            hit = self._told(one, text, lowered, match.span()) if match else None
            if hit:
                return hit
        return None

    def _told(self, one: Fact, text: str, lowered: str, where: tuple[int, int]) -> Hit | None:
        former = with_former(lowered, where[0])
        start = with_kin(lowered, former)
        end = self._end(text, where[1], one.tail, alone=start < former or is_ours(lowered, former))
        if end is None or not one.judge(lowered, start, end):
            return None
        return Hit(one.name, start, end, _SCORE)

    def _end(self, text: str, end: int, tail: Tail, *, alone: bool) -> int | None:
        """Give the end of a fact with its place; None where one is missing."""
        if tail is Tail.NONE:
            return end
        place = self._places.later(text, end) if tail is Tail.LATER else self._places.end(text, end)
        if place is None and (tail is Tail.OPTIONAL or (tail is Tail.UNLESS_KIN and alone)):
            return end
        return place


_SCORE = 0.6
