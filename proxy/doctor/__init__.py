"""The doctor: one look at everything that must hold on a workstation, and for each fault what to type."""
