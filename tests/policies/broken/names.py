"""Names that nobody declares, and names that are taken."""

from tests.policies.broken.sound import SOUND, Broken

NAMES = [
    Broken(
        "a policy that is nowhere",
        "extends: has-2025",
        "extends: ¦has-2024",
        "extends",
        ("has-2024.yaml", "introuvable", "has-2025", "même dossier", "sans .yaml"),
    ),
    Broken(
        "a path in place of a policy",
        "extends: has-2025",
        "extends: ¦../has-2025.yaml",
        "extends",
        ("minuscules", "« has-2025 »", "sans .yaml"),
    ),
    Broken("itself extended", "extends: has-2025", "extends: ¦chu", "extends", ("elle-même", "chu → chu")),
    Broken(
        "a rule's id of the base",
        "- id: banque",
        "- id: ¦secret-medical",
        "rules[0].id",
        ("existe dans has-2025", "overrides", "changez de nom"),
    ),
    Broken(
        "an exception's id of the base",
        "- id: dim-codage",
        "- id: ¦secret-medical",
        "exceptions[0].id",
        ("existe dans has-2025",),
    ),
    Broken("an exception's id of a rule", "- id: dim-codage", "- id: ¦banque", "exceptions[0].id", ("déjà pris",)),
    Broken("a reserved id", "- id: banque", "- id: ¦default", "rules[0].id", ("« default »",)),
    Broken("the id of the base", "id: chu-exemple", "id: ¦has-2025", "id", ("has-2025",)),
    Broken(
        "an id with capitals", "- id: banque", "- id: ¦Banque", "rules[0].id", ("minuscules", "tirets", "« banque »")
    ),
    Broken(
        "an override of no rule",
        "- rule: cas-invente",
        "- rule: ¦cas-inventes",
        "overrides[0].rule",
        ("règle inconnue", "« cas-invente »"),
    ),
    Broken(
        "an override of its own rule",
        "- rule: cas-invente",
        "- rule: ¦banque",
        "overrides[0].rule",
        ("règle inconnue", "hérite", "« banque »"),
    ),
    Broken(
        "a rule overridden twice",
        "    status: retired\n",
        "    status: retired\n  - rule: ¦cas-invente\n    why: encore\n    status: observe\n",
        "overrides[1].rule",
        ("déjà pris",),
    ),
    Broken(
        "an exception to no rule",
        "rule: secret-medical",
        "rule: ¦secret",
        "exceptions[0].rule",
        ("règle inconnue", "« secret »", "« secret-medical »"),
    ),
    Broken(
        "a group that nobody declares",
        "{group: [dim]",
        "{group: [¦dmi]",
        "exceptions[0].when.group[0]",
        ("groupe inconnu", "« dmi »", "« dim »"),
    ),
    Broken(
        "a rule's group that nobody declares",
        "when: {tier: [open],",
        "when: {group: [¦urgences], tier: [open],",
        "rules[0].when.group[0]",
        ("groupe inconnu", "« urgences »", "Permis : dim"),
    ),
    Broken(
        "a tool that is no service",
        "service: mistral",
        "service: ¦mistal",
        "tools[0].service",
        ("service inconnu", "« mistal »", "« mistral »"),
    ),
    Broken(
        "a rule's service that is none",
        "when: {tier: [open],",
        "when: {service: [¦openia], tier: [open],",
        "rules[0].when.service[0]",
        ("service inconnu", "« openai »", "Liste : paravent policy services."),
    ),
    Broken(
        "hours asked for and not given",
        SOUND[SOUND.index("hours: {") : SOUND.index("during, ")],
        SOUND[SOUND.index("identifiers:") : SOUND.index("during, ")] + "¦",
        "exceptions[0].when.hours",
        ("heures", "« hours »"),
    ),
]
