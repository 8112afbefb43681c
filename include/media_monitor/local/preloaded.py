"""Runs a command of Airflow with the pipeline already imported.

The scheduler's workers fork a process for each task; what the scheduler has imported costs them
nothing, and imports were half of the CPU time of a day with few articles.
"""

import runpy
import sys

from media_monitor import pipeline

__all__ = ["pipeline"]


def main() -> None:
    """Hand over to Airflow's own command line."""
    sys.argv[0] = "airflow"
    runpy.run_module("airflow", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
