"""What the room works by: the agenda with its timer, the roles, and the tips with each step; each in a dock."""
