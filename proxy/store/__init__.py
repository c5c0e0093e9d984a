"""An index of the journals that the console searches; the journals' files stay the truth."""
