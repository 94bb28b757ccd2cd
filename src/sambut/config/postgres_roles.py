"""Making a role and a database, where they are not there yet."""

import psycopg
from psycopg import sql


def make_role(connection: psycopg.Connection, name: str, password: str) -> None:
    role = sql.Identifier(name)
    if not connection.execute("select 1 from pg_roles where rolname = %s", [name]).fetchone():
        connection.execute(sql.SQL("create role {} login").format(role))
    connection.execute(sql.SQL("alter role {} password {}").format(role, sql.Literal(password)))


def make_database(connection: psycopg.Connection, name: str, owner: str, template: str = "") -> None:
    if connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
        return
    like = sql.SQL("template {}").format(sql.Identifier(template)) if template else sql.SQL("")
    connection.execute(
        sql.SQL("create database {} owner {} {}").format(sql.Identifier(name), sql.Identifier(owner), like)
    )
