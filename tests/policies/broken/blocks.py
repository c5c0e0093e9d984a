"""Values that a block of an establishment does not allow."""

from tests.policies.broken.sound import SOUND, Broken

BLOCKS = [
    Broken(
        "an override that changes nothing",
        "- rule: cas-invente\n    why: Le CHU n'admet pas les cas inventés.\n    status: retired",
        "- ¦rule: cas-invente\n    why: Le CHU n'admet pas les cas inventés.",
        "overrides[0]",
        ("rien n'est modifié", "status, action"),
    ),
    Broken(
        "another action without its cases", "status: retired", "action: ¦block", "overrides[0].action", ("« cases »",)
    ),
    Broken(
        "other cases that prove nothing",
        "status: retired",
        "cases: ¦[{name: rien, text: Bonjour, expect: allow}]",
        "overrides[0].cases",
        ("« allow »", "ne tient pas"),
    ),
    Broken(
        "an exception of more than a year",
        "expires: 2027-10-31",
        "expires: ¦2028-10-31",
        "exceptions[0].expires",
        ("un an au plus",),
    ),
    Broken(
        "an exception that ends before it begins",
        "expires: 2027-10-31",
        "expires: ¦2026-10-31",
        "exceptions[0].expires",
        ("après le début",),
    ),
    Broken(
        "a day that does not exist",
        "expires: 2027-10-31",
        "expires: ¦2027-02-30",
        "exceptions[0].expires",
        ("jour", "2027-10-31"),
    ),
    Broken(
        "a day written as in France",
        "expires: 2027-10-31",
        "expires: ¦31/10/2027",
        "exceptions[0].expires",
        ("jour", "2027-10-31"),
    ),
    Broken("a number for a day", "expires: 2027-10-31", "expires: ¦86400", "exceptions[0].expires", ("jour",)),
    Broken("seconds for a day", "expires: 2027-10-31", 'expires: ¦"1798761600"', "exceptions[0].expires", ("jour",)),
    Broken(
        "an exception that blocks",
        "action: allow",
        "action: ¦block",
        "exceptions[0].action",
        ("« allow » ou « redact »", "règle"),
    ),
    Broken(
        "an exception for all",
        "when: {group: [dim], hours: during, identifying: [none]}",
        "when: ¦{}",
        "exceptions[0].when",
        ("pour qui",),
    ),
    Broken(
        "hours reversed", 'from: "08:00", to: "18:30"', 'from: "18:30", to: ¦"08:00"', "hours.to", ("après le début",)
    ),
    Broken("an hour of another kind", 'to: "18:30"', 'to: ¦"18h30"', "hours.to", ("forme attendue", '"18:30"')),
    Broken(
        "a day of another language",
        "[lundi, mardi,",
        "[lundi, ¦tuesday,",
        "hours.days[1]",
        ("« tuesday »", "lundi, mardi"),
    ),
    Broken(
        "a tier misspelt",
        "tier: contracted",
        "tier: ¦contractd",
        "tools[0].tier",
        ("« contracted »", "open, contracted, approved"),
    ),
    Broken("a condition's tier misspelt", "{tier: [open],", "{tier: [¦opne],", "rules[0].when.tier[0]", ("« open »",)),
    Broken("a tier that is no list", "{tier: [open],", "{tier: ¦open,", "rules[0].when.tier", ("une liste", "[")),
    Broken(
        "a tool twice",
        "groups:\n",
        "  - {service: ¦mistral, tier: approved, why: encore}\ngroups:\n",
        "tools[1].service",
        ("déjà pris",),
    ),
    Broken(
        "a tool whose address is not https",
        '"https://ia.exemple.fr/"',
        '¦"http://ia.exemple.fr/"',
        "approved_tool.url",
        ("https://",),
    ),
    Broken(
        "a group of nobody",
        SOUND[SOUND.index("id: dim\n") : SOUND.index("hours: {")],
        "¦id: dim\n    title: Médecins de l'information médicale\n",
        "groups[0]",
        ("« os_groups »", "« header »"),
    ),
    Broken("a gateway by its name", '["192.0.2.10"]', "[¦passerelle]", "groups[0].header.from[0]", ("adresse",)),
    Broken(
        "a surrogate where there is none", "DATE: shift", "DATE: ¦surrogate", "replacements.DATE", ("DATE", "shift")
    ),
    Broken(
        "a category that is none",
        "{PERSON: surrogate,",
        "{¦PERSONNE: surrogate,",
        "replacements.PERSONNE",
        ("« PERSONNE »", "« PERSON »"),
    ),
    Broken("a way that is none", "PERSON: surrogate", "PERSON: ¦surogate", "replacements.PERSON", ("« surrogate »",)),
    Broken("more than a year kept and no reason", "days: 365", "days: ¦366", "retention.days", ("justification",)),
    Broken("nothing kept", "days: 365", "days: ¦0", "retention.days", ("au moins 1",)),
    Broken("a century kept", "days: 365", "days: ¦36500", "retention.days", ("au plus 3650",)),
    Broken("too few characters", "characters: 200000", "characters: ¦10", "limits.characters", ("au moins 1000",)),
    Broken("too many seconds", "seconds: 10", "seconds: ¦600", "limits.seconds", ("au plus 60",)),
    Broken("seconds in words", "seconds: 10", "seconds: ¦dix", "limits.seconds", ("nombre entier",)),
    Broken(
        "a message with an unknown blank",
        '"Bloqué : {tell} Référence',
        '¦"Bloqué : {raison} Référence',
        "messages.blocked",
        ("« raison »", "{tell}", "{reference}"),
    ),
    Broken(
        "a message without its reference",
        '"Bloqué : {tell} Référence : {reference}.',
        '¦"Bloqué : {tell}',
        "messages.blocked",
        ("{reference}",),
    ),
    Broken("a mode that is none", "mode: enforce", "mode: ¦enforced", "mode", ("« enforce »", "enforce, observe")),
    Broken("a default that lets out", "mode: enforce", "default: ¦allow", "default", ("block",)),
]
