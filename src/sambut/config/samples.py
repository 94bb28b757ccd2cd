"""`--samples FOLDER`: the real files of a folder go in by the same commands that an operator would call.

Only names listed here are looked for; every command tells its own progress and may be repeated without doubles.
"""

import os
import subprocess
import sys
from pathlib import Path

import click

COMMANDS = {
    "boundaries_provinces.topo.json": ("import", "boundaries"),
    "boundaries_regencies.topo.json": ("import", "boundaries"),
    "complaints_surabaya_2022.csv": ("import", "complaints"),
    "services_sippn_30.jsonl": ("import", "services"),
    "innovations_lan_200.jsonl": ("import", "innovations", "--new-bodies"),
    "kipp_awards.csv": ("import", "awards"),
}


AFTER = {"kipp_awards.csv": ("contest", "hall")}
"""What jobs would do within a quarter of an hour: whoever opens the site at once finds what came in."""


def steps_of(folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Name and words of each command for what is in the folder, in order."""
    there = [name for name in COMMANDS if (folder / name).exists()]
    steps = [(name, (*COMMANDS[name], str(folder / name))) for name in there]
    return steps + [(" ".join(AFTER[name]), AFTER[name]) for name in there if name in AFTER]


def import_samples(folder: Path) -> bool:
    """Whether every file that is there went in."""
    whole = True
    for name in COMMANDS:
        if not (folder / name).exists():
            click.echo(f"· {name} is not in {folder}")
    for name, words in steps_of(folder):
        click.echo(f"· {name} …")
        as_app = {key: value for key, value in os.environ.items() if key != "SAMBUT_DATABASE_ROLE"}
        done = subprocess.run([sys.executable, "-m", "sambut.config.cli", *words], env=as_app, check=False)
        if done.returncode:
            whole = False
            click.echo(f"· {name} did not go in; the reason stands above", err=True)
    return whole
