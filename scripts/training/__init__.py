"""Training of the topic model, from labels that are kept by the hash of their text."""
