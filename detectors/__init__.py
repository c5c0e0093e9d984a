"""Text in, findings out. Imports nothing of ours; does no network, file or process work while reading."""
