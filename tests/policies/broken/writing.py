"""What YAML allows and a policy does not, and what no YAML is."""

from tests.policies.broken.sound import SOUND, Broken

WRITING = [
    Broken(
        "a key twice",
        "mode: enforce",
        "mode: enforce\n¦mode: observe",
        "mode",
        ("clé en double", "ligne 6", "gardez-en une"),
    ),
    Broken(
        "a rule's key twice",
        "    owner: RSSI\n",
        "    owner: RSSI\n    ¦owner: DPO\n",
        "rules[0].owner",
        ("clé en double",),
    ),
    Broken("yes", "status: retired", "status: ¦yes", "overrides[0].status", ("« yes »", "true ou false", "guillemets")),
    Broken("no", "language: fr", "language: ¦no", "language", ("« no »", "true ou false")),
    Broken("on", "name: un IBAN", "name: ¦on", "rules[0].cases[0].name", ("« on »", "guillemets")),
    Broken("off", "value: dim", "value: ¦Off", "groups[0].header.value", ("« Off »", "guillemets")),
    Broken("an octal number", "version: 3", "version: ¦003", "version", ("« 003 »", "entier décimal")),
    Broken("a decimal number", "version: 3", "version: ¦3.1", "version", ("« 3.1 »", "un entier")),
    Broken(
        "a number in base sixty", "value: dim", "value: ¦12:30", "groups[0].header.value", ("« 12:30 »", "guillemets")
    ),
    Broken("an hour without quotes", 'to: "18:30"', "to: ¦18:30", "hours.to", ("« 18:30 »", "guillemets")),
    Broken(
        "a value left empty",
        "title: Rien de bancaire ne part",
        "title:¦",
        "rules[0].title",
        ("valeur vide", "retirez la ligne"),
    ),
    Broken("an anchor", "[dim-medecins]", "¦&dim [dim-medecins]", "", ("une ancre", "retirez-la")),
    Broken("an alias", "[dim-medecins]", "¦*dim", "", ("un alias", "recopiez")),
    Broken("a merge", "version: 3", "version: 3\n¦<<: {mode: observe}", "", ("recopiez les clés",)),
    Broken("a tag", "version: 3", "version: ¦!!int 3", "", ("une étiquette", "retirez-la")),
    Broken("a tab", "    tier: contracted", "  ¦\ttier: contracted", "", ("une tabulation", "espaces")),
    Broken("a second document", "groups:\n", "¦---\ngroups:\n", "", ("un second document", "une seule politique")),
    Broken("too deep", "value: dim", f"value: {'[' * 16}¦[", "", ("20 niveaux",)),
    Broken(
        "an open bracket",
        'vendredi], from: "08:00", to: "18:30"}',
        'vendredi, from: "08:00", to: "18:30"¦}',
        "",
        ("illisible",),
    ),
    Broken("a colon in a sentence", "why: Le CHU n'admet", "why: Le CHU¦: n'admet", "", ("illisible", "guillemets")),
    Broken("a wrong indent", "    why: Le CHU", "   ¦why: Le CHU", "", ("illisible", "l'indentation")),
    Broken("a control character", "Un IBAN n'aide", "Un IBAN¦\x07 n'aide", "", ("caractère de contrôle", "retirez-le")),
    Broken(
        "an escaped one",
        "why: Le CHU n'admet pas les cas inventés.",
        'why: ¦"Le CHU\\e[31m"',
        "overrides[0].why",
        ("contrôle",),
    ),
    Broken("the last line lost", "...\n", "¦", "", ("pas entier", "« ... »")),
    Broken("cut short between two rules", SOUND[SOUND.index("rules:") :], "¦", "", ("pas entier",)),
]
