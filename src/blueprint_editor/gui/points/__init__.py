"""The table of all data points: its columns, its rows, what is typed and pasted into it."""
