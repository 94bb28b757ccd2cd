"""`sambut up`: one supervised command that always starts again, whatever ended it."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sambut.config.postgres import Server
from tests import homes
from tests.homes import Up, alive, get, sambut, wait_for


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    with homes.folder() as place:
        yield homes.with_tables(place / "home")


@pytest.fixture(scope="module")
def running(home: Path) -> Iterator[Up]:
    with Up(home) as up:
        up.address()
        yield up


def test_it_answers_and_a_second_start_on_the_same_home_says_so_and_exits_3(running: Up) -> None:
    second = sambut(running.home, "up")

    assert get(f"{running.address()}/readyz") == (200, '{"ready": true, "reasons": []}')
    assert second.returncode == 3
    assert (
        second.stderr
        == f"Sambut already runs in {running.home}: process {running.process.pid}, {running.address()}/.\n"
    )


@pytest.mark.parametrize(("name", "command"), [("web", "serve"), ("worker", "worker")])
def test_a_process_that_dies_is_started_again(running: Up, name: str, command: str) -> None:
    (victim,) = _children(running, command)
    os.kill(victim, signal.SIGKILL)

    wait_for(lambda: _children(running, command) not in ([], [victim]), 20, running.words)
    wait_for(lambda: _answers(f"{running.address()}/readyz"), 20, running.words)
    assert f"{name} ended with -9; starting it again in" in running.words()


def test_a_web_worker_that_dies_is_started_again_by_its_parent(running: Up) -> None:
    (parent,) = _children(running, "serve")
    victims = homes.descendants(parent)
    for victim in victims:
        os.kill(victim, signal.SIGKILL)

    wait_for(lambda: _answers(f"{running.address()}/readyz"), 20, running.words)
    assert alive(victims) == {}


def test_a_database_that_dies_is_started_again_and_the_web_process_finds_it(running: Up) -> None:
    Server(running.home / "postgres").kill()

    wait_for(lambda: "the database ended; starting it again" in running.words(), 10, running.words)
    wait_for(lambda: _answers(f"{running.address()}/readyz"), 30, running.words)


@pytest.fixture(scope="module")
def second(home: Path) -> Path:
    """Another home, beside the one that runs."""
    return homes.with_tables(home.with_name("second"))


def test_two_homes_run_side_by_side_and_never_share_a_port(running: Up, second: Path) -> None:
    """The web workers share their port by SO_REUSEPORT, which the kernel would give to any program of the account.

    One that is asked to stop ends with 0 and leaves no process of its own, and none of the other's ends.
    """
    first = running.address()
    refused = sambut(second, "up", SAMBUT_ADDRESS=first.removeprefix("http://"))
    with Up(second) as up:
        answers = [get(f"{address}/readyz")[0] for address in (first, up.address())]
        assert first != up.address()
        assert answers == [200, 200]
        beside = running.descendants()
        _ends_with_0_and_leaves_no_process(up, signal.SIGTERM)
        assert alive(beside) == beside
    port = first.rpartition(":")[2]
    assert refused.returncode == 1
    assert (
        refused.stderr == f"Port {port} of 127.0.0.1 is in use by another program. Choose another in SAMBUT_ADDRESS.\n"
    )


def test_killed_it_takes_its_processes_along_and_the_next_start_works_and_ends_when_interrupted(second: Path) -> None:
    with Up(second) as up:
        port = up.address().rpartition(":")[2]
        below = up.descendants()
        up.end(signal.SIGKILL)

        with Up(second, SAMBUT_ADDRESS=f"127.0.0.1:{port}") as again:
            assert get(f"{again.address()}/healthz")[0] == 200
            wait_for(lambda: not alive(below))
            _ends_with_0_and_leaves_no_process(again, signal.SIGINT)


def _ends_with_0_and_leaves_no_process(up: Up, number: int) -> None:
    below = up.descendants()
    assert any("postgres -D" in line for line in below.values())

    assert up.end(number) == 0
    assert alive(below) == {}
    assert not (Server(up.home / "postgres").data / "postmaster.pid").exists()


def test_without_the_tables_it_does_not_start_and_says_how_to_prepare() -> None:
    with homes.folder() as place:
        refused = sambut(place / "home", "up")

        assert refused.returncode == 1
        assert "Start with --prepare, or call `sambut migrate`." in refused.stderr
        assert not Server(place / "home" / "postgres").running()


def test_an_ordinary_account_starts_it_too() -> None:
    with homes.folder() as place:
        home = homes.with_tables(place / "home")
        launcher = homes.ordinary_launcher()
        if launcher:
            shutil.copytree(homes.ROOT / ".cache" / "test-keys", place / "keys")
            _hand_to(place, launcher["user"], launcher["group"])
        with Up(
            home,
            launcher=launcher,
            program=_reachable_program(launcher),
            SAMBUT_KEYS=str(place / "keys"),
            PYTHONPATH=_paths(),
        ) as up:
            assert get(f"{up.address()}/readyz") == (200, '{"ready": true, "reasons": []}')
            assert up.end() == 0


def _children(up: Up, command: str) -> list[int]:
    below = up.descendants()
    return [
        process
        for process, line in below.items()
        if line.endswith(f"sambut.config.cli {command}") and _parent(process) == up.process.pid
    ]


def _answers(address: str) -> bool:
    try:
        return get(address)[0] == 200
    except OSError:
        return False


def _parent(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _hand_to(place: Path, user: int, group: int) -> None:
    for path in (place, *place.rglob("*")):
        os.chown(path, user, group)


def _paths() -> str:
    return (
        os.pathsep.join(path for path in sys.path if path.endswith(("site-packages", "src")) or path == str(homes.ROOT))
        + os.pathsep
        + str(homes.ROOT / "src")
    )


def _reachable_program(launcher: dict[str, object]) -> list[str]:
    """This interpreter, or where the account cannot reach it (below /root), the system's of the same version."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for program in (sys.executable, f"/usr/bin/{name}", f"/usr/local/bin/{name}"):
        try:
            tried = subprocess.run(
                [program, "-c", "import sys; print(sys.version_info[:2])"],
                capture_output=True,
                text=True,
                check=False,
                **launcher,
            )  # type: ignore[call-overload]
        except OSError:
            continue
        if tried.returncode == 0 and tried.stdout.strip() == str(sys.version_info[:2]):
            return [program, "-m", "sambut.config.cli"]
    pytest.skip(f"{launcher['user']} can reach no Python {sys.version_info.major}.{sys.version_info.minor}")
