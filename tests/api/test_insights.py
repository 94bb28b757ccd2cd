"""Kept figures of regions as open data."""

from datetime import date

import pytest
from django.test import Client

from sambut.complaints import loading
from sambut.insights import counting, estimating
from sambut.insights.models import History, Monthly
from sambut.regions.queries import region
from tests.insights import country
from tests.insights.country import AT

pytestmark = pytest.mark.django_db
TOPIC = "kependudukan.akta-kelahiran"


@pytest.fixture
def here(cast):
    loading.load()
    country.history(effect=-0.6)
    country.agreement(country.innovation(), "KS2345678", contact=cast.regent.user)
    counting.count(at=AT)
    estimating.estimate_all(at=AT)


def test_the_figures_of_a_region_are_open_data(here):
    found = Client().get("/api/v1/daerah/73.04").json()

    received = sum(
        Monthly.objects.filter(region__code="73.04", category__code=TOPIC, month__gte=date(2024, 7, 1)).values_list(
            "received", flat=True
        )
    )
    assert (found["name"], found["through"], found["synthetic"]) == ("Kabupaten Jeneponto", "2025-06-01", True)
    assert [(row["code"], row["received"]) for row in found["topics"]] == [(TOPIC, received)]
    assert found["here"] == {"received": received, "in_time": None, "accepted": None}


def test_months_that_are_too_small_are_null(here):
    place = region("73.71")
    History.objects.bulk_create(
        History(
            region=place,
            category=country.topic("energi.air-minum"),
            month=date(2025, month, 1),
            received=count,
            source="rekaan",
        )
        for month, count in ((1, 4), (2, 5))
    )
    counting.count(at=AT)

    found = Client().get("/api/v1/daerah/73.71/bulanan?pokok=energi.air-minum").json()

    assert [(row["month"], row["received"], row["rate"] is None) for row in found["months"]] == [
        ("2025-01-01", None, True), ("2025-02-01", 5, False),
    ]  # fmt: skip
    assert Client().get("/api/v1/daerah/73.71/bulanan?pokok=tidak.ada").status_code == 404


def test_effects_are_told_with_their_interval_and_whom_they_are_compared_with(here):
    row = Client().get("/api/v1/daerah/73.04/dampak").json()["rows"][0]

    assert (row["agreement"], row["verdict"], row["why"], row["data_month"]) == ("KS2345678", "fell", "", "2025-06-01")
    assert row["low"] < row["estimate"] < row["high"] < 0
    assert len(row["comparisons"]) <= 20
    assert "73.04" not in row["comparisons"]
    assert "lebih sedikit daripada tanpa langkah ini" in row["sentence"]
    assert Client().get("/api/v1/daerah/73/dampak").json()["rows"] == [row]


def test_before_the_first_count_there_is_an_answer_without_numbers(cast):
    loading.load()

    assert Client().get("/api/v1/daerah/73.04").json()["counted_at"] is None
    assert Client().get("/api/v1/daerah/73.04/bulanan").json()["months"] == []
    assert Client().get("/api/v1/daerah/73.04/dampak").json()["rows"] == []


@pytest.mark.parametrize(("code", "status"), [("73.99", 404), ("7304", 400), ("73.04.01", 400)])
def test_what_is_no_region_is_told(cast, code, status):
    assert Client().get(f"/api/v1/daerah/{code}").status_code == status
