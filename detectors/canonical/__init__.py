"""The folded form of a text, in which one person has one spelling, with the way back to the original."""

from detectors.canonical.folding import Canonical, fold

__all__ = ["Canonical", "fold"]
