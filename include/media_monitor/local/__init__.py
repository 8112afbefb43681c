"""Runs the whole house on this machine: PostgreSQL, the parts of Airflow, the example newsroom."""
