"""Put the page "New statements" into Airflow's navigation, behind Airflow's own login."""

from airflow.plugins_manager import AirflowPlugin

from new_statements.app import app

PAGE = {"app": app, "url_prefix": "/new-statements", "name": "New statements"}
ENTRY = {
    "name": "New statements",
    "href": "new-statements/",
    "destination": "nav",
    "url_route": "new-statements",
}


class NewStatementsPlugin(AirflowPlugin):
    name = "new_statements"
    fastapi_apps = [PAGE]  # noqa: RUF012  (declared so by Airflow)
    external_views = [ENTRY]  # noqa: RUF012  (declared so by Airflow)
