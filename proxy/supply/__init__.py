"""Where the establishment's policy comes from, whether it can be trusted, and how it changes while the proxy runs."""
