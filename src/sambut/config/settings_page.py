"""docs/settings.md, written from the table of settings: `python -m sambut.config.settings_page > docs/settings.md`."""

from sambut.config.environment import SETTINGS, Setting

HEAD = """# Settings

Every setting is an environment variable. They are read and checked once, at the start of every command; a value that
cannot be used is refused with a sentence and exit code 2. `sambut check` tells what else is not in order.

This page is written from `src/sambut/config/environment.py` by `python -m sambut.config.settings_page`; a test compares both.

| setting | when empty | meaning |
|---|---|---|
"""
TAIL = """
*secret*: holds a password, key or token. Give it by a file that only the service's account reads (systemd's
`EnvironmentFile=`, see `deployment.md`), never on a command line.

`SAMBUT_DATABASE_ROLE`, `SAMBUT_SUPERVISED` and `PROMETHEUS_MULTIPROC_DIR` are set by Sambut's own commands for the processes
they start; do not set them.
"""


def page() -> str:
    return HEAD + "".join(map(_row, SETTINGS)) + TAIL


def _row(setting: Setting) -> str:
    default = f"`{setting.default}`" if setting.default else "–"
    return f"| `{setting.name}` | {default} | {setting.meaning.replace('|', '/')}{' *secret*' if setting.secret else ''} |\n"


if __name__ == "__main__":
    print(page(), end="")
