"""Everything that touches the outside: gate, services, redaction, restoration, journal, CLI."""
