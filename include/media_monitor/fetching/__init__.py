"""The door to the web: whatever is fetched comes through here, within limits and with manners."""

from media_monitor.fetching.fetcher import Fetcher
from media_monitor.fetching.policy import Policy

__all__ = ["Fetcher", "Policy"]
