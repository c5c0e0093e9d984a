"""Why a request was refused when no policy decided, and what to tell its author."""

from collections.abc import Mapping
from enum import StrEnum

from policies.messages import Language


class ReasonCode(StrEnum):
    """A refusal that is not the policy's; the journal and the refusal page name it."""

    ANALYSIS_FAILED = "analysis_failed"
    ANALYSIS_TIMEOUT = "analysis_timeout"
    ANALYSIS_OVERLOADED = "analysis_overloaded"
    WORKER_DIED = "worker_died"
    MODEL_MISSING = "model_missing"
    POLICY_INVALID = "policy_invalid"
    JOURNAL_UNWRITABLE = "journal_unwritable"
    JOURNAL_FULL = "journal_full"
    ENCODING_UNKNOWN = "encoding_unknown"
    ENCODING_INVALID = "encoding_invalid"
    TOO_LARGE = "too_large"
    DECOMPRESSION_BOMB = "decompression_bomb"
    JSON_INVALID = "json_invalid"
    JSON_DUPLICATE_KEY = "json_duplicate_key"
    JSON_TOO_DEEP = "json_too_deep"
    UNICODE_INVALID = "unicode_invalid"
    BODY_UNREADABLE = "body_unreadable"
    WEBSOCKET_REFUSED = "websocket_refused"
    NOT_HTTP = "not_http"
    HOST_MISMATCH = "host_mismatch"
    CLIENT_GONE = "client_gone"
    CANCELLED = "cancelled"
    INTERNAL_ERROR = "internal_error"
    REDACTION_INCOMPLETE = "redaction_incomplete"
    CANNOT_REWRITE = "cannot_rewrite"
    TEXT_TOO_LONG = "text_too_long"
    HTTP_MALFORMED = "http_malformed"
    CANARY_FAILED = "canary_failed"
    AUTHORITY_UNUSABLE = "authority_unusable"


_RETRY = "Réessayez dans une minute ; si cela se répète, donnez le numéro de référence à l'informatique."
_TELL_IT = "Donnez le numéro de référence à l'informatique."
_OTHER_WAY = "Passez par la page habituelle du service, ou donnez le numéro de référence à l'informatique."
_AGAIN = "Rechargez la page et recommencez."

ADVICE: Mapping[ReasonCode, str] = {
    ReasonCode.ANALYSIS_FAILED: f"La vérification de votre demande n'a pas abouti, rien n'a été envoyé. {_RETRY}",
    ReasonCode.ANALYSIS_TIMEOUT: "La vérification a pris trop de temps, rien n'a été envoyé. "
    "Raccourcissez votre demande ou envoyez-la en plusieurs fois.",
    ReasonCode.ANALYSIS_OVERLOADED: "Trop de demandes sont en cours de vérification sur ce poste. "
    "Attendez quelques secondes et renvoyez la vôtre.",
    ReasonCode.WORKER_DIED: f"La vérification s'est interrompue, rien n'a été envoyé. {_RETRY}",
    ReasonCode.MODEL_MISSING: f"La vérification n'est pas installée en entier sur ce poste. {_TELL_IT}",
    ReasonCode.POLICY_INVALID: f"Les règles de votre établissement ne peuvent pas être lues. {_TELL_IT}",
    ReasonCode.JOURNAL_UNWRITABLE: "La décision n'a pas pu être inscrite au journal, rien n'a donc été envoyé. "
    f"{_TELL_IT}",
    ReasonCode.JOURNAL_FULL: "Le journal reçoit plus de décisions qu'il n'en peut inscrire. "
    "Attendez quelques secondes et renvoyez votre demande.",
    ReasonCode.ENCODING_UNKNOWN: f"La demande est compressée d'une façon que Paravent ne sait pas lire. {_OTHER_WAY}",
    ReasonCode.ENCODING_INVALID: f"La demande est arrivée incomplète ou abîmée. {_AGAIN}",
    ReasonCode.TOO_LARGE: "La demande est trop volumineuse pour être vérifiée. Retirez des fichiers ou "
    "raccourcissez-la.",
    ReasonCode.DECOMPRESSION_BOMB: "La demande grossit démesurément une fois décompressée, elle est refusée. "
    "N'envoyez pas ce fichier.",
    ReasonCode.JSON_INVALID: f"La demande est mal formée et ne peut pas être vérifiée. {_AGAIN}",
    ReasonCode.JSON_DUPLICATE_KEY: "La demande peut se lire de deux façons, elle ne peut pas être vérifiée. "
    f"{_OTHER_WAY}",
    ReasonCode.JSON_TOO_DEEP: f"La demande est trop imbriquée pour être vérifiée. {_OTHER_WAY}",
    ReasonCode.UNICODE_INVALID: "La demande contient des caractères impossibles à lire. "
    "Recopiez votre texte sans mise en forme et recommencez.",
    ReasonCode.BODY_UNREADABLE: "Le contenu de cette demande ne peut pas être lu, donc pas vérifié. "
    "Écrivez votre question en texte, sans pièce jointe.",
    ReasonCode.WEBSOCKET_REFUSED: "Cette fonction garde une liaison ouverte que Paravent ne peut pas vérifier, "
    "comme la voix. Utilisez la conversation écrite.",
    ReasonCode.NOT_HTTP: "Cette liaison n'est pas celle d'un navigateur et ne peut pas être vérifiée. "
    "Passez par la page du service.",
    ReasonCode.HOST_MISMATCH: "L'adresse demandée n'est pas celle du service réellement joint. "
    f"Fermez la page ; {_TELL_IT[0].lower()}{_TELL_IT[1:]}",
    ReasonCode.CLIENT_GONE: "La page a été fermée avant la fin de la vérification, rien n'a été envoyé. "
    "Renvoyez votre demande si vous en avez encore besoin.",
    ReasonCode.CANCELLED: "La demande a été annulée pendant la vérification, rien n'a été envoyé. "
    "Renvoyez-la si vous en avez encore besoin.",
    ReasonCode.INTERNAL_ERROR: f"Paravent a rencontré une erreur, rien n'a été envoyé. {_RETRY}",
    ReasonCode.REDACTION_INCOMPLETE: "Tout ce qui identifie n'a pas pu être masqué, rien n'a donc été envoyé. "
    "Retirez vous-même les noms, dates et numéros, puis renvoyez.",
    ReasonCode.CANNOT_REWRITE: "Ce service n'accepte pas que ce qui désigne une personne soit remplacé en route. "
    "Remplacez-le vous-même, puis renvoyez.",
    ReasonCode.TEXT_TOO_LONG: "Le texte est trop long pour être vérifié en entier. Envoyez-le en plusieurs fois.",
    ReasonCode.HTTP_MALFORMED: f"La demande est mal formée et a été refusée. {_AGAIN}",
    ReasonCode.AUTHORITY_UNUSABLE: f"Le certificat de ce poste ne doit plus servir, rien n'a été envoyé. {_TELL_IT}",
    ReasonCode.CANARY_FAILED: "Paravent s'essaie lui-même, et son dernier essai a échoué : rien ne part plus. "
    f"{_TELL_IT}",
}
"""One message per code, in French: what happened, then what to do."""

_RETRY_EN = "Try again in a minute; if it happens again, give the reference to the IT team."
_TELL_IT_EN = "Give the reference to the IT team."
_OTHER_WAY_EN = "Use the service's usual page, or give the reference to the IT team."
_AGAIN_EN = "Reload the page and start again."

ADVICE_IN: Mapping[Language, Mapping[ReasonCode, str]] = {
    Language.FRENCH: ADVICE,
    Language.ENGLISH: {
        ReasonCode.ANALYSIS_FAILED: f"The check of your request did not succeed, nothing was sent. {_RETRY_EN}",
        ReasonCode.ANALYSIS_TIMEOUT: "The check took too long, nothing was sent. "
        "Shorten your request, or send it in parts.",
        ReasonCode.ANALYSIS_OVERLOADED: "Too many requests are being checked on this computer. "
        "Wait a few seconds and send yours again.",
        ReasonCode.WORKER_DIED: f"The check was interrupted, nothing was sent. {_RETRY_EN}",
        ReasonCode.MODEL_MISSING: f"The check is not fully installed on this computer. {_TELL_IT_EN}",
        ReasonCode.POLICY_INVALID: f"The rules of your hospital cannot be read. {_TELL_IT_EN}",
        ReasonCode.JOURNAL_UNWRITABLE: "The decision could not be written to the journal, so nothing was sent. "
        f"{_TELL_IT_EN}",
        ReasonCode.JOURNAL_FULL: "The journal is given more decisions than it can write. "
        "Wait a few seconds and send your request again.",
        ReasonCode.ENCODING_UNKNOWN: f"The request is compressed in a way that Paravent cannot read. {_OTHER_WAY_EN}",
        ReasonCode.ENCODING_INVALID: f"The request arrived incomplete or damaged. {_AGAIN_EN}",
        ReasonCode.TOO_LARGE: "The request is too large to be checked. Take files out of it, or shorten it.",
        ReasonCode.DECOMPRESSION_BOMB: "The request grows out of all measure once decompressed, and is refused. "
        "Do not send this file.",
        ReasonCode.JSON_INVALID: f"The request is badly formed and cannot be checked. {_AGAIN_EN}",
        ReasonCode.JSON_DUPLICATE_KEY: f"The request can be read in two ways, so it cannot be checked. {_OTHER_WAY_EN}",
        ReasonCode.JSON_TOO_DEEP: f"The request is nested too deep to be checked. {_OTHER_WAY_EN}",
        ReasonCode.UNICODE_INVALID: "The request holds characters that cannot be read. "
        "Copy your text without its formatting and start again.",
        ReasonCode.BODY_UNREADABLE: "The content of this request cannot be read, so it cannot be checked. "
        "Write your question as text, without attachments.",
        ReasonCode.WEBSOCKET_REFUSED: "This function, like voice, keeps open a link that Paravent cannot check. "
        "Use the written conversation.",
        ReasonCode.NOT_HTTP: "This link is not a browser's and cannot be checked. Use the page of the service.",
        ReasonCode.HOST_MISMATCH: "The address asked for is not that of the service really reached. "
        "Close the page; give the reference to the IT team.",
        ReasonCode.CLIENT_GONE: "The page was closed before the check ended, nothing was sent. "
        "Send your request again if you still need it.",
        ReasonCode.CANCELLED: "The request was cancelled during the check, nothing was sent. "
        "Send it again if you still need it.",
        ReasonCode.INTERNAL_ERROR: f"Paravent met an error, nothing was sent. {_RETRY_EN}",
        ReasonCode.REDACTION_INCOMPLETE: "Not all that identifies could be masked, so nothing was sent. "
        "Take out names, dates and numbers yourself, then send it again.",
        ReasonCode.CANNOT_REWRITE: "This service does not accept that what points to a person be replaced on the way. "
        "Replace it yourself, then send it again.",
        ReasonCode.TEXT_TOO_LONG: "The text is too long to be checked in full. Send it in parts.",
        ReasonCode.HTTP_MALFORMED: f"The request is badly formed and was refused. {_AGAIN_EN}",
        ReasonCode.AUTHORITY_UNUSABLE: "The certificate of this computer must not be used any more, nothing was sent. "
        f"{_TELL_IT_EN}",
        ReasonCode.CANARY_FAILED: f"Paravent tries itself, and its last trial failed: nothing is sent. {_TELL_IT_EN}",
    },
}
"""The same advice in the language of each establishment."""
