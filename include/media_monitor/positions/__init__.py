"""Is a claim on a topic's question, and which position does it take? Pure; one file per topic."""

from media_monitor.positions.deciding import decide
from media_monitor.positions.topic import Topic, load_topics, read_topics

__all__ = ["Topic", "decide", "load_topics", "read_topics"]
