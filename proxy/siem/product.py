"""Who speaks, for formats that want to know."""

from importlib.metadata import version

VENDOR = "Paravent"
PRODUCT = "Paravent"
VERSION = version("paravent")
