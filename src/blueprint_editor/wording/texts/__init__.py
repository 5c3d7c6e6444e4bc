"""The texts of the program: one table an area, Dutch and English side by side on one line."""
