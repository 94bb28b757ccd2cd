"""The embedded server: found again, started again, and never two of one folder."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sambut.config import postgres_place, postmaster
from sambut.config.postgres import OWNER, SUPERUSER, NoServer, Server
from sambut.config.upgrading import bring_over, counts
from tests import homes


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with homes.folder() as place:
        yield homes.with_tables(place / "home") / "postgres"


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    """One cluster for all, which each test leaves as it found it; it does not run."""
    made = Server(folder)
    yield made
    made.stop("immediate")


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that no other account may pass; clusters that cannot lie in it lie in a throw-away folder."""
    elsewhere = Path(tempfile.mkdtemp(prefix="sambut-elsewhere-"))
    elsewhere.chmod(0o711)
    monkeypatch.setattr(postgres_place, "ELSEWHERE", elsewhere)
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o700)
    yield folder
    shutil.rmtree(elsewhere)


def test_starting_twice_is_starting_once(server: Server) -> None:
    server.start()
    first = (server.data / "postmaster.pid").read_text().split()[0]
    Server(server.folder).start()
    assert (server.data / "postmaster.pid").read_text().split()[0] == first


def test_many_starts_at_once_make_one_server(server: Server) -> None:
    code = "import sys; from pathlib import Path; from sambut.config.postgres import Server; Server(Path(sys.argv[1])).start()"
    starts = [subprocess.Popen([sys.executable, "-c", code, str(server.folder)]) for _ in range(4)]
    assert [process.wait(60) for process in starts] == [0, 0, 0, 0]
    assert server.running()


def test_after_a_kill_it_starts_again_with_what_was_committed(server: Server) -> None:
    server.start()
    with server.connect(OWNER) as connection:
        connection.execute("create table kept (id int)")
        connection.execute("insert into kept select generate_series(1, 1000)")
    server.kill()
    server.start()
    with server.connect(OWNER) as connection:
        assert connection.execute("select count(*) from kept").fetchone() == (1000,)
        connection.execute("drop table kept")


def test_a_number_that_now_belongs_to_another_process_does_not_stop_the_start(server: Server) -> None:
    """After a power cut the file stays, and its number may be anybody's; of one's own account PostgreSQL would believe it."""
    stranger = subprocess.Popen(["sleep", "60"], **homes.ordinary_launcher() and server._account())
    try:
        (server.data / "postmaster.pid").write_text(
            f"{stranger.pid}\n{server.data}\n1700000000\n5432\n{server.socket}\n\n  1  1\nready   \n"
        )
        server._give(server.data / "postmaster.pid")

        assert not server.running()
        server.start()
        assert server.running()
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


@pytest.mark.parametrize("content", ["", "nonsense", "999999999\n"])
def test_a_broken_file_of_the_last_server_counts_as_no_server(tmp_path: Path, content: str) -> None:
    (tmp_path / "postmaster.pid").write_text(content)
    assert (postmaster.state_of(tmp_path), postmaster.socket_of(tmp_path), postmaster.family_of(tmp_path)) == (
        "absent",
        None,
        [],
    )


def test_it_ends_with_the_process_that_bound_it(server: Server) -> None:
    code = "import sys, time; from pathlib import Path; from sambut.config.postgres import Server; Server(Path(sys.argv[1])).start(bound=True); print(1, flush=True); time.sleep(60)"
    owner = subprocess.Popen([sys.executable, "-c", code, str(server.folder)], stdout=subprocess.PIPE)
    assert owner.stdout
    owner.stdout.readline()
    assert server.running()
    owner.send_signal(signal.SIGKILL)
    owner.wait()
    homes.wait_for(lambda: postmaster.state_of(server.data) == "absent", 20)


def test_a_kill_while_the_cluster_is_made_leaves_no_half_cluster() -> None:
    code = "import sys; from pathlib import Path; from sambut.config.postgres import Server; Server(Path(sys.argv[1])).start()"
    with homes.folder() as place:
        making = subprocess.Popen([sys.executable, "-c", code, str(place / "postgres")], start_new_session=True)
        homes.wait_for(
            lambda: (place / "postgres" / "data.making" / "PG_VERSION").exists() or making.poll() is not None, 20
        )
        os.killpg(making.pid, signal.SIGKILL)
        making.wait()
        time.sleep(0.2)
        server = Server(place / "postgres")
        server.start()
        try:
            assert server.running()
        finally:
            server.stop("immediate")


def test_another_major_is_refused_and_not_touched(server: Server) -> None:
    major = (server.data / "PG_VERSION").read_text()
    (server.data / "PG_VERSION").write_text("14\n")
    before = sorted(path.stat().st_mtime_ns for path in server.data.rglob("*"))
    with pytest.raises(NoServer, match="was made by PostgreSQL 14"):
        server.start()
    assert sorted(path.stat().st_mtime_ns for path in server.data.rglob("*")) == before
    (server.data / "PG_VERSION").write_text(major)


def test_the_upgrade_brings_every_row_and_keeps_the_old_folder(server: Server) -> None:
    """With the same programs on both sides: the way is the same, only the versions are not."""
    server.start()
    before = counts(server)
    server.stop()

    kept = bring_over(Server(server.folder), server)

    server.start()
    assert sum(before.values()) > 100
    assert counts(server) == before
    assert (kept / "PG_VERSION").exists()
    with server.connect(SUPERUSER) as connection:
        owners = connection.execute("select distinct tableowner from pg_tables where schemaname = 'public'").fetchall()
    assert owners == [(OWNER,)]
    shutil.rmtree(kept)


def test_an_upgrade_that_fails_puts_the_old_data_back(server: Server) -> None:
    server.start()
    with server.connect(SUPERUSER) as connection:  # a table whose rows the new cluster refuses
        (here,) = connection.execute("select system_identifier from pg_control_system()").fetchone() or (0,)
        only_here = f"'select system_identifier = {here} from pg_control_system()'"
        connection.execute(f"create function only_here() returns bool language sql as {only_here}".encode())
        connection.execute("create table stubborn (id int check (only_here()))")
        connection.execute("insert into stubborn values (1)")
    before = counts(server)
    server.stop()

    with pytest.raises(NoServer, match="pg_restore failed"):
        bring_over(Server(server.folder), server)

    server.start()
    assert counts(server) == before
    with server.connect(SUPERUSER) as connection:
        connection.execute("drop table stubborn; drop function only_here()")


def test_a_socket_folder_of_somebody_else_is_refused(server: Server) -> None:
    server.socket.mkdir(exist_ok=True)
    folder = server.socket
    if os.geteuid():
        folder.rmdir()
        folder.symlink_to("/tmp")
    else:
        os.chown(folder, 12345, 12345)
    try:
        with pytest.raises(NoServer, match="belongs to somebody else"):
            server.start()
    finally:
        folder.unlink() if folder.is_symlink() else folder.rmdir()


class BelowAClosedFolder:
    """Root's server runs as another account; an ordinary account's cluster lies in its home in every case."""

    def test_the_cluster_lies_elsewhere_and_nothing_is_opened(self, closed: Path) -> None:
        server = Server(closed / "home" / "postgres")
        server.start()
        try:
            server.prepare()
            assert server.running()
            assert server.place.parent == postgres_place.ELSEWHERE
            assert (closed.stat().st_mode & 0o777, closed.stat().st_uid) == (0o700, 0)
        finally:
            server.stop("immediate")

    def test_a_home_made_again_does_not_meet_the_old_cluster(self, closed: Path) -> None:
        places = set()
        for _ in range(2):
            server = Server(closed / "home" / "postgres")
            server.start()
            server.stop("immediate")
            places.add(server.place)
            shutil.rmtree(closed / "home")
        assert len(places) == 2
        assert set(postgres_place.leftovers()) == places

    def test_a_moved_home_finds_its_cluster_and_a_copied_one_is_refused(self, closed: Path) -> None:
        server = Server(closed / "home" / "postgres")
        server.start()
        server.stop("immediate")
        place = server.place
        (closed / "home").rename(closed / "moved")
        moved = Server(closed / "moved" / "postgres")
        moved.start()
        moved.stop("immediate")
        shutil.copytree(closed / "moved", closed / "copy")

        assert moved.place == place
        with pytest.raises(NoServer, match="This home is a copy of"):
            Server(closed / "copy" / "postgres").start()

    def test_a_cluster_that_is_gone_is_not_made_again_in_silence(self, closed: Path) -> None:
        server = Server(closed / "home" / "postgres")
        server.start()
        server.stop("immediate")
        shutil.rmtree(server.place)
        with pytest.raises(NoServer, match="is not there any more"):
            server.start()


if os.geteuid() == 0:
    TestBelowAClosedFolder = BelowAClosedFolder


def test_the_superuser_is_not_open_to_the_account_either(server: Server) -> None:
    server.start()
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(host=str(server.socket), user=SUPERUSER, dbname="postgres", passfile="/dev/null")
