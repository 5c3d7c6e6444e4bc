"""Speed and size, measured: `python -m benchmarks` prints the table and writes it as JSON."""
