import pytest

from sambut.language.signals import Signs, signs


@pytest.mark.parametrize(
    ("text", "flags", "spam"),
    [
        ("𝐒𝐥𝐨𝐭 𝐠𝐚𝐜𝐨𝐫 gampang menang", ("styled",), True),
        ("petugasnya goblok semua", ("insult",), False),
        ("klik situs ini ya " * 8, ("repeated",), False),
        (
            "check out my new website for more great posts and you will see the best of it online",
            ("foreign",),
            False,
        ),
        ("aa.com bb.net cc.xyz " + "best site for you to visit " * 6, ("repeated", "foreign", "links"), True),
    ],
)
def test_a_sign_is_seen(text, flags, spam):
    found = signs(text)
    assert (found.flags, found.looks_like_spam) == (flags, spam)


@pytest.mark.parametrize(
    "text",
    [
        "Sampah menumpuk, bego sudah datang mengeruk sungai, anjing tetangga berisik",
        "Lampu mati. Lampu mati di gang 1, gang 2 dan gang 3. Mohon dicek lampu jalan.",
        "café ① ② ½ 🙏🙏🙏 100 m²",
        "",
        "e-KTP error when login on website",
    ],
)
def test_an_honest_complaint_has_no_sign(text):
    assert signs(text) == Signs()
