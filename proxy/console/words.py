"""What readers of the console call each word of the journal."""

from collections.abc import Mapping

from detectors.finding import Category, Identifying, Role
from policies.decision import Action
from policies.facts import Obstacle, Tier
from policies.glossary import GLOSSARY
from proxy.reasons import ReasonCode
from proxy.services.catalogue import Kind

ACTIONS: Mapping[str, str] = {Action.ALLOW: "laissée passer", Action.REDACT: "masquée", Action.BLOCK: "bloquée"}
"""What became of one request."""

ACTIONS_OF_MANY: Mapping[str, str] = {
    Action.ALLOW: "Laissées passer",
    Action.REDACT: "Masquées",
    Action.BLOCK: "Bloquées",
}

TIERS: Mapping[str, str] = {Tier.OPEN: "accès libre", Tier.CONTRACTED: "sous contrat", Tier.APPROVED: "validé"}

KINDS: Mapping[str, str] = {
    Kind.WEB: "page web",
    Kind.API: "interface de programmation (API)",
    Kind.ASSISTANT: "assistant intégré",
    Kind.CODE: "outil de code",
    Kind.HEALTH: "outil de santé",
    Kind.MEDIA: "image, son ou vidéo",
    Kind.IDENTITY: "page de connexion",
}

IDENTIFYING: Mapping[str, str] = {
    Identifying.NONE: "aucune personne",
    Identifying.INDIRECT: "une personne, par recoupement",
    Identifying.DIRECT: "une personne, directement",
}

ROLES: Mapping[str, str] = {
    Role.PATIENT: "patient",
    Role.RELATIVE: "proche d'un patient",
    Role.PROFESSIONAL: "professionnel",
}

REASONS: Mapping[str, str] = {
    ReasonCode.ANALYSIS_FAILED: "analyse interrompue par une erreur",
    ReasonCode.ANALYSIS_TIMEOUT: "analyse trop longue",
    ReasonCode.ANALYSIS_OVERLOADED: "trop d'analyses en même temps",
    ReasonCode.WORKER_DIED: "arrêt du programme d'analyse",
    ReasonCode.MODEL_MISSING: "modèle de langue absent",
    ReasonCode.POLICY_INVALID: "politique illisible",
    ReasonCode.JOURNAL_UNWRITABLE: "journal impossible à écrire",
    ReasonCode.JOURNAL_FULL: "journal débordé",
    ReasonCode.ENCODING_UNKNOWN: "compression inconnue",
    ReasonCode.ENCODING_INVALID: "contenu compressé abîmé",
    ReasonCode.TOO_LARGE: "demande trop volumineuse",
    ReasonCode.DECOMPRESSION_BOMB: "contenu qui grossit démesurément",
    ReasonCode.JSON_INVALID: "demande mal formée",
    ReasonCode.JSON_DUPLICATE_KEY: "demande qui se lit de deux façons",
    ReasonCode.JSON_TOO_DEEP: "demande trop imbriquée",
    ReasonCode.UNICODE_INVALID: "caractères illisibles",
    ReasonCode.BODY_UNREADABLE: "contenu que rien ne sait lire",
    ReasonCode.WEBSOCKET_REFUSED: "liaison ouverte qui ne peut pas être lue",
    ReasonCode.NOT_HTTP: "liaison qui n'est pas celle d'un navigateur",
    ReasonCode.HOST_MISMATCH: "adresse demandée différente du service joint",
    ReasonCode.CLIENT_GONE: "page fermée avant la fin",
    ReasonCode.CANCELLED: "demande annulée par son auteur",
    ReasonCode.INTERNAL_ERROR: "erreur de Paravent",
    ReasonCode.REDACTION_INCOMPLETE: "masquage incomplet",
    ReasonCode.CANNOT_REWRITE: "service qui n'accepte pas le masquage",
    ReasonCode.TEXT_TOO_LONG: "texte trop long",
    ReasonCode.HTTP_MALFORMED: "requête mal formée",
    ReasonCode.AUTHORITY_UNUSABLE: "autorité du poste révoquée ou inutilisable",
    ReasonCode.CANARY_FAILED: "essai de Paravent par lui-même en échec",
}
"""Why a request was refused when no rule decided."""

SAID: Mapping[str, str] = {
    "no_person": "aucune personne n'était désignée",
    "invented": "le cas était inventé",
    "public": "l'information était publique",
    "other": "une autre raison",
}
"""What the author of a request says of it."""

OUTCOMES: Mapping[str, str] = {
    "false_alarm": "fausse alerte confirmée",
    "justified": "décision justifiée",
    "rule_changed": "règle modifiée",
    "reopened": "rouverte",
}
"""How a report was handled."""

CAUSES: Mapping[str, str] = {
    "invalid": "elle contient des erreurs",
    "unreadable": "le fichier ne peut pas être lu",
    "unreachable": "son serveur ne répond pas",
    "signature": "sa signature manque ou n'est pas la bonne",
    "rollback": "elle est plus ancienne que celle en vigueur",
    "internal": "Paravent a rencontré une erreur en la lisant",
}
"""Why a policy was refused."""

SUPPLIERS: Mapping[str, str] = {
    "file": "fichier",
    "git": "dépôt Git",
    "https": "serveur HTTPS",
    "kept": "dernière copie gardée",
}

MODES: Mapping[str, str] = {"enforce": "les décisions s'appliquent", "observe": "observation : rien n'est retenu"}


def category(value: str) -> str:
    """Name a category; one of a later version stays as it is."""
    return GLOSSARY[Category][Category(value)] if value in set(Category) else value


def obstacle(value: str) -> str:
    """Name what could not be read; one of a later version stays as it is."""
    return GLOSSARY[Obstacle][Obstacle(value)] if value in set(Obstacle) else value


def capital(text: str) -> str:
    """Begin with a capital, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def reason(value: str) -> str:
    """Name a refusal that was not the policy's; one of a later version stays as it is."""
    return REASONS.get(value, value)
