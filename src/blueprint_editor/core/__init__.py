"""The blueprint as a value and everything that follows from it; no toolkit, clock, disk or network."""
