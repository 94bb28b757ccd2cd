"""A reporter with unmistakable name, mail, phone and NIK leaves no trace of them: database dump, files, logs.

This is the ground of the whole test (identities and files); the room of complaints lets the same reporter walk through a
whole anonymous conversation with `REPORTER` and `find_everywhere`.
"""

import logging
import logging.handlers
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sambut.files.actions import clean_file, take_upload
from sambut.files.places import storage
from sambut.files.queries import open_clean
from sambut.files.states import Privacy
from sambut.identities import sealing
from sambut.identities.actions import (
    deny_look,
    erase_identity,
    grant_look,
    keep_identity,
    look,
    new_handle,
    request_look,
)
from sambut.identities.queries import contact_of
from sambut.mandates.people import Mandate, Person
from sambut.mandates.states import Role
from tests.files import making
from tests.privacy.search import dumped, find_everywhere
from tests.world.cast import Cast

pytestmark = [pytest.mark.own_database]
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
REPORTER = {
    "name": "Xaverius Quimbaya Ndoen",
    "email": "xaverius.quimbaya@kotakrahasia.example",
    "phone": "0812-7733-9911",
    "nik": "3374015507890042",
}
WORDS = [*REPORTER.values(), "Quimbaya", "+62 812 7733 9911"]


def person(player, role: Role) -> Person:
    body = player.organisation.body
    return Person(player.user.pk, (Mandate(1, role, body.pk, body.pk, tuple(body.path)),))


def test_nothing_of_a_reporter_is_found_anywhere(cast: Cast, tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch):
    settings.STORAGES = {**settings.STORAGES, "default": storage("", tmp_path)}
    monkeypatch.setattr(making, "SECRET", REPORTER["name"])
    log = logging.handlers.WatchedFileHandler(tmp_path / "everything.log")
    logging.getLogger().addHandler(log)
    monkeypatch.setattr(logging.getLogger(), "level", logging.DEBUG)
    unit = cast.unit_officer.organisation
    asker, custodian = person(cast.inspector, Role.INSPECTORATE), person(cast.unit_officer, Role.CUSTODIAN)

    handle = new_handle(at=AT)
    draft = sealing.seal_text(handle, f"Saya {REPORTER['name']}, telepon {REPORTER['phone']}", "draft")
    keep_identity(handle, **REPORTER, user_id=cast.citizen.user.pk, at=AT)
    files = [
        take_upload(making.upload(made, f"{REPORTER['nik']}.bin"), at=AT, privacy=privacy, sealed_for=sealed_for)
        for made in (
            making.photo(),
            making.photo(form="PNG"),
            making.paper(),
            making.letter(),
            making.sheet(),
            making.open_letter(),
        )
        for privacy, sealed_for in ((Privacy.SEALED, handle),)
    ]
    shown = [open_clean(clean_file(file.pk, at=AT)).read() for file in files]
    asked = [
        request_look(
            handle,
            case_ref="SB7K29QX3",
            reason="Pelapor diancam dan perlu dihubungi.",
            body_id=unit.body_id,
            subject_path=[],
            by=asker,
            at=AT,
        )
        for _ in range(1)
    ]
    grant_look(asked[0].pk, by=custodian, at=AT)
    seen = look(asked[0].pk, by=asker, at=AT + timedelta(hours=1))
    again = request_look(
        handle,
        case_ref="SB7K29QX3",
        reason="Pelapor perlu dihubungi lagi.",
        body_id=unit.body_id,
        subject_path=[],
        by=asker,
        at=AT,
    )
    deny_look(again.pk, denial="Sudah dihubungi kemarin; cukup.", by=custodian, at=AT)

    assert (seen.name, contact_of(handle).phone) == (REPORTER["name"], REPORTER["phone"])
    assert REPORTER["name"] in sealing.open_text(handle, draft, "draft")
    assert len(shown) == 6
    assert draft_is_closed(draft)
    assert find_everywhere(WORDS, logs=[tmp_path / "everything.log"], folders=[tmp_path]) == []
    assert dumped(WORDS) == []

    erase_identity(handle, at=AT)
    assert find_everywhere(WORDS, folders=[tmp_path]) == []
    logging.getLogger().removeHandler(log)


def draft_is_closed(sealed: bytes) -> bool:
    from tests.privacy.search import places_in

    return places_in("draft", sealed, WORDS) == []
