"""What is carried out of the console: tables of decisions, the monthly report, the dossier of a breach."""
