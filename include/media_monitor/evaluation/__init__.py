"""How good are we: cleaning, claims, positions, speakers and novelty, scored against gold files."""

from media_monitor.evaluation.corpus import evaluate_corpus, score_table
from media_monitor.evaluation.scoring import Score, evaluate

__all__ = ["Score", "evaluate", "evaluate_corpus", "score_table"]
