"""Fields of structured text: what their names mean, what their values look like, where their values stand."""
