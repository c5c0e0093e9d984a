"""An establishment's own numbers, by patterns that would fail."""

from tests.policies.broken.sound import Broken

IDENTIFIERS = [
    Broken("a look-ahead", '"[A-Z]{2}[0-9]{7}"', '¦"(?=IPP)[0-9]{7}"', "identifiers[0].pattern", ("RE2", "(?=…)")),
    Broken("a back-reference", '"[A-Z]{2}[0-9]{7}"', "¦'([A-Z])\\1[0-9]{7}'", "identifiers[0].pattern", ("RE2",)),
    Broken(
        "an open group",
        '"[A-Z]{2}[0-9]{7}"',
        '¦"([A-Z]{2}[0-9]{7}"',
        "identifiers[0].pattern",
        ("une parenthèse n'est pas fermée", "« ) »"),
    ),
    Broken(
        "a pattern that asks for gigabytes",
        '"[A-Z]{2}[0-9]{7}"',
        '¦"((a{1,100}){1,100}){1,100}"',
        "identifiers[0].pattern",
        ("RE2",),
    ),
    Broken("a pattern of nothing", '"[A-Z]{2}[0-9]{7}"', '¦"[0-9]*"', "identifiers[0].pattern", ("texte vide",)),
    Broken(
        "a pattern of no width",
        '"[A-Z]{2}[0-9]{7}"\n    after: [ipp, dossier]\n    examples: [AB',
        "'\\b'\n    after: [ipp, dossier]\n    examples: [¦AB",
        "identifiers[0].examples[0]",
        ("en entier",),
    ),
    Broken(
        "a pattern of any number",
        '"[A-Z]{2}[0-9]{7}"\n    after: [ipp, dossier]\n    examples: [AB1234567, CD7654321]',
        '¦"[0-9]+"\n    examples: ["1234567", "7654321"]',
        "identifiers[0].pattern",
        ("trop large", "« after »"),
    ),
    Broken(
        "a wrong example",
        "[AB1234567, CD7654321]",
        "[AB1234567, ¦CD765432]",
        "identifiers[0].examples[1]",
        ("en entier",),
    ),
    Broken(
        "an example in a sentence",
        "[AB1234567, CD7654321]",
        "[AB1234567, ¦IPP CD7654321]",
        "identifiers[0].examples[1]",
        ("en entier",),
    ),
    Broken("a single example", "[AB1234567, CD7654321]", "¦[AB1234567]", "identifiers[0].examples", ("au moins 2",)),
    Broken(
        "a counter-example that matches",
        "[AB123]",
        "[AB123, AB12, ¦dossier AB1234567]",
        "identifiers[0].non_examples[2]",
        ("contre-exemple", "« AB1234567 »"),
    ),
    Broken(
        "of a category that names nobody", "category: IPP", "category: ¦AGE", "identifiers[0].category", ("IPP", "NDA")
    ),
    Broken(
        "of a category that is none",
        "category: IPP",
        "category: ¦IPPS",
        "identifiers[0].category",
        ("« IPPS »", "« IPP »"),
    ),
]
