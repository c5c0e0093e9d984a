"""Is a journal as it was written? A second reading of `proxy/journal/FORMAT.md`, sharing no code with the writer."""
