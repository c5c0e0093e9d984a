"""The product tries itself: an invented patient goes from the wire to the journal, and must not arrive."""
