"""Short closed lists, written for Paravent, of words that settle whether a capitalised word is a person."""


def words(block: str) -> frozenset[str]:
    """Give the words of a block of text, in plain spelling: lower case, no accent."""
    return frozenset(block.split())


def names(block: str) -> frozenset[str]:
    """Give the lines of a block of text, one full name each, in plain spelling."""
    return frozenset(line.strip() for line in block.strip().splitlines())
