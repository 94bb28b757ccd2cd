"""Everybody reads their own notices, in constant cost, and nobody anybody else's."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sambut.accounts.models import User
from sambut.identities.actions.sealing import seal_identity
from sambut.kernel.refusals import Refused
from sambut.mandates.models import Appointment
from sambut.mandates.people import VISITOR, Person
from sambut.mandates.states import Role
from sambut.notices import actions, queries
from sambut.notices.access import visible, why_not
from sambut.notices.actions import notify
from sambut.notices.models import Delivery, Notice
from sambut.notices.recipients import Recipient
from sambut.notices.states import Channel, Kind
from tests.notices.conftest import AT

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(minutes=1)


def user(name: str = "rahmat") -> User:
    return User.objects.create_user(f"{name}@jeneponto.example", name=name)


def tell(to: User, kind: Kind = Kind.DESK_FORWARD, subject_id: int = 7) -> Notice:
    return notify(kind=kind, to=Recipient.user(to.pk), subject_id=subject_id, at=AT)[0]


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_an_office_is_told_to_everybody_who_holds_it_now_and_to_nobody_else() -> None:
    appointment = Appointment.objects.filter(role=Role.UNIT_OFFICER).order_by("id")[0]
    gone, next_door, absent = user("gone"), user("next_door"), user("absent")
    facts = {"role": Role.UNIT_OFFICER, "organisation": appointment.organisation, "starts_at": AT - timedelta(days=9)}
    Appointment.objects.create(user=gone, **facts, ends_at=AT)
    Appointment.objects.create(user=next_door, **{**facts, "organisation": appointment.organisation.body})
    Appointment.objects.create(user=absent, **{**facts, "starts_at": LATER})
    told = notify(
        kind=Kind.DESK_FORWARD, to=Recipient.office(Role.UNIT_OFFICER, appointment.organisation_id), subject_id=7, at=AT
    )
    holders = Appointment.objects.running(AT).filter(role=Role.UNIT_OFFICER, organisation=appointment.organisation)
    assert {notice.user_id for notice in told} == set(holders.values_list("user_id", flat=True))
    assert {gone.pk, next_door.pk, absent.pk}.isdisjoint({notice.user_id for notice in told})


def test_an_office_that_nobody_holds_is_an_empty_answer() -> None:
    assert notify(kind=Kind.DESK_FORWARD, to=Recipient.office(Role.JUDGE, 1), subject_id=7, at=AT) == []


def test_who_switched_mail_off_gets_the_notice_without_a_mail() -> None:
    someone = user()
    actions.prefer(by=Person(someone.pk), channel=Channel.MAIL, wanted=False)
    tell(someone)
    assert (Notice.objects.count(), Delivery.objects.count()) == (1, 0)
    actions.prefer(by=Person(someone.pk), channel=Channel.MAIL, wanted=True)
    tell(someone)
    assert (Notice.objects.count(), Delivery.objects.count()) == (2, 1)


def test_a_visitor_cannot_switch_anything() -> None:
    with pytest.raises(Refused, match=r"notice\.prefer\.not_signed_in"):
        actions.prefer(by=VISITOR, channel=Channel.MAIL, wanted=False)


def test_the_reporter_who_is_signed_in_reads_what_was_told_to_the_reporter() -> None:
    someone, other = user(), user("other")
    handle = seal_identity(name="Rahmat", user_id=someone.pk, at=AT)
    notice = notify(kind=Kind.REPORT_ANSWER, to=Recipient.reporter(handle), subject_id=7, at=AT)[0]
    assert notice.user_id is None
    assert [row.pk for row in visible(Person(someone.pk))] == [notice.pk]
    assert (why_not(Person(someone.pk), "mark_read", notice), why_not(Person(other.pk), "mark_read", notice)) == (
        None,
        "notice.not_found",
    )
    assert [one.line.path for one in queries.for_handle(handle)] == ["/laporan/7/"]


def test_the_list_and_the_single_answer_are_the_same_rule() -> None:
    people = [user("a"), user("b")]
    handles = [seal_identity(name="x", user_id=person.pk, at=AT) for person in people]
    recipients = [*(Recipient.user(p.pk) for p in people), *(Recipient.reporter(h) for h in handles)]
    notices = [notify(kind=Kind.REPORT_NOTE, to=to, subject_id=7, at=AT)[0] for to in recipients]
    for person in (VISITOR, *(Person(p.pk) for p in people)):
        seen = set(visible(person).values_list("pk", flat=True))
        assert seen == {notice.pk for notice in notices if why_not(person, "mark_read", notice) is None}


def test_marking_read_is_for_ones_own_and_happens_once() -> None:
    someone, other = user(), user("other")
    notice = tell(someone)
    with pytest.raises(Refused, match=r"notice\.not_found"):
        actions.mark_read(notice.pk, by=Person(other.pk), at=LATER)
    assert actions.mark_read(notice.pk, by=Person(someone.pk), at=LATER).read_at == LATER
    assert actions.mark_read(notice.pk, by=Person(someone.pk), at=LATER + timedelta(days=1)).read_at == LATER


def test_marking_all_read_leaves_what_came_meanwhile_and_what_is_anothers() -> None:
    someone, other = user(), user("other")
    tell(someone)
    tell(other)
    late = notify(kind=Kind.DESK_LATE, to=Recipient.user(someone.pk), subject_id=8, at=LATER + timedelta(seconds=1))[0]
    assert actions.mark_all_read(by=Person(someone.pk), at=LATER) == 1
    assert [row.pk for row in Notice.objects.filter(read_at=None, user=someone)] == [late.pk]
    assert (queries.unread(Person(someone.pk)), queries.unread(Person(other.pk)), queries.unread(VISITOR)) == (1, 1, 0)


def test_the_page_shows_the_sentence_and_opening_it_marks_it_read() -> None:
    someone = user()
    notice = tell(someone)
    client = signed_in(someone)
    page = client.get("/kabar/").content.decode()
    assert "Laporan SB7K-29QX-7 diteruskan kepada unit Anda." in page
    assert "Kabar (1)" in page
    answer = client.get(f"/kabar/{notice.pk}/")
    assert (answer.status_code, answer["Location"]) == (302, "/meja/pengaduan/7/")
    assert "Kabar (1)" not in client.get("/kabar/").content.decode()


def test_in_english_the_same_notice_speaks_english() -> None:
    someone = user()
    tell(someone)
    page = signed_in(someone).get("/en/kabar/").content.decode()
    assert "Report SB7K-29QX-7 was forwarded to your unit." in page


def test_what_cannot_be_named_any_more_is_shown_without_number_and_link() -> None:
    someone = user()
    notice = tell(someone, subject_id=901)
    client = signed_in(someone)
    assert "Laporan — diteruskan kepada unit Anda." in client.get("/kabar/").content.decode()
    assert client.get(f"/kabar/{notice.pk}/")["Location"] == "/kabar/"


def test_anothers_notice_is_not_found_on_every_page() -> None:
    notice, client = tell(user()), signed_in(user("other"))
    for method, address in (("get", ""), ("post", "dibaca/"), ("get", "surel/")):
        answer = getattr(client, method)(f"/kabar/{notice.pk}/{address}")
        assert answer.status_code == 404, address
        assert "SB7K" not in answer.content.decode()
    assert Notice.objects.get().read_at is None


def test_a_visitor_is_shown_the_way_in() -> None:
    notice = tell(user())
    for address in ("/kabar/", f"/kabar/{notice.pk}/", f"/kabar/{notice.pk}/surel/"):
        assert Client().get(address).status_code == 302
    assert Client().post("/kabar/dibaca/").status_code == 302


def test_the_mail_can_be_looked_at_where_none_was_sent() -> None:
    someone = user()
    notice = tell(someone)
    page = signed_in(someone).get(f"/kabar/{notice.pk}/surel/").content.decode()
    assert "Buka dan jawab: http" in page
    assert someone.email not in page.partition("<main")[2].partition("</main")[0]


def test_the_switch_on_the_page_is_kept() -> None:
    someone = user()
    client = signed_in(someone)
    client.post("/kabar/pengaturan/", {"channel": "mail"})
    assert not queries.wants_mail(someone.pk)
    client.post("/kabar/pengaturan/", {"channel": "mail", "wanted": "on"})
    assert queries.wants_mail(someone.pk)
    assert client.post("/kabar/pengaturan/", {"channel": "dove"}).status_code == 302
    assert queries.wants_mail(someone.pk)


def test_the_list_costs_the_same_at_any_size_and_pages_by_key() -> None:
    someone = user()
    client = signed_in(someone)
    counts = []
    for more in (3, 60):
        for number in range(more):
            tell(someone, subject_id=number)
        client.get("/kabar/")
        with CaptureQueriesContext(connection) as captured:
            page = client.get("/kabar/").content.decode()
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 12, counts
    assert page.count('class="queue-row"') == 20
    second = client.get(page.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0].replace("&amp;", "&"))
    assert "SB7K-29QX-39 " in second.content.decode()


UNNUMBERED = ("idea_", "interest_", "need_", "innovation_", "member_")
"""An idea, a wish to copy, a record and being named in one have no number that people know them by: the button leads there."""


def test_every_kind_has_words_with_a_number_or_a_button() -> None:
    from sambut.notices.words import WORDS

    assert set(WORDS) == set(Kind)
    for kind, words in WORDS.items():
        numbered = not kind.startswith(UNNUMBERED)
        assert ("%(number)s" in str(words.subject)) == ("%(number)s" in str(words.sentence)) == numbered, kind
        assert numbered or words.button, kind
        assert "%(due)s" in str(words.due or "%(due)s"), kind
