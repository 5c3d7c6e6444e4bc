"""The method: what it gives to start from, and later its steps and its checks."""
