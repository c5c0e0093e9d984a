"""The policy in force as one file that extends nothing."""

from collections import ChainMap

from policies.document import NEAREST, Document
from policies.history import said
from policies.loading import Loaded


def standalone(loaded: Loaded) -> Document:
    """Say in one document what all the files of a policy say together: it decides the same.

    Who wrote which rule is lost with the files: each rule is the policy's own.
    """
    policy = loaded.policy
    documents = [parsed.document for parsed in loaded.files]
    head = {key: found[0][1] for key in NEAREST if (found := said(loaded.files, key))}
    blocks = {
        "tools": tuple(dict(ChainMap(*({one.service: one for one in each.tools} for each in documents))).values()),
        "groups": policy.groups,
        "identifiers": tuple(
            dict(ChainMap(*({one.id: one for one in each.identifiers} for each in documents))).values()
        ),
        "replacements": dict(policy.replacements),
        "exceptions": policy.exemptions,
        "rules": policy.rules,
    }
    return Document.model_validate(
        {"id": policy.id, "title": policy.title, "version": policy.version, "default": "block"}
        | head
        | {key: block for key, block in blocks.items() if block}
    )
