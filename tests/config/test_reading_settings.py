"""Settings are read once, and every fault has its sentence."""

import os
from pathlib import Path

import pytest

from sambut.config.environment import SETTINGS, WrongSetting, hosts, read
from sambut.config.settings_page import page
from sambut.kernel.kept import kept_secret
from tests.running import ROOT

SERVER = "postgresql://app:pw@db/sambut"
GOOD = {"SAMBUT_MODE": "production", "SAMBUT_ORIGIN": "https://lapor.example.go.id", "DATABASE_URL": SERVER}

FAULTS = [
    ({"SAMBUT_MODE": "live"}, "SAMBUT_MODE='live': one of 'demo', 'production' is needed."),
    ({"SAMBUT_ADDRESS": "8000"}, "SAMBUT_ADDRESS='8000': needed is host:port, for example 127.0.0.1:8000."),
    ({"SAMBUT_ADDRESS": "localhost:web"}, "SAMBUT_ADDRESS='localhost:web': needed is host:port, for example 127.0.0.1:8000."),
    ({"SAMBUT_ADDRESS": "127.0.0.1:70000"}, "SAMBUT_ADDRESS='127.0.0.1:70000': needed is host:port, for example 127.0.0.1:8000."),
    ({"SAMBUT_ORIGIN": "lapor.go.id"}, "SAMBUT_ORIGIN='lapor.go.id': needed is https://host or http://host."),
    ({"SAMBUT_PROXY_HOPS": "-1"}, "SAMBUT_PROXY_HOPS='-1': a whole number from 0 to 5 is needed."),
    ({"SAMBUT_WEB_WORKERS": "many"}, "SAMBUT_WEB_WORKERS='many': a whole number from 1 to 64 is needed."),
    ({"SAMBUT_WEB_THREADS": "0"}, "SAMBUT_WEB_THREADS='0': a whole number from 1 to 32 is needed."),
    ({"SAMBUT_JOB_CONCURRENCY": "2.5"}, "SAMBUT_JOB_CONCURRENCY='2.5': a whole number from 1 to 32 is needed."),
    ({"SAMBUT_NUMBER_PREFIX": "L0"}, "SAMBUT_NUMBER_PREFIX='L0': two of 2-9 and A-Z without I, L and O are needed."),
    ({"DATABASE_URL": "mysql://a:b@c/d"}, "DATABASE_URL: needed is postgresql://user:password@host:port/database."),
    ({"DATABASE_OWNER_URL": "sqlite:///x"}, "DATABASE_OWNER_URL: needed is postgresql://user:password@host:port/database."),
    ({"SAMBUT_MAIL_URL": "http://mail"}, "SAMBUT_MAIL_URL: needed is smtp://user:password@host:port or smtps://…."),
    ({"SAMBUT_FILES_URL": "/srv/files"}, "SAMBUT_FILES_URL: needed is s3://bucket?endpoint=…&region=…."),
    ({"SAMBUT_SECOND_FACTOR": "no"}, "SAMBUT_SECOND_FACTOR='no': 'required' or 'optional' is needed."),
    ({"SAMBUT_LOG": "xml"}, "SAMBUT_LOG='xml': one of 'text', 'json' is needed."),
    ({**GOOD, "SAMBUT_ORIGIN": ""}, "SAMBUT_ORIGIN is empty: in production the address people type is needed, as https://host."),
    ({**GOOD, "SAMBUT_ORIGIN": "http://lapor.example.go.id"}, "SAMBUT_ORIGIN='http://lapor.example.go.id': production needs https."),
    ({**GOOD, "SAMBUT_SECOND_FACTOR": "optional"}, "SAMBUT_SECOND_FACTOR=optional: in production people with an office need a second factor."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "sentence"), FAULTS, ids=[sentence[:40] for _, sentence in FAULTS])
def test_each_fault_has_its_sentence(given: dict[str, str], sentence: str) -> None:
    with pytest.raises(WrongSetting) as refused:
        read(given)
    assert str(refused.value) == sentence


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(WrongSetting) as refused:
        read({"SAMBUT_MODE": "live", "SAMBUT_LOG": "xml"})
    assert len(str(refused.value).splitlines()) == 2


def test_no_sentence_repeats_a_secret() -> None:
    secrets = {setting.name: "mysql://user:verysecret@host/x" for setting in SETTINGS if setting.secret}
    with pytest.raises(WrongSetting) as refused:
        read(secrets)
    assert "verysecret" not in str(refused.value)


def test_nothing_given_is_a_demo_on_this_machine() -> None:
    found = read({})

    assert (found.production, found.host, found.port, found.home, found.keys) == (
        False,
        "127.0.0.1",
        8000,
        Path("var").resolve(),
        Path("var/keys").resolve(),
    )
    assert hosts(found) == ["127.0.0.1", "[::1]", "localhost"]


def test_production_answers_only_to_its_own_name() -> None:
    assert hosts(read(GOOD)) == ["lapor.example.go.id"]
    assert hosts(read({**GOOD, "SAMBUT_ADDRESS": "0.0.0.0:8000"})) == ["lapor.example.go.id"]


def test_the_embedded_database_does_not_serve_production_as_root() -> None:
    given = {name: value for name, value in GOOD.items() if name != "DATABASE_URL"}
    if os.geteuid():
        assert read(given).production
        return
    with pytest.raises(WrongSetting) as refused:
        read(given)
    assert str(refused.value).startswith("The embedded database does not serve production as root")


def test_a_kept_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = kept_secret(tmp_path / "a" / "secret")

    assert len(first) >= 60
    assert kept_secret(tmp_path / "a" / "secret") == first
    assert (tmp_path / "a" / "secret").stat().st_mode & 0o777 == 0o600


def test_the_page_of_settings_is_the_table_of_settings() -> None:
    assert (ROOT / "docs" / "settings.md").read_text() == page(), (
        "python -m sambut.config.settings_page > docs/settings.md"
    )
