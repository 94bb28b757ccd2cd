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


def import_samples(folder: Path) -> bool:
    """Whether every file that is there went in."""
    whole = True
    for name, words in COMMANDS.items():
        file = folder / name
        if not file.exists():
            click.echo(f"· {name} is not in {folder}")
            continue
        click.echo(f"· {name} …")
        as_app = {name: value for name, value in os.environ.items() if name != "SAMBUT_DATABASE_ROLE"}
        done = subprocess.run([sys.executable, "-m", "sambut.config.cli", *words, str(file)], env=as_app, check=False)
        if done.returncode:
            whole = False
            click.echo(f"· {name} did not go in; the reason stands above", err=True)
    return whole
