"""The parking lot beside the board: its list, and what is carried between the two."""
