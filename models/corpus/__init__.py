"""The training corpus: hand-written skeletons, filled with invented identities and worn like real text."""
