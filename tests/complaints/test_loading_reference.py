"""Reference rows come in once, and a row of a body is never touched."""

import csv
from importlib.resources import files

import pytest

from sambut.complaints import loading
from sambut.complaints.models import Category, ClockRule

pytestmark = pytest.mark.django_db


def test_every_category_of_the_reference_is_there_below_its_parent():
    loading.load()

    with files("sambut.complaints").joinpath("reference", "categories.csv").open(encoding="utf-8") as file:
        wanted = {row["code"]: row["parent"] or None for row in csv.DictReader(file)}
    assert dict(Category.objects.filter(body=None).values_list("code", "parent__code")) == wanted


def test_loading_again_writes_back_what_was_changed_and_leaves_what_is_own(cast):
    loading.load()
    rows, rules = Category.objects.count(), ClockRule.objects.count()
    Category.objects.filter(code="agama").update(name="Salah")
    own = Category.objects.create(
        code="agama", body=cast.agency_admin.organisation, name="Keagamaan kota", origin="own"
    )

    loading.load()

    assert (Category.objects.count(), ClockRule.objects.count()) == (rows + 1, rules)
    assert Category.objects.get(code="agama", body=None).name == "Agama"
    own.refresh_from_db()
    assert own.name == "Keagamaan kota"
