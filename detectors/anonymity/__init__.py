"""How many people in France fit what a text tells of somebody, from what its findings say and nothing else."""
