"""The records handed over between stages: frozen, validated, the same in memory and in files."""

from media_monitor.models.claims import Claim, Decider, Opinion, Position, Speech
from media_monitor.models.decisions import Anchor, Decision, DecisionKind, Ruling, Status, Target
from media_monitor.models.pages import Article, Block, Candidate, Fetched, Hints, Page
from media_monitor.models.runs import Carrier, Flag, FlagKind, Issue, Run, Stage
from media_monitor.models.values import Moment, Record, Span, Window, Words, content_id

__all__ = [
    "Anchor",
    "Article",
    "Block",
    "Candidate",
    "Carrier",
    "Claim",
    "Decider",
    "Decision",
    "DecisionKind",
    "Fetched",
    "Flag",
    "FlagKind",
    "Hints",
    "Issue",
    "Moment",
    "Opinion",
    "Page",
    "Position",
    "Record",
    "Ruling",
    "Run",
    "Span",
    "Speech",
    "Stage",
    "Status",
    "Target",
    "Window",
    "Words",
    "content_id",
]
