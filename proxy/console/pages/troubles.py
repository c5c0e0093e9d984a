"""Refusals that mean that something is wrong with a machine, not with a request, and what to do about each."""

from collections.abc import Mapping

from proxy.reasons import ReasonCode

TROUBLES: Mapping[str, str] = {
    ReasonCode.ANALYSIS_FAILED: "L'analyse échoue. Relancez Paravent ; si cela continue, gardez son journal système.",
    ReasonCode.ANALYSIS_TIMEOUT: "Le poste est trop lent pour les textes reçus. Libérez du processeur, ou relevez "
    "« limits: seconds » dans la politique.",
    ReasonCode.ANALYSIS_OVERLOADED: "Le poste est saturé. Ajoutez « --workers 2 » s'il a de la mémoire.",
    ReasonCode.WORKER_DIED: "Le programme d'analyse s'arrête. Vérifiez la mémoire du poste.",
    ReasonCode.MODEL_MISSING: "Le modèle livré manque ou a changé. Réinstallez Paravent.",
    ReasonCode.POLICY_INVALID: "Aucune politique ne peut être lue. Corrigez-la (« paravent policy check »), relancez.",
    ReasonCode.JOURNAL_UNWRITABLE: "Le journal ne peut pas être écrit. Vérifiez la place, les droits et le montage.",
    ReasonCode.JOURNAL_FULL: "Le journal reçoit plus de décisions qu'il n'en écrit. Vérifiez la vitesse du disque.",
    ReasonCode.INTERNAL_ERROR: "Paravent a une erreur. Gardez son journal système et signalez-la.",
    ReasonCode.AUTHORITY_UNUSABLE: "L'autorité du poste a été révoquée, a expiré ou n'est plus secrète. Voyez "
    "« paravent ca show ».",
    ReasonCode.CANARY_FAILED: "Un patient inventé est passé, ou n'a pas été vu. Arrêtez de servir ce poste, gardez son "
    "journal, signalez-le.",
    ReasonCode.HOST_MISMATCH: "Une adresse demandée n'est pas celle du service joint. Cherchez un DNS détourné, ou un "
    "poste qui contourne le proxy.",
}
