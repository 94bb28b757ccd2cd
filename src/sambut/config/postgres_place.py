"""Where the cluster of a home lies.

It lies in the home. Only as root, where the server runs as another account and the home stands below a folder that this
account may not pass (`/root`), it lies under `/var/lib/sambut/<random>` and the home keeps a pointer. No folder of
anybody is opened. The name is random, so a home that was removed and made again never meets the old cluster.
"""

import os
import secrets
from pathlib import Path

from sambut.config.postgres_programs import NoServer, reachable

ELSEWHERE = Path("/var/lib/sambut")
POINTER, RECORD = "place", "home"


def known_place(folder: Path) -> Path:
    """The place chosen earlier, or `folder` itself."""
    try:
        return Path((folder / POINTER).read_text().strip())
    except FileNotFoundError:
        return folder


def choose_place(folder: Path) -> Path:
    """As root, before the cluster is made or started: a place that the server's account can reach."""
    place = known_place(folder)
    if place != folder:
        _must_be_ours(place, folder)
        return place
    if reachable(folder):
        return folder
    if (folder / "data" / "PG_VERSION").exists():
        raise NoServer(
            f"{folder} was closed to other accounts after its database was made there; open it for passing (chmod o+x) again."
        )
    return _make_elsewhere(folder)


def leftovers() -> list[Path]:
    """Clusters under `/var/lib/sambut` whose home is gone."""
    if not ELSEWHERE.exists():
        return []
    return [place for place in sorted(ELSEWHERE.iterdir()) if (place / RECORD).exists() and not _pointed_at(place)]


def _make_elsewhere(folder: Path) -> Path:
    place = ELSEWHERE / secrets.token_hex(8)
    try:
        for part in (ELSEWHERE, place):
            part.mkdir(parents=True, exist_ok=True)
            part.chmod(0o711)
    except OSError as error:
        raise NoServer(
            f"The database cannot lie in {folder} (closed to other accounts) nor in {ELSEWHERE}: {error.strerror}."
        ) from None
    (place / RECORD).write_text(str(folder))
    pointer = folder / f".{POINTER}.{os.getpid()}"
    pointer.write_text(str(place))
    pointer.rename(folder / POINTER)
    return place


def _must_be_ours(place: Path, folder: Path) -> None:
    """A copied home must not start the cluster of the home it was copied from; a moved one may."""
    if not (place / RECORD).exists():
        raise NoServer(
            f"The database of this home lay in {place} and is not there any more. Restore it, or begin with an empty home."
        )
    recorded = Path((place / RECORD).read_text().strip())
    if recorded == folder:
        return
    if _pointed_at(place):
        raise NoServer(
            f"This home is a copy of {recorded.parent}, whose database lies in {place}. Use backup and restore to copy a home."
        )
    (place / RECORD).write_text(str(folder))


def _pointed_at(place: Path) -> bool:
    return known_place(Path((place / RECORD).read_text().strip())) == place
