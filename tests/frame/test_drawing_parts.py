"""The macros: what people typed stays text, a wrong kind names the right ones, nothing undefined is passed over."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from jinja2 import UndefinedError

from sambut.frame import clocks
from sambut.frame.living import LivingForm
from sambut.frame.templating import WrongPart

EVIL = "<script>alert(1)</script>\"'&"
SAFE = "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;"
SINCE = datetime(2025, 3, 26, 7, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("file", "call"),
    [
        ("states", "notice(evil)"), ("states", "state('new', evil)"), ("states", "empty(evil, evil, link=('/', evil))"), ("states", "refusal(evil, evil, code=evil, kept=evil)"),
        ("states", "progress(evil, 1, 2)"), ("states", "waiting(evil)"), ("states", "tabs([{'label': evil, 'url': evil, 'current': true}], evil)"),
        ("case", "path([(evil, evil), (evil, none)])"), ("case", "clock_chip('near', evil)"), ("case", "facts([(evil, evil)])"), ("case", "facts_line([('place', evil)])"),
        ("case", "word(evil, evil)"), ("case", "answer(evil, evil)"), ("case", "exchange(evil, evil, evil, evil)"), ("case", "doors([{'label': evil, 'url': evil, 'why': evil}])"),
        ("case", "files([{'name': evil, 'url': evil, 'note': evil, 'picture': evil}])"), ("queue", "row(evil, evil, evil, facts=(evil,))"), ("queue", "filter(evil, evil, [(evil, evil, true)])"),
        ("queue", "bulk_bar([(evil, evil, evil)])"), ("queue", "key_help([('j k', evil)])"), ("tables", "table(evil, [evil], [[evil]])"), ("paper", "number_large(evil, evil, evil)"),
        ("paper", "secret(evil, evil, evil)"), ("paper", "next_dates([(evil, evil)])"), ("forms", "button(evil, name=evil, value=evil, key=evil)"), ("forms", "link_button(evil, evil)"),
        ("forms", "plain_field(evil, evil, value=evil, help=evil, placeholder=evil)"), ("forms", "back(evil)"), ("forms", "kept(evil)"), ("icons", "icon('place', label=evil)"),
    ],
)  # fmt: skip
def test_what_people_typed_stays_text_in_every_part(part, file, call):
    drawn = part(file, call, evil=EVIL)
    assert "<script" not in drawn
    assert SAFE in drawn


class Wicked(forms.Form):
    name = forms.CharField(label=EVIL, help_text=EVIL)
    kind = forms.ChoiceField(label=EVIL, choices=[(EVIL, EVIL)], widget=forms.RadioSelect)
    sure = forms.BooleanField(label=EVIL)
    picture = forms.FileField(label=EVIL)


@pytest.mark.parametrize(
    "call",
    [
        "field(form.name)",
        "textarea(form.name)",
        "choices(form.kind, why={evil: evil})",
        "tick(form.sure, why=evil)",
        "file_entry(form.picture, help=evil)",
        "error_summary(form)",
    ],
)
def test_labels_values_and_faults_of_a_form_stay_text(part, call):
    form = Wicked({"name": "", "kind": EVIL + "?"})
    form.is_valid()
    drawn = part("forms", call, form=form, evil=EVIL)
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn


@pytest.mark.parametrize(
    ("file", "call", "accepted"),
    [
        ("states", "state('odd', 'x')", "'moving', 'waiting', 'answered', 'late', 'shut', 'new'"),
        ("states", "notice('x', 'odd')", "'info', 'ok', 'warn', 'grave'"),
        ("states", "sure(7)", "0, 1, 2, 3"),
        ("case", "clock_chip('odd', 'x')", "'calm', 'near', 'today', 'late', 'paused', 'kept'"),
        ("forms", "button('x', kind='loud')", "None, 'quiet', 'grave', 'words'"),
        ("icons", "shape('odd')", "'ring', 'half', 'disc'"),
    ],
)
def test_a_kind_that_is_not_there_names_those_that_are(part, file, call, accepted):
    with pytest.raises(WrongPart) as refused:
        part(file, call)
    assert f"accepted: {accepted}" in str(refused.value)


def test_an_argument_that_a_part_does_not_take_is_refused(part):
    with pytest.raises(TypeError, match="takes no keyword argument 'colour'"):
        part("forms", "button('x', colour='red')")


def test_what_is_not_defined_is_never_passed_over(draw):
    with pytest.raises(UndefinedError):
        draw("{{ forgotten }}")


def test_a_field_with_a_fault_says_so_to_eye_and_ear(part):
    form = LivingForm({"on": "30 Februari"})
    form.is_valid()
    drawn = part("forms", "field(form.on)", form=form)
    assert '<div class="field" data-state="error">' in drawn
    assert '<label for="id_on">Tanggal kejadian</label>' in drawn
    assert 'id="id_on-galat"' in drawn
    assert "30 Februari tidak ada. Tulis hari lain." in drawn
    assert 'value="30 Februari"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert 'aria-describedby="id_on-galat"' in drawn


def test_an_optional_field_says_that_it_may_stay_empty_and_counts_its_letters(part):
    drawn = part("forms", "textarea(form.text, count=2000)", form=LivingForm())
    assert "(boleh kosong)" in drawn
    assert 'data-count="2000"' in drawn
    assert "paling banyak 2.000 huruf" in drawn


def test_the_summary_leads_to_each_entry(part):
    form = LivingForm({"seen_by": "anonymous"})
    form.is_valid()
    drawn = part("forms", "error_summary(form)", form=form)
    assert "Ada 2 yang perlu dilengkapi" in drawn
    assert [f'href="#{name}"' in drawn for name in ("id_place", "id_on")] == [True, True]
    assert part("forms", "error_summary(form)", form=LivingForm()) == ""


def test_a_choice_is_a_row_with_its_reason_and_the_chosen_one_is_checked(part):
    drawn = part(
        "forms", "choices(form.seen_by, why={'named': 'Hanya instansi'})", form=LivingForm({"seen_by": "named"})
    )
    assert drawn.count('<label class="choice"') == 2
    assert '<span class="choice-why">Hanya instansi</span>' in drawn
    assert drawn.index('value="named"') < drawn.index("checked")


def test_typed_text_becomes_paragraphs_and_lines(part):
    drawn = part("case", "word(text)", text="Satu.\r\nDua.\n\n\n  Tiga <b>.\n")
    assert drawn == '<blockquote class="word"><p>Satu.<br>Dua.</p><p>Tiga &lt;b&gt;.</p></blockquote>'


@pytest.mark.parametrize(
    ("chip", "kind", "words"),
    [
        (clocks.chip(9), "calm", "9 hari kerja lagi"), (clocks.chip(4), "calm", "4 hari kerja lagi"), (clocks.chip(3), "near", "3 hari kerja lagi"),
        (clocks.chip(1), "near", "1 hari kerja lagi"), (clocks.chip(0, due_at=SINCE), "today", "hari ini, 14.10 WIB"), (clocks.chip(0), "today", "hari ini"),
        (clocks.chip(-2), "late", "lewat 2 hari kerja"), (clocks.chip(-2, kept_on=3), "kept", "dijawab, hari ke-3"),
        (clocks.chip(1, paused="menunggu warga"), "paused", "dijeda, menunggu warga"), (clocks.chip(None), "paused", "tanpa batas"),
    ],
)  # fmt: skip
def test_a_clock_says_shape_word_and_days(part, chip, kind, words):
    assert (chip.kind, chip.words.replace("\u00a0", " ")) == (kind, words)
    drawn = part("case", "clock_chip(chip.kind, chip.words)", chip=chip)
    assert f'data-state="{kind}"' in drawn
    assert "<svg" in drawn


class Day:
    def __init__(self, on: date, kind: str, word: str) -> None:
        self.date, self.kind, self.word = on, kind, word


def test_counted_days_stand_in_weeks_from_monday(part):
    days = [
        Day(date(2025, 3, 26), "start", "mulai"),
        Day(date(2025, 3, 27), "count", "hari 1"),
        Day(date(2025, 4, 1), "due", "batas"),
    ]
    weeks = clocks.weeks(days)
    assert [[day and day.date.day for day in week] for week in weeks] == [
        [None, None, 26, 27, None, None, None],
        [None, 1, None, None, None, None, None],
    ]
    drawn = part("case", "counting(weeks, 'Dihitung')", weeks=weeks)
    assert '<div class="day" data-kind="due"><b>1</b><span>batas</span></div>' in drawn
    assert clocks.weeks([]) == []


def test_a_queue_without_bulk_actions_is_no_form(draw):
    text = '{% from "frame/parts/queue.html" import queue, row %}{% call queue("", bulk=bulk) %}{{ row("/a/", "A", "1") }}{% endcall %}'
    assert "<form" not in draw(text, bulk=())
    with_bulk = draw(text, bulk=(("Teruskan", "/teruskan/", "t"),))
    assert '<button class="button" formaction="/teruskan/" data-key="t">' in with_bulk


def test_the_pager_keeps_the_question_of_the_address(part, rf):
    from sambut.frame.paging import Slice

    request = rf.get("/meja/?jenis=pengaduan&setelah=lama")
    drawn = part("tables", "pager(slice, request)", slice=Slice([], "baru&1", None), request=request)
    assert 'href="/meja/?jenis=pengaduan&amp;setelah=baru%261"' in drawn
    assert part("tables", "pager(slice, request)", slice=Slice([], None, None), request=request) == ""
