"""The example newsroom: fictional outlets with their own pages and feeds, served over loopback."""

from media_monitor.newsroom.serving import Newsroom, chosen_port, running, serve

__all__ = ["Newsroom", "chosen_port", "running", "serve"]
