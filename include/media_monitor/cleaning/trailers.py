"""What is cut off the end of a paragraph: desk credits, and lines in another script."""

import re

from media_monitor.cleaning.filtering import FOREIGN, LANGUAGE
from media_monitor.cleaning.languages import LanguageJudge
from media_monitor.cleaning.pieces import Verdict

_CREDIT = Verdict("desk credit or wire end mark", "trailer")
_LONGEST = 300
"""Characters; what is longer is not a line that was put behind a paragraph."""
_LONGEST_CREDIT = 500
"""Characters; the patterns of `trailers` match no more."""
# Not before a quotation mark or "he said": a quotation that a sentence introduces stays.
_SENTENCE_END = re.compile(r"(?<=[.!?\"\u201d\u2019)])\s+(?=[^\W\d_])(?![A-Za-z\u00c0-\u02af])")


def without_trailers(
    text: str, credit: re.Pattern[str] | None, judge: LanguageJudge | None
) -> tuple[str, list[tuple[str, Verdict]]]:
    """Part a paragraph from what was put behind it, with the reason for each such line."""
    gone = []
    near = max(0, len(text) - _LONGEST_CREDIT)
    if credit and (match := credit.search(text, near)):
        gone.append((match.group().strip(), _CREDIT))
        text = text[: match.start()].rstrip()
    if judge and (at := _foreign_tail(text, judge)):
        tail = text[at:].strip()
        gone.append((tail, Verdict(FOREIGN, f"{LANGUAGE}{judge.language_of(tail)}")))
        text = text[:at]
    return text, gone


def _foreign_tail(text: str, judge: LanguageJudge) -> int | None:
    if text.isascii():
        return None
    ends = _SENTENCE_END.finditer(text, max(len(text) - _LONGEST, 0))
    return next((end.start() for end in ends if judge.in_other_script(text[end.end() :])), None)
