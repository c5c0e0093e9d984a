"""Words replaced by placeholders, consistently within a conversation. The only place that knows presidio_anonymizer."""
