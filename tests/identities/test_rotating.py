"""Master keys lie outside the database, are replaced while the house is open, and come back from escrow."""

import dataclasses
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import settings as django_settings
from django.db import transaction

from sambut.identities import keyring, rotation, sealing, versions
from sambut.identities.actions import erase_identity, seal_identity
from sambut.identities.commands import keys
from sambut.identities.keyring import MissingKeys
from sambut.identities.models import Envelope, KeyVersion
from sambut.identities.queries import contact_of, handles_of
from sambut.identities.rules import Contact
from tests.world.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, settings) -> Path:
    """A key folder of this test's own, beginning as a copy of the run's."""
    versions.current(AT)
    place = tmp_path / "keys"
    shutil.copytree(
        django_settings.ENVIRONMENT.keys, place, ignore=shutil.ignore_patterns(".*")
    )  # what others write just now
    settings.ENVIRONMENT = dataclasses.replace(django_settings.ENVIRONMENT, keys=place)
    return place


def run(*arguments: str, typed: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(keys, arguments, input=typed, catch_exceptions=False)
    return result.exit_code, result.stdout


def test_after_a_rotation_everything_opens_and_the_old_key_lies_aside(folder: Path, cast: Cast):
    old = versions.current(AT).version
    mine = [seal_identity(name="Sri", user_id=cast.citizen.user.pk, at=AT) for _ in range(3)]
    nobody = seal_identity(email="x@example.id", at=AT)
    text = sealing.seal_text(nobody, "Jalan rusak")

    code, _ = run("rotate")

    assert code == 0
    new = versions.current(AT)
    assert new.version == old + 1
    assert set(Envelope.objects.filter(handle__in=[*mine, nobody]).values_list("key_id", flat=True)) == {new.version}
    assert set(handles_of(cast.citizen.user.pk)) == set(mine)
    assert contact_of(nobody) == Contact("", "x@example.id", "", None)
    assert sealing.open_text(nobody, text) == "Jalan rusak"
    assert KeyVersion.objects.get(version=old).retired_on is not None
    assert (folder / "retired" / f"master-{old:04}.key").exists()
    assert not keyring.path(old).exists()


def test_the_old_key_and_the_new_database_open_nothing(folder: Path):
    handle = seal_identity(name="Sri", at=AT)
    old = versions.current(AT)
    run("rotate")
    keyring.path(old.version + 1).unlink()

    with pytest.raises(MissingKeys):
        contact_of(handle)


def test_a_rotation_that_was_stopped_goes_on_with_the_same_key(
    folder: Path, cast: Cast, monkeypatch: pytest.MonkeyPatch
):
    for _ in range(5):
        seal_identity(user_id=cast.citizen.user.pk, at=AT)
    monkeypatch.setattr(rotation, "BATCH", 2)
    new = rotation.begin(AT)
    rotation._batch(new)
    later = seal_identity(user_id=cast.citizen.user.pk, at=AT)
    assert len(handles_of(cast.citizen.user.pk)) == 6, "both keys are asked while a rotation runs"
    assert Envelope.objects.get(handle=later).key_id == new.version

    code, output = run("rotate")

    assert (code, output.split()[0]) == (0, str(rotation.counted()[new.version] - 3))
    assert versions.current(AT).version == new.version
    assert rotation.waiting() == 0
    assert len(handles_of(cast.citizen.user.pk)) == 6


def test_a_prepared_key_is_not_used_before_the_rotation(folder: Path):
    old = versions.current(AT).version
    run("rotate", "--prepare")
    assert keyring.path(old + 1).exists()
    assert Envelope.objects.get(handle=seal_identity(at=AT)).key_id == old


def test_key_files_are_readable_by_their_owner_only(folder: Path):
    made = keyring.make(77)
    assert keyring.path(77).stat().st_mode & 0o777 == 0o600
    assert keyring.make(77) == made, "a key that is there is never replaced"


def test_the_key_folder_of_another_installation_is_noticed_before_anything_is_sealed(folder: Path):
    version = versions.current(AT).version
    keyring.path(version).unlink()
    keyring.make(version)

    with pytest.raises(MissingKeys, match="belongs to another installation"), transaction.atomic():
        seal_identity(at=AT)
    code, output = run("status", "--json")
    assert code == 1
    assert [row["file"] for row in json.loads(output)["versions"] if row["version"] == version] == ["wrong"]


def test_a_production_without_keys_says_what_to_do(tmp_path: Path, settings):
    settings.ENVIRONMENT = dataclasses.replace(django_settings.ENVIRONMENT, keys=tmp_path / "none", production=True)
    with pytest.raises(MissingKeys, match=r"sambut keys (make|recover)"):
        versions.first(AT)


def test_status_counts_what_each_key_wraps(folder: Path):
    seal_identity(at=AT)
    erased = seal_identity(at=AT)
    erase_identity(erased, at=AT)
    code, output = run("status", "--json")
    found = json.loads(output)
    assert code == 0
    assert found["well"] is True
    assert found["waiting"] == 0
    assert (
        found["versions"][-1]["identities"]
        == Envelope.objects.filter(erased_on=None, key_id=found["versions"][-1]["version"]).count()
    )


def test_two_of_three_shares_bring_the_key_folder_back(folder: Path, tmp_path: Path):
    handle = seal_identity(name="Sri", at=AT)
    file = tmp_path / "escrow.sealed"
    code, output = run("escrow", "--to", str(file))
    shares = [line.split()[1] for line in output.splitlines() if line]
    assert (code, len(shares)) == (0, 3)
    before = {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}
    shutil.rmtree(folder)
    with pytest.raises(MissingKeys):
        contact_of(handle)

    code, _ = run("recover", "--from", str(file), typed=f"{shares[2].lower()}\n{shares[0]}\n\n")

    assert code == 0
    assert {path.name: path.read_text() for path in folder.iterdir() if path.is_file()} == before
    assert contact_of(handle) == Contact("Sri")


def test_one_share_opens_nothing_and_a_slip_is_named(folder: Path, tmp_path: Path):
    file = tmp_path / "escrow.sealed"
    _, output = run("escrow", "--to", str(file))
    share = output.splitlines()[0].split()[1]
    slip = share[:-1] + ("A" if share[-1] != "A" else "B")

    for typed, said in (
        (f"{share}\n\n", "2 different shares"),
        (f"{share}\n{share}\n\n", "2 different shares"),
        (f"{slip}\n\n", "typing error"),
    ):
        result = CliRunner().invoke(keys, ["recover", "--from", str(file)], input=typed)
        assert result.exit_code == 1
        assert said in result.stderr


def test_recovering_never_overwrites_another_key(folder: Path, tmp_path: Path):
    file = tmp_path / "escrow.sealed"
    _, output = run("escrow", "--to", str(file))
    shares = [line.split()[1] for line in output.splitlines() if line]
    version = versions.current(AT).version
    keyring.path(version).unlink()
    other = keyring.make(version)

    code, _ = run("recover", "--from", str(file), typed=f"{shares[0]}\n{shares[1]}\n\n")

    assert code == 1
    assert keyring.key(version) == other
