"""What the program's exit status says."""

from enum import IntEnum


class Exit(IntEnum):
    """Named, stable: scripts and supervision rely on them. 2 is a wrong command line."""

    OK = 0
    FAILED = 1
    USAGE = 2
    POLICY_INVALID = 3
    CATALOGUE_INVALID = 4
    MODEL_MISSING = 5
    AUTHORITY_UNUSABLE = 6
    PORT_TAKEN = 7
    JOURNAL_ALTERED = 8
    INPUT_INVALID = 9
    LEAK = 10
    NOT_INSTALLED = 11
    CASES_FAILED = 12
    POLICY_WEAKER = 13
    POLICY_UNFORMATTED = 14
    JOURNAL_UNSIGNED = 15
    PROXY_UNREACHABLE = 16
    REPORT_UNWRITTEN = 17
    SEAL_CLOSED = 18
    STORE_UNREACHABLE = 19
    DESTINATION_UNREACHABLE = 20
    DOCTOR_FOUND = 21
    CAPTURE_FAILED = 22
    INSTALL_FAILED = 23


MEANINGS: dict[Exit, str] = {
    Exit.OK: "tout s'est bien passé",
    Exit.FAILED: "erreur inattendue",
    Exit.USAGE: "commande ou option mal écrite",
    Exit.POLICY_INVALID: "la politique contient une erreur (fichier:ligne:colonne dans le message)",
    Exit.CATALOGUE_INVALID: "le catalogue des services contient une erreur",
    Exit.MODEL_MISSING: "le modèle d'analyse du français n'est pas installé",
    Exit.AUTHORITY_UNUSABLE: "l'autorité de certification manque, a expiré, a été révoquée ou est lisible par d'autres",
    Exit.PORT_TAKEN: "le port d'écoute est déjà pris",
    Exit.JOURNAL_ALTERED: "le journal a été modifié, tronqué ou ne peut pas être lu",
    Exit.INPUT_INVALID: "un fichier donné à la commande, ou des lignes de ce fichier, ne peuvent pas servir",
    Exit.LEAK: "la démonstration a vu une donnée identifiante sortir",
    Exit.NOT_INSTALLED: "cette commande demande ce qui n'est pas installé, ou n'existe pas sur ce système",
    Exit.CASES_FAILED: "des exemples d'une politique n'obtiennent pas la réponse attendue",
    Exit.POLICY_WEAKER: "une politique laisse partir plus qu'une autre, et personne ne l'a accepté",
    Exit.POLICY_UNFORMATTED: "une politique n'a pas la mise en forme attendue (« paravent policy fmt » la donne)",
    Exit.JOURNAL_UNSIGNED: "le journal est intact, mais rien ne prouve qui l'a écrit",
    Exit.PROXY_UNREACHABLE: "aucun Paravent ne répond sur le port donné",
    Exit.REPORT_UNWRITTEN: "le signalement n'a pas pu être noté",
    Exit.SEAL_CLOSED: "l'identité reste sous scellé : clé, phrase secrète ou empreinte qui ne convient pas",
    Exit.STORE_UNREACHABLE: "la base de la console ne répond pas, ou ne peut pas servir",
    Exit.DESTINATION_UNREACHABLE: "la destination du journal ne répond pas, ou refuse",
    Exit.DOCTOR_FOUND: "le poste a au moins un point rouge",
    Exit.CAPTURE_FAILED: "les règles de capture manquent, ou ne peuvent pas être posées",
    Exit.INSTALL_FAILED: "l'installation ou le retrait n'est pas allé au bout ; la commande peut être relancée",
}
"""For the help and the documentation, in French."""
