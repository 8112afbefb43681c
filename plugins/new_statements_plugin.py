"""Put the page "New statements" into Airflow's navigation."""

from airflow.plugins_manager import AirflowPlugin
from starlette.types import Receive, Scope, Send


async def page(scope: Scope, receive: Receive, send: Send) -> None:
    """Load the page when somebody first asks for it.

    Airflow imports this file in every task's process, where the page would cost seconds.
    """
    from new_statements.app import app

    await app(scope, receive, send)


class NewStatementsPlugin(AirflowPlugin):
    name = "new_statements"
    fastapi_apps = [  # noqa: RUF012  (Airflow declares it so)
        {"app": page, "url_prefix": "/new-statements", "name": "New statements"}
    ]
    external_views = [  # noqa: RUF012  (Airflow declares it so)
        {
            "name": "New statements",
            "href": "new-statements/",
            "destination": "nav",
            "url_route": "new-statements",
        }
    ]
