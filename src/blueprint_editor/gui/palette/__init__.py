"""The palette: one line to type in that finds every command, stage and entry."""
