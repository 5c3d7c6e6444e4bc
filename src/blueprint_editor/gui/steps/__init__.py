"""The seven steps beside the page: the rail, its timer, the question of the open step, and its help."""
