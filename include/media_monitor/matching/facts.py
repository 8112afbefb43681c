"""What is told of a statement whatever it changes: decisions, changed pages, who carries it."""

from collections.abc import Iterator

from media_monitor.matching.evidence import Evidence, Statement
from media_monitor.models import Ruling


def facts(each: Statement) -> tuple[str, ...]:
    """Say in words what analysts decided, which pages changed, and how far it was carried."""
    ruled = [_ruled(each.ruling)] if each.ruling else []
    return (*ruled, *_marks(each), _carried(each))


def _ruled(ruling: Ruling) -> str:
    return f"{ruling.status} by {ruling.by} on {ruling.at:%Y-%m-%d}: {ruling.why}"


def _marks(each: Statement) -> Iterator[str]:
    """Say which pages no longer say what they said."""
    edit, gone = each.edit, each.retraction
    if edit:
        yield f"{_page(edit)} said before: {edit.other_words}"
    if gone:
        now = f" and says: {gone.other_words}" if gone.other_words else ""
        left = "no page carries it any more" if each.is_gone else "others still carry it"
        yield f"{_page(gone)} no longer has the words{now}; {left}"


def _page(each: Evidence) -> str:
    seen = f", changed by {each.edited_at:%Y-%m-%d}," if each.edited_at else ""
    return f"{each.outlet or each.url or each.path}{seen}"


def _carried(each: Statement) -> str:
    articles = len({one.article_id for one in each.evidence})
    outlets = len({one.outlet for one in each.evidence if one.outlet})
    sources = f", {each.independent} independent" if articles > 1 else ""
    return f"carried by {_count(articles, 'article')} of {_count(outlets, 'outlet')}{sources}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
