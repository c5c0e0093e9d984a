"""Builds the model: corpus, vectors, first weights, training, measure. Nothing here is needed to read a text."""
