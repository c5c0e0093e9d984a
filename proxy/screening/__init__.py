"""From a Prompt to a Verdict: read in worker processes, decide by policy, redact, read again."""
