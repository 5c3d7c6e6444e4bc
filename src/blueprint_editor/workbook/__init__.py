"""The blueprint's workbook: written, read back, and kept safe on disk."""
