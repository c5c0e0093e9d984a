"""One file per recognizer. Recognizers are strangers to each other."""
