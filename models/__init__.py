"""The French clinical model: its weights, what reads them, and how they are made."""

from pathlib import Path

PATH = Path(__file__).with_name("fr_paravent")
"""The pipeline that ships with the product."""
