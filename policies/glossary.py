"""What every word of a policy means, in French: for the schema, the editor and people's screens.

What people are told of a request is said in English too: an establishment chooses.
"""

from collections.abc import Mapping
from enum import StrEnum

from detectors.finding import Category, Identifying, Role
from policies.decision import Action
from policies.document import Mode
from policies.facts import Obstacle, Tier
from policies.hours import Day, Moment
from policies.messages import Language
from policies.replacements import Replacement
from policies.rule import Status

GLOSSARY: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Tier: {
        Tier.OPEN: "outil en accès libre",
        Tier.CONTRACTED: "outil sous contrat avec l'établissement",
        Tier.APPROVED: "outil validé : celui de l'établissement, ou hébergé HDS",
    },
    Action: {
        Action.ALLOW: "part sans aucun changement",
        Action.REDACT: "ce qui désigne est masqué ; part si la demande masquée, relue, obtient « allow »",
        Action.BLOCK: "ne part pas",
    },
    Mode: {
        Mode.ENFORCE: "les décisions s'appliquent",
        Mode.OBSERVE: "tout est noté au journal, rien n'est retenu ni masqué",
    },
    Language: {Language.FRENCH: "français", Language.ENGLISH: "anglais"},
    Day: {day: f"le {day}" for day in Day},
    Moment: {Moment.DURING: "pendant les heures ouvrées", Moment.OUTSIDE: "hors des heures ouvrées"},
    Replacement: {
        Replacement.PLACEHOLDER: "un repère, [NOM_1_K7QX], remis en clair dans la réponse",
        Replacement.SURROGATE: "un nom ou un numéro inventé, remis en clair dans la réponse",
        Replacement.GENERALISE: "ce que c'est en général : tranche d'âge, taille de commune, jour compté",
        Replacement.SHIFT: "la date, décalée d'autant de jours pour toute la conversation, remise dans la réponse",
        Replacement.MASK: "des points, •••••, jamais remis",
    },
    Status: {
        Status.OBSERVE: "notée dans le journal, sans effet",
        Status.ENFORCE: "appliquée",
        Status.RETIRED: "retirée ; son nom reste réservé",
    },
    Identifying: {
        Identifying.NONE: "personne n'est reconnaissable",
        Identifying.INDIRECT: "un ensemble d'indices ne laisse que peu de personnes possibles",
        Identifying.DIRECT: "un nom, un numéro ou une adresse désigne une personne",
    },
    Role: {
        Role.PATIENT: "patient, ou personne dont on ne sait rien",
        Role.RELATIVE: "proche du patient",
        Role.PROFESSIONAL: "professionnel qui soigne, écrit ou reçoit",
    },
    Obstacle: {
        Obstacle.IMAGE: "image",
        Obstacle.AUDIO: "enregistrement sonore",
        Obstacle.VIDEO: "vidéo",
        Obstacle.FILE: "fichier joint illisible",
        Obstacle.ENCODED: "contenu codé",
        Obstacle.TOKEN_IDS: "texte envoyé sous forme de numéros",
        Obstacle.BINARY: "données binaires",
        Obstacle.UNKNOWN: "contenu de forme inconnue",
    },
    Category: {
        Category.PERSON: "nom d'une personne",
        Category.DATE_OF_BIRTH: "date de naissance",
        Category.AGE: "âge",
        Category.DATE: "date",
        Category.NIR: "numéro de sécurité sociale",
        Category.IPP: "numéro de patient (IPP)",
        Category.NDA: "numéro de séjour (NDA)",
        Category.RPPS: "numéro RPPS d'un professionnel",
        Category.ADELI: "numéro ADELI d'un professionnel",
        Category.FINESS: "numéro FINESS d'un établissement",
        Category.RECORD_ID: "numéro de dossier, de prélèvement ou de document",
        Category.PHONE_NUMBER: "numéro de téléphone",
        Category.EMAIL_ADDRESS: "adresse électronique",
        Category.URL: "adresse web",
        Category.IP_ADDRESS: "adresse IP",
        Category.IBAN: "IBAN",
        Category.CREDIT_CARD: "numéro de carte bancaire",
        Category.ADDRESS: "adresse postale",
        Category.POSTAL_CODE: "code postal",
        Category.CITY: "commune",
        Category.FACILITY: "établissement",
        Category.UNIT: "service, chambre ou lit",
        Category.PROFESSION: "profession",
        Category.ORIGIN: "origine ou nationalité",
        Category.SITUATION: "situation singulière",
        Category.DISEASE: "maladie",
        Category.DRUG: "médicament",
        Category.PROCEDURE: "acte ou examen",
        Category.SYMPTOM: "symptôme",
        Category.LAB_VALUE: "résultat d'analyse",
        Category.ENCODED_CONTENT: "texte codé",
    },
}

_ENGLISH: Mapping[StrEnum, str] = {
    Obstacle.IMAGE: "picture",
    Obstacle.AUDIO: "sound recording",
    Obstacle.VIDEO: "video",
    Obstacle.FILE: "attached file that cannot be read",
    Obstacle.ENCODED: "encoded content",
    Obstacle.TOKEN_IDS: "text sent as numbers",
    Obstacle.BINARY: "binary data",
    Obstacle.UNKNOWN: "content of an unknown form",
    Category.PERSON: "name of a person",
    Category.DATE_OF_BIRTH: "date of birth",
    Category.AGE: "age",
    Category.DATE: "date",
    Category.NIR: "French social security number",
    Category.IPP: "patient number (IPP)",
    Category.NDA: "number of a stay (NDA)",
    Category.RPPS: "professional's RPPS number",
    Category.ADELI: "professional's ADELI number",
    Category.FINESS: "facility's FINESS number",
    Category.RECORD_ID: "number of a record, sample or document",
    Category.PHONE_NUMBER: "phone number",
    Category.EMAIL_ADDRESS: "e-mail address",
    Category.URL: "web address",
    Category.IP_ADDRESS: "IP address",
    Category.IBAN: "IBAN",
    Category.CREDIT_CARD: "bank card number",
    Category.ADDRESS: "postal address",
    Category.POSTAL_CODE: "postcode",
    Category.CITY: "town",
    Category.FACILITY: "health facility",
    Category.UNIT: "ward, room or bed",
    Category.PROFESSION: "occupation",
    Category.ORIGIN: "origin or nationality",
    Category.SITUATION: "singular situation",
    Category.DISEASE: "disease",
    Category.DRUG: "drug",
    Category.PROCEDURE: "procedure or examination",
    Category.SYMPTOM: "symptom",
    Category.LAB_VALUE: "test result",
    Category.ENCODED_CONTENT: "encoded text",
}


def named(found: Category | Obstacle, language: Language) -> str:
    """Give what people call something found in a request."""
    return GLOSSARY[type(found)][found] if language is Language.FRENCH else _ENGLISH[found]
