"""An establishment's policy that says something of everything, for tests."""

ESTABLISHMENT = """
extends: has-2025
id: chu-exemple
title: Politique du CHU d'Exemple
version: 2
establishment: CHU d'Exemple
owner: RSSI
contact: dsi@chu.test
approved_tool: {name: Assistant, url: "https://ia.exemple.fr"}
tools:
  - {service: chatgpt, tier: contracted, why: Contrat 12}
groups:
  - {id: dim, title: Le DIM, os_groups: [dim]}
  - {id: nuit, title: La garde, header: {value: nuit, from: ["10.0.0.1"]}}
hours: {days: [lundi, mardi], from: "08:00", to: "18:30"}
identifiers:
  - {id: ipp-local, title: IPP, category: IPP, pattern: "8[0-9]{9}", examples: ["8012345678", "8012345679"],
     after: [dossier], non_examples: [rien]}
replacements: {AGE: generalise, PERSON: surrogate}
limits: {seconds: 10}
retention: {days: 300}
custodians:
  - {title: DPO, key: "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="}
  - {title: RSSI, key: "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI="}
messages:
  blocked: |-
    {tell}

    Référence : {reference}
overrides:
  - {rule: cas-invente, why: pas chez nous, status: retired}
  - rule: identite-directe
    why: plus strict
    action: block
    cases:
      - {name: un nom, text: "Écris à Mme <PERSON>Claire Vidal</PERSON>.", expect: block}
      - {name: personne, text: "Quelle dose de lithium ?", expect: allow}
exceptions:
  - id: dim-nom
    title: Le DIM peut nommer
    rule: identite-directe
    when: {group: [dim], service: [chatgpt]}
    action: allow
    approver: Dr Vidal
    reason: étude
    granted: 2026-11-01
    expires: 2026-12-01
    cases:
      - {name: un nom du DIM, text: "Relis la note de Mme <PERSON>Claire Vidal</PERSON>.",
         facts: {groups: [dim], service: chatgpt}, expect: allow}
rules:
  - id: nuit-anonyme
    title: La nuit, rien de rare
    status: observe
    why: essai
    when: {identifying: [indirect], hours: outside, anonymity_below: 50000}
    action: block
    tell: Reposez la question de façon générale.
    references: [note interne]
    owner: DPO
    cases:
      - name: la nuit
        text: "Un maire de village tousse."
        facts: {identifying: indirect, anonymity: 10, at: "2026-11-22T23:00"}
        expect: block
      - {name: rien, text: "Quelle dose de lithium ?", expect: allow}
...
"""
