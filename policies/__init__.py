"""What is allowed: the shipped YAML files, their schema, loading and deciding. Never sees text."""
