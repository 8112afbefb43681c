"""From a page's bytes to clean text and metadata, with an audit of everything dropped."""

from media_monitor.cleaning.assembling import Cleaned
from media_monitor.cleaning.cleaner import Cleaner
from media_monitor.cleaning.locating import Locator, locate
from media_monitor.cleaning.rules import Rules, load_rules

__all__ = ["Cleaned", "Cleaner", "Locator", "Rules", "load_rules", "locate"]
