"""A sound establishment file, and the ways in which people break one: `¦` stands where the complaint must point."""

from dataclasses import dataclass

SOUND = """\
# yaml-language-server: $schema=./schema.json
extends: has-2025
id: chu-exemple
title: Le CHU d'Exemple, ses outils et ses numéros
version: 3
mode: enforce
language: fr
establishment: CHU d'Exemple
contact: dpo@exemple.fr
approved_tool: {name: IA du CHU, url: "https://ia.exemple.fr/"}
tools:
  - service: mistral
    tier: contracted
    why: Contrat de sous-traitance signé en 2026
groups:
  - id: dim
    title: Médecins de l'information médicale
    os_groups: [dim-medecins]
    header: {value: dim, from: ["192.0.2.10"]}
hours: {days: [lundi, mardi, mercredi, jeudi, vendredi], from: "08:00", to: "18:30"}
identifiers:
  - id: ipp-chu
    title: Numéro de patient du CHU
    category: IPP
    pattern: "[A-Z]{2}[0-9]{7}"
    after: [ipp, dossier]
    examples: [AB1234567, CD7654321]
    non_examples: [AB123]
replacements: {PERSON: surrogate, DATE: shift}
limits: {characters: 200000, seconds: 10}
retention: {days: 365}
custodians:
  - {title: DPO, key: "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="}
  - {title: RSSI, key: "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI="}
messages:
  blocked: "Bloqué : {tell} Référence : {reference}."
overrides:
  - rule: cas-invente
    why: Le CHU n'admet pas les cas inventés.
    status: retired
exceptions:
  - id: dim-codage
    title: Le DIM code des récits sans nom
    rule: secret-medical
    when: {group: [dim], hours: during, identifying: [none]}
    action: allow
    approver: Directeur médical
    reason: Essai de codage assisté, revu chaque mois
    granted: 2026-11-01
    expires: 2027-10-31
rules:
  - id: banque
    title: Rien de bancaire ne part
    status: enforce
    why: Un IBAN n'aide jamais à soigner.
    when: {tier: [open], categories: {any_of: [IBAN]}}
    action: block
    tell: Votre demande contient un IBAN. Retirez-le.
    references: [RGPD art. 32]
    owner: RSSI
    cases:
      - {name: un IBAN, text: "Vire à <IBAN>FR76 3000 6000 0112 3456 7890 189</IBAN>.", expect: block}
      - {name: une question, text: "Qu'est-ce qu'un IBAN ?", expect: allow}
...
"""

SERVICES = frozenset({"openai", "mistral"})


@dataclass(frozen=True, slots=True)
class Broken:
    """One way to break a file.

    Attributes:
        name: What somebody did.
        old: Words of the sound file, which it has once.
        new: What stands there instead; `¦` before what the complaint points to.
        where: Place of the complaint in the policy, as it is spelt.
        said: What the message must hold: the value or those allowed, and the fix.
    """

    name: str
    old: str
    new: str
    where: str
    said: tuple[str, ...]

    @property
    def marked(self) -> str:
        """The broken file, still marked."""
        assert SOUND.count(self.old) == 1, self.name
        return SOUND.replace(self.old, self.new)

    @property
    def text(self) -> str:
        """The broken file."""
        return self.marked.replace("¦", "")

    @property
    def place(self) -> str:
        """Line and column of the mark, from 1, as a complaint spells them."""
        before = self.marked.partition("¦")[0]
        return f"{before.count('\n') + 1}:{len(before) - before.rfind('\n')}"
