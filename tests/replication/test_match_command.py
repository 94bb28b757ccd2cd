"""`sambut match --need …`: called as an operator calls it, on the embedded world."""

import json

import pytest
from click.testing import CliRunner, Result

from sambut.replication.commands import match
from tests.replication.conftest import DARK, Stands, Way


def said(*words: str) -> Result:
    return CliRunner().invoke(match, list(words))


def test_it_prints_ranked_innovations_with_their_reasons(way: Way):
    found = json.loads(said("--need", DARK, "--region", "73.04", "--json").stdout)

    assert found["region"] == {"code": "73.04", "name": "Kabupaten Jeneponto"}
    ours = next(one for one in found["matches"] if one["innovation"]["uuid"] == str(way.source.uuid))
    assert ours["innovation"]["owner"] == "Pemerintah Kota Semarang"
    assert ours["feasible"] is True
    assert ours["obstacles"] == []
    assert {"lampu", "penerangan", "padam"} <= set(ours["words"]["shared"])
    assert ours["context"]["parts"]["kind"] == 0.0
    assert ours["evidence"]["grade"] == 0
    assert len(ours["reasons"]) == 4
    scores = [one["score"] for one in found["matches"]]
    assert scores == sorted(scores, reverse=True)
    assert [one["rank"] for one in found["matches"]] == list(range(1, len(scores) + 1))


def test_the_region_of_the_owner_gets_it_set_apart(stands: Stands):
    stands("innovation")
    found = json.loads(said("--need", DARK, "--region", "Kota Semarang", "--json").stdout)
    assert found["matches"] == []
    assert {tuple(one["obstacles"]) for one in found["not_feasible"]} == {("own",)}
    assert found["message"].startswith("Ada inovasi yang cocok, tetapi sekarang belum dapat ditiru.")


def test_a_need_with_no_match_says_so(stands: Stands):
    stands("innovation")
    result = said("--need", "Pemasaran kerajinan rotan ke luar negeri")
    assert result.exit_code == 0
    assert "Belum ada inovasi terbit yang cocok" in result.stdout


def test_without_json_people_read_it(way: Way):
    words = said("--need", DARK).stdout
    assert way.source.title in words
    assert "Kata yang sama" in words


@pytest.mark.parametrize(
    "wrong", [("--region", "Atlantis"), ("--category", "tidak-ada"), ("--cost", "murah"), ("--limit", "0")]
)
def test_what_cannot_be_used_is_named(stands: Stands, wrong: tuple[str, str]):
    stands("innovation")
    result = said("--need", DARK, *wrong)
    assert result.exit_code == 2
    assert wrong[1] in result.output
