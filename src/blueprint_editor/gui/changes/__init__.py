"""What changed, as a list to read, to go by and to choose from."""
