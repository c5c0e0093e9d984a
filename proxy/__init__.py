"""Everything that touches the outside: gate, services, redaction, restoration, journal, CLI."""

import os

# One text is too little for several threads: on busy cores they wait for each other far longer than they work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
