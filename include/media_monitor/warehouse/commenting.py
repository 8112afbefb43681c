"""What the text of a table or view says about itself, put into the database beside it."""

import re
from collections.abc import Iterator

_RELATION = re.compile(r"CREATE (?:OR REPLACE )?(TABLE|VIEW|MACRO) (?:IF NOT EXISTS )?([\w.]+) ?\(")
_COLUMN = re.compile(r"^    (\w+) ?([\w\[\]]*),? -- (.+)$", re.MULTILINE)


def follow_ups(sql: str) -> Iterator[str]:
    """Give an older table the columns it lacks; put the comments of the text into the database."""
    relation = _RELATION.search(sql)
    if relation is None:
        return
    kind, name = relation.groups()
    about = " ".join(re.findall(r"^-- (.+)$", sql[: relation.start()], re.MULTILINE))
    what = "MACRO TABLE" if kind == "MACRO" else kind
    yield f"COMMENT ON {what} {name} IS {_quoted(about)}"
    columns = re.split(r"^\)", sql[relation.end() :], maxsplit=1, flags=re.MULTILINE)[0]
    for column, type_, meaning in _COLUMN.findall(columns):
        if kind == "TABLE":
            yield f"ALTER TABLE {name} ADD COLUMN IF NOT EXISTS {column} {type_}"
        yield f"COMMENT ON COLUMN {name}.{column} IS {_quoted(meaning)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
