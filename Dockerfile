# One image for every service of docker-compose.yaml: the locked packages, the Dags, the UI page.
FROM python:3.11-slim-bookworm AS packages
WORKDIR /opt/media-monitor
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
COPY bin/uv.txt bin/uv.txt
RUN awk -F'[- ]' '/^uv-/ { if (!n++) printf "uv==%s", $2; printf " --hash=sha256:%s", $NF }' bin/uv.txt > uv.in \
    && pip install --no-cache-dir --require-hashes --requirement uv.in
COPY pyproject.toml uv.lock ./
# The lock file holds a hash for each package; the project itself is read from its folder.
RUN uv sync --locked --no-dev --extra second-opinion --no-install-project

FROM python:3.11-slim-bookworm
WORKDIR /opt/media-monitor
ENV PATH=/opt/media-monitor/.venv/bin:$PATH \
    PYTHONPATH=/opt/media-monitor/include \
    PYTHONUNBUFFERED=1 \
    AIRFLOW_HOME=/var/lib/media-monitor/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/media-monitor/dags \
    AIRFLOW__CORE__PLUGINS_FOLDER=/opt/media-monitor/plugins \
    AIRFLOW__CORE__LOAD_EXAMPLES=False \
    MEDIA_MONITOR_DATA=/var/lib/media-monitor/data
# Named volumes take their owner from these folders.
RUN useradd --uid 10001 --create-home monitor \
    && install --directory --owner=monitor --group=monitor "$AIRFLOW_HOME" "$MEDIA_MONITOR_DATA"
COPY --from=packages /opt/media-monitor/.venv .venv
COPY include include
COPY dags dags
COPY plugins plugins
USER monitor
CMD ["airflow", "version"]
