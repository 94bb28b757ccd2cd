"""What people paste, what machines send, and what somebody sends who means harm."""

from hypothesis import strategies as st

MEGABYTE = "Lampu mati. " * 87_400
UNKNOWN = "00000000-0000-4000-8000-000000000000"

DIRT = {
    "nul": "lampu\x00mati",
    "controls": "\x01\x02\x1b[31mmerah\x7f\x85\u2028\u2029",
    "bidi": "\u202egnp.exe\u2066\u2069 lampu",
    "invisible": "\u200b\u2060\ufeff\u00ad\U000e0041",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈 lampu 🇮🇩 mati",
    "marks": "la" + "\u0301" * 300 + "mpu",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><b>",
    "templates": "{{ 7*7 }}{% raise %}${7*7}#{7*7}%(name)s{name}{0.__class__}%s%",
    "queries": "'; drop table complaints_complaint; -- \\ \" ) or 1=1",
    "search": "& | ! <-> :* ( ' \" \\",
    "headers": "a\r\nSet-Cookie: x=1\r\n\r\n<b>",
    "paths": "../../../etc/passwd\\..\\x",
    "blank": " \t\u3000\u00a0 ",
    "one": "a",
    "megabyte": MEGABYTE,
    "negative": "-1",
    "huge": "9" * 400,
    "beyond": "9223372036854775808",
    "not-a-number": "NaN",
    "infinite": "1e999",
    "other-digits": "٣٤",
    "no-day": "2025-02-30",
    "year-nought": "0000-00-00",
    "first-day": "0001-01-01",
    "last-day": "9999-12-31",
    "after-the-last": "10000-01-01",
    "wrong-time": "2025-03-26T25:61",
    "uuid": UNKNOWN,
    "code": "99.99.99.9999",
    "address": "a@" + "b" * 300 + ".example",
    "dotted-address": "sari@warga..example",
    "json": '{"a": [1, {"b": null}]}',
}

TYPED = st.text(st.characters(codec="utf-8"), max_size=200)
"""Anything that a browser can send."""
VALUES = st.one_of(st.sampled_from(sorted(DIRT)).map(DIRT.__getitem__), TYPED)
WORDS = st.one_of(VALUES, st.just("Lampu penyeberangan mati sejak dua minggu lalu."))
