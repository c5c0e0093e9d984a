"""Words that tell nothing, for judges that must learn from the others."""

DAYS = [
    "lundi",
    "mardi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "hier",
    "demain",
    "tard",
    "ici",
    "encore",
    "ensuite",
]
