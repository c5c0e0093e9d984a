"""Placeholders turned back into the person's own words, in answers whole or streamed. No I/O."""
