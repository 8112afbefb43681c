"""The example newsroom: fictional outlets with their own pages and feeds, served over loopback."""

from media_monitor.newsroom.serving import Newsroom, chosen_port, running, serve
from media_monitor.newsroom.stories import load_articles

__all__ = ["Newsroom", "chosen_port", "load_articles", "running", "serve"]
