r"""One Presidio recognizer per file, with the sentences that it must and must not find.

A file holds `EXAMPLES` (the span inside `<CATEGORY>…</CATEGORY>` is found, exactly, and nothing else of that
category) and `NON_EXAMPLES`. In patterns, `\K` (mrab-regex) leaves the words of context out of the span.
"""
