"""What people do in the browser: read the new statements, and run past days again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from media_monitor.settings import snapshot
from media_monitor.warehouse import read_flags

if TYPE_CHECKING:
    from tests.e2e.conftest import Airflow, RunningStack

pytestmark = pytest.mark.e2e

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 60_000  # milliseconds, for a page on a busy machine


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"needs {CHROMIUM} (apt-get install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, stack: "RunningStack") -> Iterator[Page]:
    """Open a window of a user who has signed in."""
    with browser.new_context(viewport={"width": 1280, "height": 1400}) as context:
        context.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        page = context.new_page()
        page.goto(stack.url)
        page.locator("input[name=username]").fill(stack.user)
        page.locator("input[name=password]").fill(stack.password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{stack.url}/")
        yield page


@pytest.mark.parametrize("path", ["", "new_statements.css", "nowhere"])
def test_strangers_see_nothing(stack: "RunningStack", path: str) -> None:
    assert httpx.get(f"{stack.url}/new-statements/{path}").status_code == 401


def test_a_reader_finds_the_flags_in_the_navigation(stack: "RunningStack", page: Page) -> None:
    flags = read_flags(snapshot(stack.data))
    page.get_by_role("link", name="New statements").click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("article")).to_have_count(len(flags))
    newest = max(flags, key=lambda flag: flag.day or date.min)
    article = frame.get_by_role("article").filter(has_text=newest.text).first
    expect(article).to_contain_text(newest.speaker)
    article.locator("summary").click()
    expect(article.get_by_role("listitem")).to_have_count(len(newest.claims))


def test_a_reader_narrows_the_list(stack: "RunningStack", page: Page) -> None:
    flags = read_flags(snapshot(stack.data))
    page.goto(f"{stack.url}/plugin/new-statements")
    frame = page.frame_locator("iframe")
    frame.get_by_label("Kind").select_option("changed_stance")
    frame.get_by_role("button", name="Show").click()
    changed = [flag for flag in flags if flag.kind == "changed_stance"]
    expect(frame.get_by_role("article")).to_have_count(len(changed))
    frame.get_by_label("Since").fill("2039-01-01")
    frame.get_by_role("button", name="Show").click()
    expect(frame.get_by_role("heading", name="A quiet stretch")).to_be_visible()


def test_a_backfill_from_the_dialog_runs_three_days(
    stack: "RunningStack", airflow: "Airflow", page: Page
) -> None:
    first, last = date(2021, 8, 23), date(2021, 8, 25)
    backfill(page, stack.url, first, last, "Missing Runs")
    airflow.wait_for_backfill()
    assert airflow.runs(first, last) == ["success"] * 3


def test_running_known_days_again_from_the_dialog_changes_no_flag(
    stack: "RunningStack", airflow: "Airflow", page: Page
) -> None:
    first, last = date(2021, 8, 27), date(2021, 8, 29)
    before = read_flags(snapshot(stack.data))
    backfill(page, stack.url, first, last, "All Runs")
    airflow.wait_for_backfill()
    assert airflow.runs(first, last) == ["success"] * 3
    assert read_flags(snapshot(stack.data)) == before


def backfill(page: Page, url: str, first: date, last: date, behaviour: str) -> None:
    """Ask for days through the dialog, as a person does: Dag, Trigger, Backfill."""
    page.goto(f"{url}/dags/media_monitor")
    page.get_by_role("button", name="Trigger").first.click()
    dialog = page.get_by_role("dialog").filter(has_text="Single Run")
    dialog.get_by_text("Backfill", exact=True).click()
    for day in (first, last):
        # A field that has its day no longer says this, so the first one left is the next.
        dialog.get_by_text("Select date and time").first.click()
        page.get_by_placeholder("YYYY/MM/DD").fill(f"{day:%Y/%m/%d}")
        page.get_by_placeholder("HH:mm").fill("00:00")
        page.keyboard.press("Enter")
        dialog.get_by_text("Reprocess Behavior").click()
    dialog.get_by_text(behaviour, exact=True).click()
    expect(dialog).to_contain_text("3 runs will be triggered")
    dialog.get_by_role("button", name="Run Backfill").click()
    expect(dialog).to_be_hidden()
