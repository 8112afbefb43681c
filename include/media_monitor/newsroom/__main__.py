"""Serves the example newsroom from the shell: `python -m media_monitor.newsroom`."""

import sys

from media_monitor.errors import MediaMonitorError
from media_monitor.newsroom.serving import chosen_port, serve


def main() -> None:
    """Serve on NEWSROOM_PORT until interrupted; status 1 when the port cannot be used."""
    try:
        serve(port=chosen_port())
    except MediaMonitorError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
