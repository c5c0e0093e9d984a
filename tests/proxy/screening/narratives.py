"""Invented stories of care in which several details together point to one person."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

FRAMES = (
    "Ma patiente de {age}, {job} à {town}, a été admise le {first} à {facility} pour {illness}, revue le {second}.",
    "Mon patient de {age} suivi pour {illness} à {facility}, vu le {first} puis le {second}, refuse le traitement.",
    "Résume : patient de {age} habitant à {town}, hospitalisé le {first} pour {illness}, sorti le {second}.",
    "J'ai vu le {first} une dame de {age}, ancienne {job}, {illness} connue, qui vit à {town}. Contrôle le {second} ?",
    "{age}, entré le {first} en réanimation à {facility}, extubé le {second}, ATCD : {illness}. Mon patient désature.",
    "Notre résident, {age}, {unit}, chute le {first} puis le {second}. Il était {job} à {town}. Que tracer ?",
    "HDM : patiente de {age}, {job}, {illness} diagnostiquée le {first} à {facility}, rechute le {second}. CAT ?",
    "Ma patiente de la {unit}, {age}, transférée de {facility} le {first}, a fait un malaise le {second}.",
    "Le patient que j'ai opéré le {first} à {facility} ({age}, {job}, vit à {town}) a de la fièvre depuis le {second}.",
    "Elle a {age}, habite {town}, suivie à {facility} depuis le {first} pour {illness} ; je la revois le {second}.",
    "Reformule : « Patient de {age}, {job}, {illness}, admis le {first} {unit}, sorti le {second} vers {facility}. »",
    "Mon interne a vu le {first} un homme de {age} de {town}, {illness} ; biologie du {second} : K 2,8, Na 128.",
    "Liaison. Patiente : {age}, {unit}. Entrée : {first}. Sortie : {second}. Motif : {illness}. Adresse : {town}.",
    "Sa fille m'appelle : ma patiente ({age}) est tombée le {first} à {town}, scanner le {second} à {facility}.",
)
AGES = (
    "87 ans",
    "34 ans",
    "92 ans",
    "101 ans",
    "56 ans",
    "71 ans",
    "19 ans",
    "4 ans",
    "18 mois",
    "3 mois",
    "quatre-vingt-sept ans",
)
TOWNS = ("Saint-Véran", "Guingamp", "Lyon", "Chablis", "Quimper", "Aurillac", "Marseille", "Plougastel-Daoulas", "Eu")
FACILITIES = (
    *("l'EHPAD Les Tilleuls", "la clinique des Cèdres", "l'hôpital Saint-Louis", "l'hôpital Necker"),
    *("la clinique Saint-Vincent de Morlaix", "l'EHPAD Les Mimosas de Guingamp"),
)
UNITS = ("chambre 214", "en réa lit 6", "ch. 12, lit 2", "box 4", "chambre 305")
JOBS = (
    "boulanger",
    "agricultrice",
    "notaire",
    "viticulteur",
    "institutrice",
    "pêcheur",
    "sage-femme",
    "garde champêtre",
)
ILLNESSES = (
    *("un syndrome de Gitelman", "une maladie de Fabry", "une pneumopathie", "une maladie de Castleman"),
    *("un AVC", "une mucoviscidose", "une maladie de Wilson", "une drépanocytose"),
)
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


@dataclass(frozen=True, slots=True)
class Story:
    """A text, and how many days lie between the two dates that it tells."""

    text: str
    days: int


def stories(count: int, seed: int) -> list[Story]:
    """Draw stories, each frame as often."""
    draw = random.Random(seed)
    return [_story(FRAMES[number % len(FRAMES)], draw) for number in range(count)]


def _story(frame: str, draw: random.Random) -> Story:
    first = date(2015, 1, 1) + timedelta(draw.randrange(3_600))
    days = draw.choice((1, 3, 8, 31, 90, 400))
    text = frame.format(
        age=draw.choice(AGES),
        town=draw.choice(TOWNS),
        facility=draw.choice(FACILITIES),
        unit=draw.choice(UNITS),
        job=draw.choice(JOBS),
        illness=draw.choice(ILLNESSES),
        first=_written(first, draw),
        second=_written(first + timedelta(days), draw),
    )
    return Story(text, days)


def _written(day: date, draw: random.Random) -> str:
    letters = f"{day.day}{'er' if day.day == 1 else ''} {MONTHS[day.month - 1]} {day.year}"
    return draw.choice((f"{day:%d/%m/%Y}", f"{day:%d/%m/%y}", letters, f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}"))
