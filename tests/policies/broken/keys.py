"""Keys that nobody knows, at every level, and keys that lack."""

from tests.policies.broken.sound import Broken

KEYS = [
    Broken(
        "an unknown key",
        "mode: enforce",
        "¦mod: enforce",
        "mod",
        ("clé inconnue", "« mode »", "Clés permises : extends"),
    ),
    Broken(
        "of a tool",
        "    tier: contracted",
        "    ¦teir: contracted",
        "tools[0].teir",
        ("« tier »", "service, tier, why"),
    ),
    Broken(
        "of the approved tool", "name: IA du CHU", "¦nom: IA du CHU", "approved_tool.nom", ("clé inconnue", "name, url")
    ),
    Broken("of a group", "os_groups: [", "¦os_group: [", "groups[0].os_group", ("« os_groups »",)),
    Broken(
        "of a header", "header: {value", "header: {¦valeur", "groups[0].header.valeur", ("« value »", "value, from")
    ),
    Broken("of the hours", "hours: {days", "hours: {¦day", "hours.day", ("« days »", "days, from, to")),
    Broken("of an identifier", "    after: [", "    ¦before: [", "identifiers[0].before", ("clé inconnue", "after")),
    Broken("of the limits", "seconds: 10", "¦second: 10", "limits.second", ("« seconds »",)),
    Broken("of the retention", "days: 365", "¦jours: 365", "retention.jours", ("clé inconnue", "days, justification")),
    Broken("of a custodian", "{title: DPO,", "{¦titre: DPO,", "custodians[0].titre", ("« title »", "title, key")),
    Broken("of the messages", "blocked: ", "¦bloqued: ", "messages.bloqued", ("« blocked »",)),
    Broken("of an override", "    status: retired", "    ¦state: retired", "overrides[0].state", ("« status »",)),
    Broken("of an exception", "    approver: ", "    ¦approved: ", "exceptions[0].approved", ("« approver »",)),
    Broken("of a rule", "    owner: RSSI", "    ¦owners: RSSI", "rules[0].owners", ("« owner »",)),
    Broken("of conditions", "when: {tier: [open]", "when: {¦tiers: [open]", "rules[0].when.tiers", ("« tier »",)),
    Broken("of a condition", "{any_of: [IBAN]}", "{¦any: [IBAN]}", "rules[0].when.categories.any", ("« any_of »",)),
    Broken("of a case", "{name: un IBAN, text", "{name: un IBAN, ¦texte", "rules[0].cases[0].texte", ("« text »",)),
    Broken(
        "of a case's facts",
        ", expect: allow",
        ", facts: {¦tiers: open}, expect: allow",
        "rules[0].cases[1].facts.tiers",
        ("« tier »",),
    ),
    Broken(
        "a required key left out",
        "extends: has-2025\nid: chu-exemple\n",
        "¦extends: has-2025\n",
        "id",
        ("cette clé manque", "minuscules"),
    ),
    Broken(
        "of a tool, left out",
        "service: mistral\n    tier: contracted\n",
        "¦tier: contracted\n",
        "tools[0].service",
        ("cette clé manque", "catalogue"),
    ),
    Broken(
        "of a rule, left out",
        "id: banque\n    title: Rien de bancaire ne part\n",
        "¦id: banque\n",
        "rules[0].title",
        ("cette clé manque", "en une phrase"),
    ),
    Broken(
        "of a case, left out",
        "{name: un IBAN, ",
        "¦{",
        "rules[0].cases[0].name",
        ("cette clé manque", "ce que l'exemple montre"),
    ),
    Broken(
        "nothing extended, and no default answer",
        "extends: has-2025\nid:",
        "¦id:",
        "",
        ("« default » manque", "n'étend rien"),
    ),
]
