"""Pages of the room as a citizen, an officer and an admin meet them."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sambut.accounts.models import Limit
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.surveys import actions, marking, queries
from sambut.surveys.actions import Added
from sambut.surveys.models import Answer, Mark, Round, RoundElement, RoundEvent, Ticket
from sambut.surveys.pages import answering
from tests.surveys.golden import ANSWERS
from tests.world.cast import signed_in

FILLED = {code: str(score) for code, score in ANSWERS[0].items()}


@pytest.fixture
def way(way):
    """As now: pages read the clock."""
    way.at = now() - timedelta(days=2)
    return way


def address(way, name: str = "answer") -> str:
    return reverse(f"surveys:{name}", args=[spoken(way.round.number)])


def desk(way, name: str = "desk_round") -> str:
    return reverse(f"surveys:{name}", args=[way.round.uuid])


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_visitor_with_a_ticket_answers_and_is_thanked_without_a_cookie_or_a_name(way):
    way.open(tickets=1)
    browser = Client()
    page = browser.get(f"{address(way)}?karcis={way.tickets[0]}")
    assert (page.status_code, page["Cache-Control"].count("no-store")) == (200, 1)
    assert f'value="{way.tickets[0]}"' in page.content.decode()
    assert "Apakah petugasnya sopan dan ramah?" in text_of(page)

    sent = browser.post(address(way), FILLED | {"karcis": marking.spoken(way.tickets[0])})

    assert (sent.status_code, sent["Location"]) == (302, address(way, "thanks"))
    assert [one.scores for one in Answer.objects.all()] == [ANSWERS[0]]
    assert "Terima kasih" in text_of(browser.get(address(way, "thanks")))
    assert "sessionid" not in browser.cookies


def test_a_second_press_is_told_that_the_answer_is_there(way):
    way.open(tickets=1)
    given = FILLED | {"karcis": way.tickets[0]}
    browser = Client()
    browser.post(address(way), given)
    again = browser.post(address(way), given | {"U1": "1"})
    assert (again.status_code, Answer.objects.count()) == (409, 1)
    assert "Karcis ini sudah dipakai menjawab" in text_of(again)


def test_what_was_chosen_stays_where_something_is_missing_or_wrong(way):
    way.open(tickets=1)
    missing = {code: score for code, score in FILLED.items() if code != "U5"} | {"karcis": way.tickets[0]}
    answer = Client().post(address(way), missing)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Pilih satu jawaban" in page
    assert len(re.findall(r'<input type="radio"[^>]*checked', page)) == 8
    wrong = Client().post(address(way), FILLED | {"karcis": "K7QX-29PM-4RTY"})
    assert (wrong.status_code, len(re.findall(r'<input type="radio"[^>]*checked', wrong.content.decode()))) == (409, 9)
    strange = Client().post(address(way), FILLED | {"karcis": way.tickets[0], "U1": "7"})
    assert strange.status_code == 400
    assert not Answer.objects.exists()


def test_what_somebody_did_not_meet_is_no_score(way):
    way.open(tickets=1)
    Client().post(address(way), FILLED | {"karcis": way.tickets[0], "U9": "0"})
    assert Answer.objects.get().scores == {code: score for code, score in ANSWERS[0].items() if code != "U9"}


def test_wrong_tickets_of_one_household_come_to_an_end_and_right_ones_do_not_count(way, monkeypatch):
    monkeypatch.setattr(answering, "WRONG", 3)
    way.open(tickets=6)
    browser = Client()
    for ticket in way.tickets[:4]:
        assert browser.post(address(way), FILLED | {"karcis": ticket}).status_code == 302
    statuses = [browser.post(address(way), FILLED | {"karcis": f"WRONG{n}"}).status_code for n in range(4)]
    assert statuses == [409, 409, 409, 429]
    assert browser.post(address(way), FILLED | {"karcis": way.tickets[5]}).status_code == 429
    Limit.objects.all().delete()
    assert browser.post(address(way), FILLED | {"karcis": way.tickets[5]}).status_code == 302


def test_a_citizen_with_an_account_answers_once_without_a_ticket(way, cast):
    way.open()
    browser = signed_in(cast.citizen)
    assert "Anda dapat menjawab dengan akun Anda" in text_of(browser.get(address(way)))
    assert browser.post(address(way), FILLED).status_code == 302
    again = browser.post(address(way), FILLED)
    assert (again.status_code, "Anda sudah menjawab survei ini" in text_of(again)) == (409, True)
    assert (Answer.objects.count(), Mark.objects.count()) == (1, 1)


def test_who_works_there_is_told_why_the_account_does_not_answer(way, cast):
    way.open()
    browser = signed_in(cast.unit_officer)
    assert "Anda bekerja di unit yang dinilai" in text_of(browser.get(address(way)))
    assert browser.post(address(way), FILLED).status_code == 400
    assert not Answer.objects.exists()


def test_a_round_that_is_over_says_so_and_one_that_never_opened_is_not_there(way):
    way.prepare()
    assert Client().get(address(way)).status_code == 404
    assert Client().get("/survei/SB7K-29QX-3/").status_code == 404
    way.golden(name="Triwulan II")
    page = text_of(Client().get(address(way)))
    assert "Survei ini sudah ditutup" in page
    assert "Baca hasilnya" in page
    Round.objects.filter(pk=way.open(unit=way.cast.officer_next_door.organisation).pk).update(
        closes_at=now() - timedelta(seconds=1)
    )
    assert "Survei ini sudah ditutup" in text_of(Client().get(address(way)))


def test_english_readers_get_the_questions_in_english(way):
    way.prepare()
    actions.change_round(
        way.round.pk, name="Q1", closes_at=way.round.closes_at, population=10, fewest=10, by=way.admin, at=way.tick(),
        added=Added("Parkir", "Cukupkah parkirnya?", ("Tidak", "Kurang", "Cukup", "Luas")),
    )  # fmt: skip
    actions.open_round(way.round.pk, by=way.admin, at=way.tick())
    page = text_of(Client().get("/en" + address(way)))
    assert "Were the staff polite and friendly?" in page
    assert "Cukupkah parkirnya?" in page


def test_the_published_golden_case_is_read_by_everybody_with_definition_table_and_csv(way):
    way.golden()
    page = Client().get(desk(way, "result"))
    words = text_of(page)
    assert page.status_code == 200
    assert "91,48" in words
    assert "Sangat baik (A)" in words
    assert "Paling lemah: waktu penyelesaian, 3,45 dari 4" in words
    assert "29 dari 260 yang diperlukan" in words
    assert "dibulatkan satu kali" in words
    csv = Client().get(desk(way, "result_csv")).content.decode()
    assert "U3,Waktu penyelesaian,100,29,3.448276,1/9" in csv
    assert f"{way.round.uuid},Dinas Perhubungan,Triwulan I 2026,91.48,A,29,800,260," in csv


def test_what_is_not_published_is_not_there_and_few_answers_give_no_figure(way, cast):
    way.open(tickets=9)
    way.answer(ANSWERS[:9])
    way.close()
    for browser in (Client(), signed_in(cast.citizen), signed_in(cast.unit_officer)):
        assert browser.get(desk(way, "result")).status_code == 404
        assert browser.get(desk(way, "result_csv")).status_code == 404
    way.publish()
    words = text_of(Client().get(desk(way, "result")))
    assert "Terlalu sedikit jawaban untuk sebuah angka: 9 dari paling sedikit 10" in words
    csv = Client().get(desk(way, "result_csv")).content.decode()
    assert csv.splitlines()[0:2] == ["element,name,total,respondents,mean,weight", ""]
    assert "U1" not in csv
    assert ",too_few,9," in csv


def test_results_are_found_by_the_name_of_the_unit_and_a_round_by_its_number(way):
    way.golden()
    browser = Client()
    assert "91,48" in text_of(
        browser.get(reverse("surveys:published"), {"cari": "dishub semarang"})
    ) or "91,48" in text_of(browser.get(reverse("surveys:published"), {"cari": "perhubungan"}))
    assert "Belum ada hasil dengan nama ini" in text_of(
        browser.get(reverse("surveys:published"), {"cari": "jeneponto"})
    )
    assert browser.get(reverse("surveys:published"), {"nomor": way.round.number.lower()})["Location"] == address(way)
    unknown = browser.get(reverse("surveys:published"), {"nomor": "SB7K-29QX-4"})
    assert (unknown.status_code, "Nomor itu tidak kami kenal" in text_of(unknown)) == (404, True)


def test_an_officer_walks_a_round_on_the_pages_and_the_admin_publishes_it(way, cast):
    officer, admin = signed_in(cast.unit_officer), signed_in(cast.agency_admin)
    day = (now() + timedelta(days=9)).date().isoformat()
    made = officer.post(
        reverse("surveys:prepare"),
        {"unit": str(way.unit.uuid), "name": "Triwulan I", "population": "120", "last_day": day, "fewest": "10"},
    )
    round_ = Round.objects.get()
    assert made["Location"] == reverse("surveys:desk_round", args=[round_.uuid])
    way.round = round_
    assert (round_.sample, round_.closes_at.isoformat()[:10], round_.state) == (
        92,
        day,
        "draft",
    )  # 17.00 UTC of that day
    assert "Buka putaran" in text_of(officer.get(desk(way)))

    changed = officer.post(desk(way, "change"), {"name": "Triwulan II", "population": "800", "last_day": day, "fewest": "10",
        "add_name": "Parkir", "add_question": "Cukup?", "add_answer_1": "a", "add_answer_2": "b", "add_answer_3": "c", "add_answer_4": "d"})  # fmt: skip
    assert (changed.status_code, RoundElement.objects.filter(round=round_, weight_bottom=10).count()) == (302, 10)
    assert officer.post(desk(way, "open")).status_code == 302
    sheet = officer.post(desk(way, "hand_out"), {"count": "12"})
    assert (sheet["Content-Type"], sheet.content[:5], Ticket.objects.count()) == ("application/pdf", b"%PDF-", 12)
    assert "0 dari 260 jawaban terkumpul" in text_of(officer.get(desk(way)))
    assert officer.post(desk(way, "close")).status_code == 302
    assert officer.post(desk(way, "publish")).status_code == 409
    assert "diumumkan oleh admin instansi" in text_of(officer.get(desk(way)))
    assert admin.post(desk(way, "publish")).status_code == 302
    assert Round.objects.get().state == "published"
    assert list(RoundEvent.objects.values_list("verb", flat=True).order_by("id")) == [
        "prepare", "change", "open", "hand_out", "close", "publish",
    ]  # fmt: skip


def test_a_wrong_weight_leaves_everything_and_says_why(way, cast):
    way.prepare()
    browser = signed_in(cast.unit_officer)
    day = queries.round_for(way.admin, way.round.uuid).closes_at.date().isoformat()
    facts = {"name": "Lain", "population": "5", "last_day": day, "fewest": "10"}
    answer = browser.post(desk(way, "change"), facts | {f"weight_U{n}": "0,11" for n in range(1, 10)})
    assert (answer.status_code, "harus tepat 1, sekarang 99/100" in text_of(answer)) == (409, True)
    answer = browser.post(desk(way, "change"), facts | {"weight_U1": "1/9"})
    assert "Bobot “” tidak terbaca" in text_of(answer)
    answer = browser.post(desk(way, "change"), facts | {"add_name": "Parkir"})
    assert (answer.status_code, "Lengkapi nama, pertanyaan" in text_of(answer)) == (400, True)
    assert Round.objects.get().name == "Triwulan I 2026"


def test_nobody_else_reaches_a_round_at_the_desk(way, cast):
    way.open(tickets=1)
    for player in (cast.officer_next_door, cast.agency_admin_far_away, cast.citizen, cast.innovator):
        browser = signed_in(player)
        assert browser.get(desk(way)).status_code == 404
        for name in ("open", "hand_out", "close", "publish", "discard", "change"):
            assert browser.post(desk(way, name), {"count": "1"}).status_code == 404
    for name in ("desk_round", "change"):
        assert Client().get(desk(way, name)).status_code == 302
    assert signed_in(cast.mayor).get(desk(way)).status_code == 200
    assert signed_in(cast.mayor).post(desk(way, "close")).status_code == 409
    assert Round.objects.get().state == "open"


def counted(path: str, browser) -> int:
    browser.get(path)
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert browser.get(path).status_code == 200
    return len(found)


def test_lists_ask_the_same_number_of_questions_at_any_size(way, cast):
    admin, visitor = signed_in(cast.agency_admin), Client()
    way.golden()
    paths = [
        (reverse("surveys:rounds"), admin),
        (reverse("surveys:published"), visitor),
        (desk(way, "result"), visitor),
    ]
    few = [counted(*one) for one in paths]
    for place, unit in enumerate((cast.officer_next_door.organisation, way.unit, way.unit)):
        way.golden(unit=unit, name=f"Putaran {place}")
    assert [counted(*one) for one in paths] == few
    assert few[1] <= 6
    assert few[2] <= 8


def test_the_questions_are_asked_with_few_queries(way):
    way.open(tickets=1)
    assert counted(address(way), Client()) <= 5
