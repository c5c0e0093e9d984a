"""What every word of a policy means, in French: for the schema, the editor and people's screens."""

from collections.abc import Mapping
from enum import StrEnum

from detectors.finding import Category, Identifying, Role
from policies.decision import Action
from policies.facts import Obstacle, Tier
from policies.model import Status

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
