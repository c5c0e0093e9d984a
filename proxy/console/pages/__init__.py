"""What the console shows: a page a module, each from questions to the store, in French."""
