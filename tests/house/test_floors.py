"""The house stands as docs/house.md draws it: imports, foreign keys and template links go only down."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "sambut"
CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
FLOOR = {room.strip(): -height for height, row in enumerate(CONTRACT["layers"]) for room in row.split("|")}


def rooms() -> list[str]:
    return sorted(folder.name for folder in SOURCE.iterdir() if (folder / "__init__.py").exists())


def test_every_folder_is_a_room_of_the_contract():
    assert rooms() == sorted(FLOOR)


def test_foreign_keys_point_down_or_into_the_own_room():
    upward = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in FLOOR
        for field in model._meta.get_fields()
        if field.is_relation and getattr(field, "remote_field", None) and not field.auto_created and field.related_model
        if field.related_model._meta.app_label in FLOOR
        if FLOOR[field.related_model._meta.app_label] > FLOOR[model._meta.app_label]
    ]
    assert upward == []


def test_templates_link_and_include_only_downwards():
    upward = []
    for template in SOURCE.glob("*/templates/**/*.*"):
        room = template.relative_to(SOURCE).parts[0]
        text = template.read_text()
        named = re.findall(r"url\(\s*['\"](\w+):", text) + re.findall(
            r"(?:extends|include|import|from)\s+['\"](\w+)/", text
        )
        upward += [
            f"{template.relative_to(SOURCE)} → {other}"
            for other in named
            if other in FLOOR and FLOOR[other] > FLOOR[room]
        ]
    assert upward == []


def test_a_planted_upward_import_is_found(tmp_path):
    planted = tmp_path / "house"
    shutil.copytree(
        SOURCE, planted / "sambut", ignore=shutil.ignore_patterns("static", "locale", "reference", "__pycache__")
    )
    (planted / "sambut" / "regions" / "planted.py").write_text("import sambut.complaints.states\n")
    shutil.copy(ROOT / "pyproject.toml", planted)

    linted = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--config", "pyproject.toml", "--no-cache"],
        cwd=planted, env={"PYTHONPATH": str(planted), "PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert linted.returncode != 0
    assert "sambut.regions.planted -> sambut.complaints.states" in linted.stdout


@pytest.mark.parametrize("room", rooms())
def test_every_room_tells_about_itself(room):
    readme = SOURCE / room / "README.md"
    assert readme.exists()
    assert len(readme.read_text().splitlines()) >= 8


def test_the_picture_of_the_house_names_every_room():
    drawn = (ROOT / "docs" / "house.md").read_text()
    missing = [room for room in rooms() if f"`{room}`" not in drawn]
    assert missing == []
