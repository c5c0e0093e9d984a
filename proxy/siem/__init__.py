"""The journal told to those who watch: each entry in the words of a SIEM, sent until it is taken."""
