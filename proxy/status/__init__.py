"""How Paravent stands on this machine, at a local address: for people, for supervision, for browsers' set-up."""
