"""Documents of which one part is written by the code, between two marks."""


def inserted(document: str, name: str, part: str) -> str:
    """Give the document with a part put between the marks of that name: `<!-- name : début -->`, `<!-- name : fin -->`.

    Raises:
        ValueError: the marks are missing.
    """
    begin, end = f"<!-- {name} : début -->", f"<!-- {name} : fin -->"
    before, opened, rest = document.partition(begin)
    _, closed, after = rest.partition(end)
    if not (opened and closed):
        raise ValueError(f"the marks « {name} » are missing")
    return f"{before}{begin}\n{part}\n{end}{after}"
