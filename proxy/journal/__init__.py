"""What was decided, written down before anything leaves, with no text of anyone."""
