"""An upload is stored whole or not at all, opened only when clean, and sealed where a reporter sent it."""

import dataclasses
import errno
import io
import os
import socket
import socketserver
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.storage import default_storage, storages
from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.test import RequestFactory, override_settings

from sambut.files import storing
from sambut.files.actions import clean_file, erase_file, take_upload
from sambut.files.answers import stream
from sambut.files.jobs import clean_upload
from sambut.files.models import File, FileEvent
from sambut.files.places import storage
from sambut.files.queries import open_clean
from sambut.files.recognising import JPEG, LARGEST_OF_ALL
from sambut.files.scanning import NoScanner
from sambut.files.states import FileState, Privacy
from sambut.identities.actions import erase_identity, seal_identity
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from tests.files.making import SECRET, paper, photo, upload
from tests.privacy.search import places_in

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, settings) -> Path:
    """A storage of this test's own."""
    settings.STORAGES = {**settings.STORAGES, "default": storage("", tmp_path)}
    return tmp_path / "files"


def stored(place: Path) -> list[str]:
    return sorted(str(path.relative_to(place)).split("/")[0] for path in place.rglob("*") if path.is_file())


def test_an_upload_waits_for_cleaning_and_announces_itself(place: Path):
    file = take_upload(upload(photo()), at=AT, privacy=Privacy.CASE)

    assert (file.state, file.received_type, file.media_type) == (FileState.RECEIVED, JPEG, "")
    assert list(Outbox.objects.filter(topic="files.uploaded").values_list("topic", "row_id")) == [
        ("files.uploaded", file.pk)
    ]
    assert stored(place) == ["original"]
    with pytest.raises(Refused, match=r"file\.open\.received"):
        open_clean(file)


def test_a_cleaned_file_opens_and_the_unsealed_original_is_gone(place: Path, django_capture_on_commit_callbacks):
    file = take_upload(upload(photo()), at=AT, privacy=Privacy.CASE)
    with django_capture_on_commit_callbacks(execute=True):
        clean_upload(file.pk, at=AT)
    file.refresh_from_db()

    value = open_clean(file).read()
    assert (file.state, file.media_type, file.size, file.width, file.height) == ("clean", JPEG, len(value), 480, 640)
    assert places_in("clean", value, [SECRET]) == []
    assert stored(place) == ["clean", "small"]
    assert open_clean(file, small=True).read()[8:12] == b"WEBP"
    assert list(FileEvent.objects.filter(file=file).values_list("verb", "state_to")) == [
        ("take", "received"),
        ("clean", "clean"),
    ]


def test_cleaning_twice_is_cleaning_once(place: Path):
    file = take_upload(upload(paper()), at=AT, privacy=Privacy.CASE)
    first = clean_file(file.pk, at=AT)
    second = clean_file(file.pk, at=AT)
    assert (first.sha256, first.size) == (second.sha256, second.size)
    assert FileEvent.objects.filter(file=file, verb="clean").count() == 1


def test_a_cleaning_that_was_killed_before_its_commit_is_done_again_with_the_same_result(place: Path):
    file = take_upload(upload(photo()), at=AT, privacy=Privacy.CASE)
    with transaction.atomic():
        killed = clean_file(file.pk, at=AT)
        transaction.set_rollback(True)
    assert File.objects.get(pk=file.pk).state == "received"
    assert clean_file(file.pk, at=AT).sha256 == killed.sha256


def test_everything_of_a_sealed_file_lies_sealed_and_dies_with_the_identity(place: Path):
    handle = seal_identity(name=SECRET, at=AT)
    file = clean_file(take_upload(upload(photo()), at=AT, privacy=Privacy.SEALED, sealed_for=handle).pk, at=AT)

    assert stored(place) == ["clean", "original", "small"]
    for path in [path for path in place.rglob("*") if path.is_file()]:
        assert path.read_bytes()[:1] == b"\x01"
        assert b"JFIF" not in path.read_bytes()
        assert places_in(path.name, path.read_bytes(), [SECRET]) == []
    assert open_clean(file).read()[:3] == b"\xff\xd8\xff"

    erase_identity(handle, at=AT)
    with pytest.raises(Refused, match=r"identity\.open\.erased"):
        open_clean(file)


def test_a_file_called_sealed_without_a_handle_is_refused_by_the_database():
    with pytest.raises(DatabaseError), transaction.atomic():
        take_upload(upload(photo()), at=AT, privacy=Privacy.SEALED)


def test_a_file_that_cannot_be_cleaned_is_refused_and_never_opens(place: Path):
    file = take_upload(upload(b"%PDF-1.7\n" + b"x" * 200), at=AT, privacy=Privacy.CASE)
    file = clean_file(file.pk, at=AT)
    assert (file.state, file.refusal) == ("refused", "file.take.broken")
    with pytest.raises(Refused, match=r"file\.open\.refused"):
        open_clean(file)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (b"", "file.take.empty"),
        (b"<svg onload=alert(1)>", "file.take.kind"),
        (b"x" * (LARGEST_OF_ALL + 1), "file.take.too_large"),
    ],
)
def test_what_is_refused_leaves_no_row_and_no_byte(value: bytes, code: str, place: Path):
    with pytest.raises(Refused) as refused:
        take_upload(upload(value), at=AT, privacy=Privacy.CASE)
    assert refused.value.code == code
    assert (
        File.objects.count(),
        Outbox.objects.filter(topic="files.uploaded").count(),
        stored(place) if place.exists() else [],
    ) == (0, 0, [])


@pytest.mark.parametrize("full_at", [0, 1, 1000, 5000])
def test_a_storage_that_runs_full_at_any_byte_gives_a_sentence_and_keeps_nothing_half(
    full_at: int, place: Path, monkeypatch: pytest.MonkeyPatch
):
    """The disk is made small for real where that may be done; here every write beyond a byte fails as a full disk does."""
    write = os.fdopen

    class Full(io.FileIO):
        written = 0

        def write(self, value) -> int:
            Full.written += len(value)
            if Full.written > full_at:
                super().write(bytes(value)[: max(0, full_at)])
                raise OSError(errno.ENOSPC, "No space left on device")
            return super().write(value)

    monkeypatch.setattr(
        os, "fdopen", lambda descriptor, mode: Full(descriptor, "wb") if mode == "wb" else write(descriptor, mode)
    )
    with pytest.raises(Refused, match=r"file\.store\.full"):
        take_upload(upload(photo()), at=AT, privacy=Privacy.CASE)
    monkeypatch.undo()
    assert (File.objects.count(), stored(place)) == (0, [])


def test_bytes_whose_row_never_came_are_swept_away_after_a_day(place: Path):
    kept = take_upload(upload(photo()), at=AT, privacy=Privacy.CASE)
    with transaction.atomic():
        take_upload(upload(photo()), at=AT, privacy=Privacy.CASE)
        transaction.set_rollback(True)
    half = place / storing.INCOMING / "left-by-a-kill"
    half.write_bytes(b"half")
    assert stored(place) == ["incoming", "original", "original"]

    from sambut.files.actions import sweep

    assert sweep(at=datetime.now(UTC)) == 0, "what is younger than a day may still get its row"  # noqa: TID251
    old = datetime(2025, 1, 1, tzinfo=UTC).timestamp()
    for path in place.rglob("*"):
        os.utime(path, (old, old))
    assert sweep(at=AT) == 2
    assert stored(place) == ["original"]
    assert default_storage.exists(kept.original_name)


def test_an_erased_file_has_no_bytes_and_keeps_its_row(place: Path, django_capture_on_commit_callbacks):
    file = clean_file(take_upload(upload(photo()), at=AT, privacy=Privacy.CASE).pk, at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        assert [erase_file(file.pk, at=AT), erase_file(file.pk, at=AT)] == [True, False]
    file.refresh_from_db()
    assert (stored(place), file.state, file.sha256) == ([], "erased", "")
    with pytest.raises(Refused, match=r"file\.open\.erased"):
        open_clean(file)


def test_a_browser_downloads_and_never_runs_guesses_or_keeps(place: Path):
    file = clean_file(take_upload(upload(photo(), "ktp-sekar.jpg"), at=AT, privacy=Privacy.CASE).pk, at=AT)
    answer = stream(file, name="lampiran-1")
    small = stream(file, small=True)
    assert {
        name: answer[name]
        for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Cache-Control")
    } == {
        "Content-Type": "image/jpeg",
        "Content-Disposition": 'attachment; filename="lampiran-1.jpg"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(answer.streaming_content) == open_clean(file).read()
    assert small["Content-Disposition"] == 'attachment; filename="lampiran.webp"'


def posted(rf: RequestFactory, value: bytes) -> HttpRequest:
    request = rf.post("/", {"file": upload(value, "KTP Sekar.jpg")})
    request.FILES  # noqa: B018  (parses)
    return request


def test_an_upload_never_touches_the_disk_before_it_is_stored_and_loses_its_name(
    rf: RequestFactory, tmp_path: Path, settings
):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = temporary
    sent = posted(rf, b"\xff\xd8\xff" + os.urandom(5_000_000)).FILES["file"]
    assert (sent.name, sent.size, list(temporary.iterdir())) == ("upload", 5_000_003, [])


def test_an_upload_beyond_the_cap_is_cut_and_then_refused(rf: RequestFactory):
    sent = posted(rf, b"\xff\xd8\xff" + bytes(LARGEST_OF_ALL + 5_000_000)).FILES["file"]
    assert sent.size == LARGEST_OF_ALL + 1
    with pytest.raises(Refused, match=r"file\.take\.too_large"):
        take_upload(sent, at=AT, privacy=Privacy.CASE)


class Clamd(socketserver.BaseRequestHandler):
    """Speaks clamd's INSTREAM: finds the word EICAR."""

    def handle(self) -> None:
        file = self.request.makefile("rb")
        assert file.read(10) == b"zINSTREAM\0"
        value = b""
        while length := int.from_bytes(file.read(4), "big"):
            value += file.read(length)
        self.request.sendall(b"stream: Eicar FOUND\0" if b"EICAR" in value else b"stream: OK\0")


def test_a_scanner_that_finds_something_closes_the_file_and_one_that_is_silent_leaves_it_waiting(settings):
    clean = take_upload(upload(photo()), at=AT, privacy=Privacy.CASE)
    bad = take_upload(upload(photo() + b"EICAR"), at=AT, privacy=Privacy.CASE)
    waits = take_upload(upload(photo()), at=AT, privacy=Privacy.CASE)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, clamd=f"127.0.0.1:{server.server_address[1]}")
        assert clean_file(clean.pk, at=AT).state == "clean"
        assert (clean_file(bad.pk, at=AT).state, File.objects.get(pk=bad.pk).refusal) == ("refused", "file.take.virus")
        server.shutdown()
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, clamd=f"127.0.0.1:{port}")
    with pytest.raises(NoScanner):
        clean_file(waits.pk, at=AT)
    assert File.objects.get(pk=waits.pk).state == "received"


def test_files_lie_in_an_s3_store_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    import boto3
    from moto import mock_aws

    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "k")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")
    with (
        mock_aws(),
        override_settings(STORAGES={"default": storage("s3://sambut?region=us-east-1&prefix=berkas", tmp_path)}),
    ):
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="sambut")
        handle = seal_identity(at=AT)
        for sealed_for in (None, handle):
            file = take_upload(upload(photo()), at=AT, privacy=Privacy.CASE, sealed_for=sealed_for)
            file = clean_file(file.pk, at=AT)
            assert open_clean(file).read()[:3] == b"\xff\xd8\xff"
            erase_file(file.pk, at=AT)
        assert type(storages["default"]).__name__ == "S3Storage"


def test_an_s3_store_that_is_away_gives_a_sentence(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    url = f"s3://k:s@sambut?endpoint=http://127.0.0.1:{port}&region=us-east-1"
    with override_settings(STORAGES={"default": storage(url, tmp_path)}):
        with pytest.raises(Refused, match=r"file\.store\.failed"):
            take_upload(upload(photo()), at=AT, privacy=Privacy.CASE)
        assert File.objects.count() == 0
