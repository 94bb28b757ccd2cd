"""The command `sambut`: help that imports nothing, sentences and exit codes for scripts."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from sambut.config import cli, samples
from sambut.config.cli import COMMANDS, DATABASE, EXPORT, IMPORT
from sambut.innovations.commands import import_innovations
from tests import homes
from tests.homes import environment, sambut

OURS = [name for name, entry in COMMANDS.items() if entry.place.startswith("sambut.config.")]


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    with homes.folder() as place:
        yield homes.with_tables(place / "home")


def test_help_names_every_command_with_a_line_of_its_own() -> None:
    shown = CliRunner().invoke(cli.sambut, ["--help"]).output
    for name, entry in COMMANDS.items():
        assert f"  {name} " in shown
        assert entry.words in " ".join(shown.split())


def test_help_imports_neither_django_nor_a_room() -> None:
    code = "import sys; from sambut.config.cli import sambut; sambut(['--help'], standalone_mode=False); print([m for m in sys.modules if m.split('.')[0] in ('django', 'psycopg') or (m.startswith('sambut.') and m.split('.')[1] not in ('config', 'kernel'))])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.splitlines()[-1] == "[]"


@pytest.mark.parametrize("words", [[name] for name in OURS] + [["database", name] for name in DATABASE], ids=" ".join)
def test_each_command_of_the_house_explains_itself(words: list[str]) -> None:
    shown = CliRunner().invoke(cli.sambut, [*words, "--help"])
    assert shown.exit_code == 0
    assert len(shown.output.split("\n\n")[1].strip()) > 20


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["database", "nonsense"],
        ["up", "--nonsense"],
        ["up", "--demo"],
        ["restore"],
        ["import", "nonsense"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2(words: list[str]) -> None:
    shown = CliRunner().invoke(cli.sambut, words)
    assert shown.exit_code == 2
    assert "Usage:" in shown.output


def test_a_wrong_setting_ends_with_2_and_its_sentence(tmp_path: Path) -> None:
    for words in (["up"], ["check"], ["migrate"], ["backup", "x"], ["jobs", "status"]):
        refused = sambut(tmp_path / "home", *words, SAMBUT_LOG="xml")
        assert (refused.returncode, refused.stdout) == (2, "")
        assert refused.stderr == "A setting cannot be used:\nSAMBUT_LOG='xml': one of 'text', 'json' is needed.\n"


def test_every_command_of_a_room_is_there() -> None:
    for table in (COMMANDS, IMPORT, EXPORT, DATABASE):
        for name, entry in table.items():
            if ":" in entry.place:
                cli._loaded(name, entry._replace(database=False))


def test_samples_that_bring_awards_end_with_gathering_the_hall(tmp_path: Path) -> None:
    """Whoever opens the site at once finds them there."""
    for name in ("kipp_awards.csv", "innovations_lan_200.jsonl", "notes.txt"):
        (tmp_path / name).touch()
    steps = samples.steps_of(tmp_path)
    innovations, awards = (str(tmp_path / name) for name in ("innovations_lan_200.jsonl", "kipp_awards.csv"))
    assert [words for _name, words in steps] == [
        ("import", "innovations", "--new-bodies", innovations), ("import", "awards", awards), ("contest", "hall"),
    ]  # fmt: skip
    for _name, words in steps:
        assert CliRunner().invoke(cli.sambut, [*words[:2], "--help"]).exit_code == 0
    assert "invoke" not in vars(import_innovations)  # the room's own command opens no database
    (tmp_path / "kipp_awards.csv").unlink()
    assert [words[:2] for _name, words in samples.steps_of(tmp_path)] == [("import", "innovations")]


def test_a_command_whose_module_is_missing_says_so() -> None:
    entry = cli.Entry("sambut.nowhere.commands:go", "")
    with pytest.raises(Exception, match=r"`go` is not part of this installation: there is no sambut.nowhere.commands"):
        cli._loaded("go", entry)


def test_a_server_that_cannot_be_found_is_one_sentence_and_1(tmp_path: Path) -> None:
    refused = sambut(tmp_path / "home", "up", SAMBUT_POSTGRES_BIN=str(tmp_path))
    assert refused.returncode == 1
    assert refused.stderr == f"SAMBUT_POSTGRES_BIN={tmp_path}: there is no initdb and postgres in this folder.\n"


def test_check_finds_nothing_wrong_with_a_prepared_home(home: Path) -> None:
    checked = sambut(home, "check", "--json")
    facts = json.loads(checked.stdout)

    assert (checked.returncode, facts["ok"]) == (0, True)
    assert {
        "level": "well",
        "about": "roles",
        "words": "sambut_owner changes tables, sambut_app serves people",
    } in facts["findings"]
    assert {"level": "well", "about": "tables", "words": "they are those of this code"} in facts["findings"]


def test_check_finds_a_secret_that_others_can_read(home: Path) -> None:
    (home / "secret-key").chmod(0o644)
    checked = sambut(home, "check")
    (home / "secret-key").chmod(0o600)

    assert checked.returncode == 1
    assert f"fault    home: {home / 'secret-key'} can be read by other accounts; chmod 600 it" in checked.stdout


def test_check_finds_rights_that_were_given_by_hand(home: Path) -> None:
    given = "grant update on organisations_event to sambut_app; grant create on schema public to sambut_app"
    taken = "revoke update on organisations_event from sambut_app; revoke create on schema public from sambut_app"
    sambut(home, "database", "shell", "--owner", "-c", given)
    checked = sambut(home, "check")
    sambut(home, "database", "shell", "--owner", "-c", taken)

    assert checked.returncode == 1
    assert (
        "fault    rights: the role sambut_app may change the events in organisations_event; call `sambut migrate`"
        in checked.stdout
    )


def test_the_database_is_started_left_running_and_stopped_by_command(home: Path) -> None:
    assert sambut(home, "database", "status").returncode == 1
    assert sambut(home, "database", "start").returncode == 0
    assert sambut(home, "check").returncode == 0  # another command that uses it does not stop it
    running = sambut(home, "database", "status", "--json")
    assert (running.returncode, json.loads(running.stdout)["running"]) == (0, True)
    assert sambut(home, "database", "stop").returncode == 0
    assert sambut(home, "database", "status").returncode == 1


def test_migrating_twice_at_once_is_safe(home: Path) -> None:
    both = [
        subprocess.Popen(homes.command("migrate"), env=environment(home), stdout=subprocess.DEVNULL) for _ in range(2)
    ]
    assert [process.wait(120) for process in both] == [0, 0]
