"""What the walks share: the law, a worker that does the jobs, and pages of people who are signed in."""

import os
import threading
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from PIL import Image, ImageDraw

from tests.world.cast import Cast, Player, signed_in

Enter = Callable[..., Any]


@pytest.fixture(scope="module")
def law(request: pytest.FixtureRequest, own_database: str) -> None:
    """Clock rules, categories, decreed days and terms of keeping, as an installation has them."""
    if not request.node.get_closest_marker("own_database").args:  # a copy of the kept country has it
        load_law()


def load_law() -> None:
    from sambut.calendars import loading as calendars
    from sambut.complaints import loading as complaints
    from sambut.events import loading as events
    from sambut.replication import loading as replication
    from sambut.retention import loading as retention
    from sambut.surveys import loading as surveys

    for room in (complaints, calendars, retention, surveys, events, replication):
        room.load()


@pytest.fixture
def demo(own_database: str) -> Iterator[None]:
    """The database is marked as one whose people are invented."""
    from datetime import UTC, datetime

    from sambut.accounts.models import Installation
    from sambut.accounts.queries import forget_demo

    Installation.objects.get_or_create(kind=Installation.DEMO, defaults={"made_at": datetime(2024, 1, 2, tzinfo=UTC)})
    forget_demo()
    yield
    forget_demo()


@pytest.fixture(scope="session")
def kept_country(django_db_setup: None, django_db_blocker: Any) -> Any:
    """The law and rows for every page (`tests/browser/country.py`), made once for the whole run; modules take copies."""
    from tests.browser.country import build
    from tests.conftest import once_a_run

    def make() -> Any:
        load_law()
        return build(Cast())

    with django_db_blocker.unblock():
        return once_a_run("country", make)


@pytest.fixture(scope="module")
def country(own_database: str, kept_country: Any) -> Any:
    """What addresses are made of. For modules marked `own_database("kept_country")`."""
    return kept_country.made


@pytest.fixture(scope="module")
def worker(own_database: str) -> Iterator[None]:
    """The job process, in a thread of this one: pictures are cleaned, people are told."""
    from sambut.jobs.worker import run

    stop = threading.Event()
    thread = threading.Thread(target=run, args=(stop,), daemon=True)
    thread.start()
    yield
    stop.set()
    thread.join(30)


@pytest.fixture
def enter(page_at: Any, site: str) -> Enter:
    """`enter(player, width, height, theme)`: a page of somebody who has signed in; a visitor is nobody's player."""

    def page_of(player: Player | None, *size: Any, **more: Any) -> Any:
        page = page_at(*size, **more)
        if player is not None:
            page.context.add_cookies([{"name": "sessionid", "value": session_of(player), "url": site}])
        return page

    return page_of


def session_of(player: Player) -> str:
    """The key of a session that has just proved who it is, so that no page asks again."""
    client, request = signed_in(player), HttpRequest()
    request.session = client.session
    record_authentication(request, player.user, method="password")
    request.session.save()
    return client.cookies["sessionid"].value


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a phone makes it, with a place inside."""
    picture = Image.new("RGB", (900, 1200), (60, 70, 80))
    ImageDraw.Draw(picture).ellipse((380, 200, 520, 340), fill=(250, 240, 180))
    exif = Image.Exif()
    exif[0x010F] = "Ponsel Sari"
    held = BytesIO()
    picture.save(held, "JPEG", exif=exif)
    path = tmp_path / "IMG_20250326_Sari.jpg"
    path.write_bytes(held.getvalue())
    return path


def keep_picture(page: Any, name: str) -> None:
    """A screenshot for human eyes, only where PICTURES names a folder."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)
