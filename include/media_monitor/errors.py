"""Every error the product raises on purpose, in a leaf module so that anything may import it.

MediaMonitorError
├── ConfigError     a file the user edits is wrong: names the file, the key and the remedy
├── SourceError     one source cannot be read now: its task fails, the others go on
├── ItemError       one page or article cannot be used: becomes an issue row
├── ReviewError     an analyst's decision cannot be taken: names what it is about and the remedy
├── WarehouseError  the store is not in a state we can trust: the run stops
├── CheckError      readers have their data, but something in the run was wrong: it ends red
└── LaunchError     a part of the local installation cannot start or cannot go on
"""


class MediaMonitorError(Exception):
    """A failure whose message tells the user what is wrong and what to do."""


class ConfigError(MediaMonitorError):
    """A file the user edits is wrong."""


class SourceError(MediaMonitorError):
    """One source cannot be read now."""


class ItemError(MediaMonitorError):
    """One page or article cannot be used."""


class ReviewError(MediaMonitorError):
    """An analyst's decision cannot be taken."""


class WarehouseError(MediaMonitorError):
    """The store is not in a state we can trust."""


class CheckError(MediaMonitorError):
    """Something in a finished run was wrong."""


class LaunchError(MediaMonitorError):
    """A part of the local installation cannot start or cannot go on."""
