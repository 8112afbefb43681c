"""How much we fetch, how patiently and how politely."""

from pydantic import Field

from media_monitor import __version__
from media_monitor.models import Record


class Policy(Record):
    """The limits of every fetch, as `fetching.yaml` sets them; times in seconds.

    Sizes are of the decompressed body: news pages rarely pass 2 MiB, so 16 MiB loses none. The
    delays are what operators of small sites ask of crawlers; RFC 9309 says how long a robots.txt
    may be believed and how much of it must be read.
    """

    user_agent: str = f"media-monitor/{__version__}"
    max_bytes: int = Field(default=16 * 2**20, gt=0)
    total_seconds: float = Field(default=60, gt=0)
    silence_seconds: float = Field(default=15, gt=0)
    max_redirects: int = Field(default=5, ge=0)
    attempts: int = Field(default=3, ge=1)
    backoff_seconds: float = Field(default=2, ge=0)
    max_wait_seconds: float = Field(default=120, ge=0)
    delay_seconds: float = Field(default=1, ge=0)
    max_crawl_delay_seconds: float = Field(default=30, ge=0)
    robots_seconds: float = Field(default=24 * 3600, gt=0)
    robots_bytes: int = Field(default=500 * 2**10, gt=0)
