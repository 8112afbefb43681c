"""The page's web application: who may see it, what it answers, and what browsers may do with it."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from airflow.api_fastapi.core_api.security import get_user
from fastapi import Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi.responses import FileResponse, HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.templating import Jinja2Templates

from media_monitor import settings
from media_monitor.errors import WarehouseError
from media_monitor.warehouse import read_flags
from new_statements import view

HERE = Path(__file__).parent
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-cache",
}
ANY_METHOD = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

environment = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined
)
environment.filters |= {"link": view.link, "heading": view.heading, "carried": view.carried}
templates = Jinja2Templates(env=environment)
app = FastAPI(
    title="New statements",
    dependencies=[Depends(get_user)],
    docs_url=None,
    redoc_url=None,
    openapi_url=None,
)


@app.middleware("http")
async def restrict(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    """Tell browsers to run nothing: the page shows text that strangers wrote."""
    response = await call_next(request)
    response.headers.update(HEADERS)
    return response


@app.get("/")
def page(request: Request, wanted: Annotated[view.Filters, Query()]) -> HTMLResponse:
    """Show the flags of the published snapshot, newest first."""
    snapshot = settings.snapshot(settings.DATA)
    if not snapshot.exists():
        return templates.TemplateResponse(request, "empty.html", {"snapshot": snapshot})
    try:
        flags = read_flags(snapshot, since=wanted.since)
    except WarehouseError as error:
        return templates.TemplateResponse(request, "error.html", {"error": error}, status_code=503)
    published_at = datetime.fromtimestamp(snapshot.stat().st_mtime, UTC)
    context = {"page": view.arrange(flags, wanted), "published_at": published_at}
    return templates.TemplateResponse(request, "page.html", context)


@app.get("/new_statements.css")
def style() -> FileResponse:
    return FileResponse(HERE / "static" / "new_statements.css", media_type="text/css")


# A path without a route would be answered before anybody asks who is calling.
@app.api_route("/{path:path}", methods=ANY_METHOD)
def unknown(path: str) -> None:
    raise HTTPException(404, f"There is no page {path!r} here.")
