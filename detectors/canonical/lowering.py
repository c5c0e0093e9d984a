"""Small letters, one for one."""


def lowered(text: str) -> str:
    """Give a text in small letters at the same places; « İ », which has two, stays."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
