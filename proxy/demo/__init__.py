"""A demonstration on this machine alone: a stand-in for AI services, and their real clients through the real proxy."""
