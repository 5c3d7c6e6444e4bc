"""Blueprint editor: design a sales pipeline, keep it in a workbook, push it to HubSpot."""

__version__ = "0.1.0"
