"""Media Monitor: reads the news and flags only the statements that are new."""

__version__ = "0.1.0"
