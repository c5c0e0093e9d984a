"""The `paravent` command: one file per command, each a single call to the rest of the product."""

from proxy.cli.app import main

__all__ = ["main"]
