"""What a run says when it is done: one line, whether or not there is anything new."""

from media_monitor.storing import Coverage


def summary(covered: Coverage) -> str:
    """Sum up a run, so that a quiet day never looks like a broken one."""
    flagged = _count(covered.new_flags, "new statement") if covered.new_flags else "nothing new"
    return (
        f"{flagged}; {_count(covered.sources, 'source')} answered,"
        f" {_count(covered.articles, 'article')} read, {_count(covered.issues, 'issue')}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
