import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_tests_run_as_the_role_app() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select current_user, (select rolsuper from pg_roles where rolname = current_user)")
        role, is_super = cursor.fetchone()
    assert "app" in role
    assert not is_super
