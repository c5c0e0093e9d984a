"""In a person's own session: what the status page tells of their refused requests, shown on their desktop."""
