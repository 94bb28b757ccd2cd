from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as django_settings
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from sambut.accounts.addresses import address_mark, client_address

AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
CALLER = "203.0.113.9"


def asked(forwarded: str | None = None, caller: str = CALLER):
    more = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=caller, **more)


@pytest.fixture
def hops(settings):
    def of(count: int) -> None:
        settings.ENVIRONMENT = replace(settings.ENVIRONMENT, proxy_hops=count)

    return of


@pytest.mark.parametrize(
    ("count", "forwarded", "expected"),
    [
        (0, "1.1.1.1", CALLER),
        (0, None, CALLER),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "1.1.1.1, 198.51.100.7", "198.51.100.7"),
        (1, "1.1.1.1,2.2.2.2,3.3.3.3,  198.51.100.7 ", "198.51.100.7"),
        (2, "1.1.1.1, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (2, "198.51.100.7", CALLER),
        (2, None, CALLER),
        (1, "", CALLER),
        (1, "198.51.100.7, unknown", CALLER),
        (1, "198.51.100.7:4711", "198.51.100.7"),
        (1, "[2001:db8::7]:4711", "2001:db8::7"),
        (1, "2001:DB8:0::7", "2001:db8::7"),
        (1, "<script>", CALLER),
        (1, "198.51.100.7, 1.2.3", CALLER),
    ],
)
def test_only_what_the_trusted_proxies_wrote_counts_from_the_right(hops, count, forwarded, expected):
    hops(count)
    assert client_address(asked(forwarded)) == expected


@given(
    invented=st.lists(st.ip_addresses(v=4).map(str) | st.text("abc0.:[]{} ", max_size=12), max_size=6),
    count=st.integers(1, 3),
)
def test_whatever_is_invented_on_the_left_changes_nothing(invented, count):
    honest = ["198.51.100.7", *["10.0.0.2"] * (count - 1)]
    before = django_settings.ENVIRONMENT
    django_settings.ENVIRONMENT = replace(before, proxy_hops=count)
    try:
        assert client_address(asked(",".join([*invented, *honest]))) == "198.51.100.7"
    finally:
        django_settings.ENVIRONMENT = before


def test_a_mark_is_stable_for_a_day_and_says_nothing_of_the_address():
    mark = address_mark(asked(), AT)

    assert mark == address_mark(asked(), AT + timedelta(hours=20))
    assert mark != address_mark(asked(), AT + timedelta(hours=21))
    assert mark != address_mark(asked(caller="203.0.113.10"), AT)
    assert len(mark) == 20
    assert "203" not in mark or CALLER not in mark


def test_a_household_has_one_mark_however_many_addresses_its_line_gives_it():
    first, second = asked(caller="2001:db8:1:2::7"), asked(caller="2001:db8:1:2:ffff::8")
    neighbour = asked(caller="2001:db8:1:3::7")

    assert address_mark(first, AT) == address_mark(second, AT) != address_mark(neighbour, AT)
    assert address_mark(asked(caller=f"::ffff:{CALLER}"), AT) == address_mark(asked(), AT)
