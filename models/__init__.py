"""The French model that reads clinical prose, and where it comes from."""
