"""Capitals of one word given to another."""


def cased(word: str, like: str) -> str:
    """Write a word in capitals, in small letters or as a name, as another is written."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.lower() if like.islower() else word[:1].upper() + word[1:]
