"""The DuckDB file: one writer loads and compares, everybody else reads a published snapshot."""

from media_monitor.warehouse.reading import coverage, read_flags, records
from media_monitor.warehouse.writing import Warehouse

__all__ = ["Warehouse", "coverage", "read_flags", "records"]
