"""The review console: what was stopped and why, read from the journal, behind one guard (guard.py)."""
