"""Workbooks of businesses that never saw this program, and what a person reads in them."""
