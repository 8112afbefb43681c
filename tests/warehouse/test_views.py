"""What people query is explained, and adds up."""

from media_monitor.models import Block
from tests.warehouse.batches import (
    APART,
    batch,
)
from tests.warehouse.store import Store


def test_everything_people_see_is_explained(store: Store) -> None:
    store.load(APART)

    unexplained = store.rows(
        "SELECT table_name, column_name FROM duckdb_columns()"
        " WHERE database_name = 'published' AND comment IS NULL"
        " UNION ALL SELECT table_name, '' FROM duckdb_tables()"
        " WHERE database_name = 'published' AND comment IS NULL"
        " UNION ALL SELECT view_name, '' FROM duckdb_views()"
        " WHERE database_name = 'published' AND comment IS NULL AND NOT internal"
        " UNION ALL SELECT function_name, '' FROM duckdb_functions()"
        " WHERE database_name = 'published' AND comment IS NULL AND NOT internal"
    )

    assert unexplained == []


def test_a_changed_template_is_seen_in_what_cleaning_drops(store: Store) -> None:
    days = []
    for day, chrome, box in ((6, "x" * 10, "y" * 5), (7, "x" * 10, "y" * 5), (8, "x" * 60, "")):
        told = batch(f"day-{day}", ("Ada Pellam", "z" * 84, "separate"), day=f"2021-09-0{day}")
        article = told["articles"][0].model_copy(update={"outlet": "The Tide"})
        page_id = article.model_dump()["page_id"]
        told["articles"] = [article]
        told["blocks"] = [
            Block(page_id=page_id, position=place, text=text, reason=rule, rule=rule)
            for place, (rule, text) in enumerate((("menu", chrome), ("box", box)))
            if text
        ]
        days.append(told)
    store.load(*days)

    rows = store.rows(
        "SELECT day(day), rule, pages, pages_hit, pieces, characters, round(share, 2),"
        " round(usual_share, 2) FROM published.dropped_shares ORDER BY rule, day"
    )

    assert rows == [
        (6, "box", 1, 1, 1, 5, 0.05, 0.02),
        (7, "box", 1, 1, 1, 5, 0.05, 0.02),
        (8, "box", 1, 0, 0, 0, 0.0, 0.05),
        (6, "menu", 1, 1, 1, 10, 0.1, 0.28),
        (7, "menu", 1, 1, 1, 10, 0.1, 0.28),
        (8, "menu", 1, 1, 1, 60, 0.41, 0.1),
    ]
