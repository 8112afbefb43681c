"""Where articles come from: feeds and folders, each a settings record that lists candidates."""

from media_monitor.sources.base import Discovered, Get, Source
from media_monitor.sources.directory import DirectorySource
from media_monitor.sources.feed import FeedSource
from media_monitor.sources.registry import load_sources, parse_source

__all__ = [
    "DirectorySource",
    "Discovered",
    "FeedSource",
    "Get",
    "Source",
    "load_sources",
    "parse_source",
]
