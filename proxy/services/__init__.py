"""The AI services that Paravent reads: which hosts they are, and how each one speaks."""
