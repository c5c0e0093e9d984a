"""What is known of single words: names of France, words of the language, of medicine and of drugs."""
