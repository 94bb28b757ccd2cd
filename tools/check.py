"""Everything that can be said without running the product: style, types, floors, templates, migrations, translations.

`make check` runs all; names of checks as arguments run only those. Exit 1 when any fails; all run to the end.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


def run(*command: str, **extra: str) -> bool:
    return (
        subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, env=os.environ | extra, check=False).returncode
        == 0
    )


def style() -> bool:
    return run("ruff", "check", ".") and run("ruff", "format", "--check", "--quiet", ".")


def types() -> bool:
    return run("mypy")


def floors() -> bool:
    return run("lint-imports")


def templates() -> bool:
    """Every template compiles; what only fails when a page is shown is found here."""
    return _inside("compile_templates")


def migrations() -> bool:
    """No model says anything that no migration does."""
    return _inside("missing_migrations")


def translations() -> bool:
    return run("python", "tools/messages.py", "--check")


def _inside(name: str) -> bool:
    with tempfile.TemporaryDirectory() as home:
        return run(
            "python",
            __file__,
            "--inside",
            name,
            SAMBUT_HOME=home,
            DATABASE_URL="postgresql://nobody@/nothing?host=/nowhere",
        )


def compile_templates() -> None:
    from django.template import engines

    environment = engines["jinja2"].env
    for name in environment.list_templates():
        environment.get_template(name)


def missing_migrations() -> None:
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState
    from django.utils.translation import deactivate_all

    deactivate_all()
    loader = MigrationLoader(None)
    changes = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(graph=loader.graph)
    rooms = {config.label for config in apps.get_app_configs() if config.name.startswith("sambut.")}
    if missing := sorted(rooms & changes.keys()):
        sys.exit(f"These rooms need a migration: {', '.join(missing)}")


CHECKS: dict[str, Callable[[], bool]] = {
    check.__name__: check for check in (style, types, floors, templates, migrations, translations)
}


def main(wanted: list[str]) -> int:
    failed = []
    for name in wanted or CHECKS:
        began = time.monotonic()
        good = CHECKS[name]()
        print(f"{'✓' if good else '✗'} {name} ({time.monotonic() - began:.1f} s)", flush=True)
        failed += [] if good else [name]
    return 1 if failed else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        os.environ["DJANGO_SETTINGS_MODULE"] = "sambut.config.settings"
        import django

        django.setup()
        {"compile_templates": compile_templates, "missing_migrations": missing_migrations}[sys.argv[2]]()
    else:
        sys.exit(main(sys.argv[1:]))
