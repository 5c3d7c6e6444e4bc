"""Draws a board with a QPainter; the window's board and the exported picture share this code."""
