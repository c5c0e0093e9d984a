"""A first rule for each kind of establishment: under observation, with its cases, to be read and changed."""

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """What an establishment is."""

    CHU = "chu"
    EHPAD = "ehpad"
    CLINIQUE = "clinique"
    LABORATOIRE = "laboratoire"


MEANINGS: Mapping[Kind, str] = {
    Kind.CHU: "hôpital public (CHU, CH, GHT)",
    Kind.EHPAD: "hébergement médico-social",
    Kind.CLINIQUE: "privé, ESPIC…",
    Kind.LABORATOIRE: "biologie médicale",
}
"""For those who choose: what each word covers, in French."""

RULES: Mapping[Kind, str] = {
    Kind.CHU: """
  - id: nom-et-chambre
    title: Un nom et un lieu d'hospitalisation ensemble sont à réécrire
    status: observe
    why: Un nom masqué se devine encore quand le service et la chambre restent dans le récit.
    when:
      tier: [open]
      categories: {all_of: [PERSON, UNIT]}
    action: block
    tell: >-
      Votre demande donne un nom et le lieu d'hospitalisation de la personne. Posez la question de façon générale,
      sans nom, service ni chambre, ou utilisez l'outil validé par l'établissement.
    references: ["HAS, IA générative en santé, octobre 2025", "CSP art. L1110-4"]
    owner: DPO
    cases:
      - name: un nom et une chambre
        text: "Mme <PERSON>Claire Vidal</PERSON>, <UNIT>chambre 214</UNIT>, refuse son traitement : que lui dire ?"
        expect: block
      - name: un nom sans lieu
        text: "Rédige la lettre de liaison de Mme <PERSON>Claire Vidal</PERSON>."
        expect: redact
""",
    Kind.EHPAD: """
  - id: chambre-de-resident
    title: La chambre d'un résident est à retirer
    status: observe
    why: Dans une maison de quelques dizaines de résidents, un numéro de chambre vaut un nom.
    when:
      tier: [open]
      categories: {any_of: [UNIT]}
    action: block
    tell: >-
      Votre demande indique la chambre ou l'unité d'un résident : chacun ici saurait de qui il s'agit. Posez la
      question de façon générale, sans chambre, âge ni date, ou utilisez l'outil validé par l'établissement.
    references: ["HAS, IA générative en santé, octobre 2025", "RGPD art. 4(1)"]
    owner: DPO
    cases:
      - name: la résidente d'une chambre
        text: "La résidente de la <UNIT>chambre 12</UNIT> refuse ses repas depuis mardi : que proposer ?"
        expect: block
      - name: les résidents en général
        text: "Comment stimuler l'appétit des résidents âgés ?"
        expect: allow
""",
    Kind.CLINIQUE: """
  - id: coordonnees-de-patient
    title: Le téléphone ou le courriel d'un patient est à retirer
    status: observe
    why: Les rappels de rendez-vous se préparent avec un modèle vierge, sans les coordonnées de personne.
    when:
      tier: [open]
      categories: {any_of: [PHONE_NUMBER, EMAIL_ADDRESS]}
    action: block
    tell: >-
      Votre demande contient un téléphone ou une adresse électronique. Demandez un modèle vierge, que vous compléterez
      dans le logiciel de rendez-vous, ou utilisez l'outil validé par l'établissement.
    references: ["HAS, IA générative en santé, octobre 2025", "RGPD art. 5(1)(c)"]
    owner: DPO
    cases:
      - name: un rappel à un numéro
        text: "Écris un SMS de rappel de rendez-vous pour le <PHONE_NUMBER>06 39 98 12 34</PHONE_NUMBER>."
        expect: block
      - name: un modèle de rappel
        text: "Écris un modèle de SMS de rappel de rendez-vous de chirurgie ambulatoire."
        expect: allow
""",
    Kind.LABORATOIRE: """
  - id: etiquette-de-prelevement
    title: L'étiquette d'un prélèvement est à retirer
    status: observe
    why: Nom et date de naissance se recopient avec les résultats ; l'interprétation n'en a pas besoin.
    when:
      tier: [open]
      categories: {all_of: [PERSON, DATE_OF_BIRTH]}
    action: block
    tell: >-
      Votre demande contient un nom et une date de naissance, comme sur une étiquette. Donnez les résultats seuls,
      ou posez la question de façon générale, ou utilisez l'outil validé par l'établissement.
    references: ["HAS, IA générative en santé, octobre 2025", "CSP art. L1110-4"]
    owner: DPO
    cases:
      - name: une étiquette recopiée
        text: >-
          Mme <PERSON>Claire Vidal</PERSON>, née le <DATE_OF_BIRTH>14/02/1961</DATE_OF_BIRTH> : potassium à 6,1 mmol/L.
        expect: block
      - name: une question de biologie
        text: "Quelles sont les causes de fausse hyperkaliémie au laboratoire ?"
        expect: allow
""",
}
"""As they stand in a file."""

IDENTIFIER_RULE = """
  - id: numero-de-patient
    title: Un numéro de patient est à retirer, un repère ne suffit pas
    status: observe
    why: Le numéro ouvre tout le dossier à qui a accès au système ; aucune question n'en a besoin.
    when:
      tier: [open, contracted]
      categories: {any_of: [IPP]}
    action: block
    tell: >-
      Votre demande contient un numéro de patient. Retirez-le : la réponse n'en dépend pas. Sinon, utilisez l'outil
      validé par l'établissement.
    references: ["HAS, IA générative en santé, octobre 2025", "RGPD art. 5(1)(c)"]
    owner: DPO
    cases:
      - name: un numéro de l'établissement
        text: SENTENCE
        expect: block
      - name: une question sur ces numéros
        text: "À quoi sert un identifiant permanent du patient ?"
        expect: allow
"""
"""For an establishment that gives its own numbers; SENTENCE holds one of them."""
