"""Values that say nothing: left blank, unknown, to be filled in, or the name of a field again."""

import re

from detectors.fields.vocabulary import LONGEST, field, glued
from detectors.fields.wordings import Proof
from detectors.lexicons import words

_UNKNOWN = words(
    """
    nc nd ns nr na ras nsp non oui inconnu inconnue inconnus aucun aucune neant sans vide rien idem none null nil nan
    undefined unknown unspecified true false yes no string str text texte int integer varchar date value valeur
    anonyme anonymise anonymisee masque masquee confidentiel redacted removed deleted anonymous anonymized na non
    noncommunique noncommuniquee nonrenseigne nonrenseignee nonprecise nonprecisee nonconnu nonconnue noninforme
    acompleter completer aremplir remplir arenseigner apreciser adefinir aconfirmer encours enattente sansobjet
    voirdossier cfdossier voir cf exemple example test todo tbd lorem
    libre bloque bloquee disponible inoccupe inoccupee vacant vacante ferme fermee apourvoir pourvoir etiquette
    etiquettepatient collerletiquette
    jjmmaaaa ddmmyyyy yyyymmdd aaaammjj mmddyyyy jjmmaa xx xxx xxxx
    """
)
_DRAWN = re.compile(r"[\W_0]*|[\W_]*(?:[xX]+|\.{2,}|\?+|0+|#+)[\W_]*")
_SLOT = re.compile(r"[{<\[$%(]{1,2}.{0,60}[}>\])%]{1,2}|\$\w+|%\w+|@\w+")
_OURS = re.compile(r"[\[<]?[A-Z_]+_\d{1,3}(?:_[A-Z0-9]{4})?[\]>]?")


_PLAIN_START = frozenset("ABCDEFGHIJKLMNOPQRSTUVWYZabcdefghijklmnopqrstuvwyz123456789")
"""What no drawn blank and no slot starts with, so that most values need no closer look."""
_LONGEST = 120
_RANK = 2
"""Digits in the name of a field: TEL2, ADR_10."""


def is_blank(value: str) -> bool:
    """Tell whether a value stands for none: "____", "NC", "à compléter", "{{nom}}", "[NOM_1_7K2P]", "NOM^PRENOM"."""
    if len(value) > _LONGEST:
        return not any(map(str.isalnum, value))
    first = value[:1]
    if first not in _PLAIN_START and (_SLOT.fullmatch(value) or _DRAWN.fullmatch(value)):
        return True
    if "_" in value and _OURS.fullmatch(value):
        return True
    letters = glued(value) if len(value) <= LONGEST else ""
    if letters in _UNKNOWN or letters.startswith(("aremplir", "acomplet", "arenseign")):
        return True
    return bool(letters) and _names_fields(value)


def _names_fields(value: str) -> bool:
    """Tell whether a value only repeats names of fields; "Mari" and "Ville" are surnames too."""
    if sum(map(str.isdigit, value)) > _RANK:
        return False
    parts = [part for part in re.split(r"[\^~&|;,/ ]", value) if part.strip()]
    never = _NEVER_A_NAME if len(parts) == 1 else _NEVER_NAMES
    return all(_DRAWN.fullmatch(part) or ((found := field(part)) and found.proof in never) for part in parts)


_NEVER_A_NAME = frozenset({Proof.IDENTITY, Proof.NAME})
_NEVER_NAMES = _NEVER_A_NAME | {Proof.DETAIL}
