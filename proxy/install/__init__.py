"""Puts the product on a Linux workstation, and takes it away again without a trace."""
