"""Figures: the title is computed from the data, the table is the data, no word lies on another, no style is written."""

import csv
import io
import re
import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from sambut.frame import figures, living_figures
from sambut.frame.figures import Column, Promise, Run, Words
from sambut.frame.figures.drawing import fitted, spread, width, wrap
from sambut.frame.figures.maps import ACROSS, DOWN, level, tiles

WORDS = Words("Laporan menurut topik", "laporan", "2024", "data buatan")
MONTHS = [date(2023 + place // 12, place % 12 + 1, 1) for place in range(24)]
LONG = "Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Republik Indonesia"
NAMES = st.sampled_from(["Jalan", "Air bersih", LONG, "Kabupaten Kepulauan Tanimbar", "RSUD", "W" * 60])


def overlapping(figure):
    """Pairs of words that lie on each other, and words that leave the drawing, in both forms."""
    bad = []
    for drawing in (figure.wide, figure.narrow):
        for place, box in enumerate(drawing.boxes):
            bad += [(drawing.uid, box.words, other.words) for other in drawing.boxes[place + 1 :] if box.touches(other)]
            if box.left < -1 or box.right > drawing.width + 1 or box.top < -1 or box.bottom > drawing.height + 1:
                bad.append((drawing.uid, box.words, "outside"))
    return bad


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("figure", range(8))
def test_the_figures_of_the_living_page_are_sound(figure, language):
    with translation.override(language):
        made = living_figures.all_figures()[figure]
        assert overlapping(made) == []
        assert made.title
        assert made.description
        for svg in (made.svg_wide, made.svg_narrow):
            ElementTree.fromstring(svg)
            assert not re.search(r"style|<script|NaN|inf\b", svg)
            assert svg.count("<title") >= 1


def test_the_two_forms_never_share_an_id():
    for made in living_figures.all_figures():
        ids = re.findall(r' id="([^"]+)"', made.svg_wide + made.svg_narrow)
        assert len(ids) == len(set(ids))


def test_the_largest_bar_is_the_message_only_when_it_is_large():
    assert figures.bars("a", [("Sampah", 3), ("Jalan", 6), ("Air", 1)], WORDS).title == "Jalan: 60% dari semua laporan"
    assert figures.bars("a", [(f"T{place}", 1) for place in range(9)], WORDS).title == "Laporan menurut topik"
    assert figures.bars("a", [("Jalan", 2), ("Air", 2)], WORDS).title == "Laporan menurut topik"
    assert figures.bars("a", [], WORDS).title == "Laporan menurut topik"


def test_the_share_of_the_timer_is_the_message_when_it_is_most():
    kinds = ["Dijawab", "Ditutup oleh waktu"]
    made = figures.stacked(
        "a", [("Dinas A", (3, 7)), ("Dinas B", (9, 1)), ("Dinas C", (0, 0))], kinds, WORDS, hatched=1, watched=1
    )
    assert made.title == "Dinas A: 70% ditutup oleh waktu"
    assert made.rows[2] == ["Dinas C", "0", "0", "0"]
    calm = figures.stacked("a", [("Dinas A", (7, 3))], kinds, WORDS, hatched=1, watched=1)
    assert calm.title == "Laporan menurut topik"


def test_the_effect_is_the_difference_of_differences():
    run, other = Run("Kabupaten contoh", [10.0] * 12 + [6.0] * 12), Run("Pembanding", [10.0] * 12 + [9.0] * 12)
    made = figures.line("a", MONTHS, run, WORDS, other=other, start=12)
    assert (
        made.title.replace("\u00a0", " ")
        == "Sejak Januari 2024, Kabupaten contoh turun 3,0 laporan lebih banyak daripada pembandingnya"
    )
    same = figures.line("a", MONTHS, run, WORDS, other=Run("Pembanding", run.values), start=12)
    assert same.title == "Laporan menurut topik"
    alone = figures.line("a", MONTHS, run, WORDS)
    assert alone.title == "Kabupaten contoh turun dari 10,0 menjadi 6,0 laporan"
    assert figures.line("a", MONTHS, Run("Tetap", [5.0] * 24), WORDS).title == "Laporan menurut topik"


def test_promises_that_are_broken_are_counted():
    late, kept = Promise("Izin", 5, 12.5), Promise("Akta", 3, 3.0)
    assert figures.dumbbell("a", [late, kept], WORDS).title == "1 dari 2 lebih lambat daripada janjinya"
    assert figures.dumbbell("a", [kept], WORDS).title == "Semua 1 tepat janji"
    assert figures.dumbbell("a", [late], WORDS).rows == [["Izin", "5", "12,5", "7,5"]]


def test_the_map_counts_provinces_below_the_line_and_leaves_out_those_without_data():
    values = {tile.code: 0.9 for tile in tiles()} | {"11": 0.5, "12": None}
    words = Words("Laporan yang dijawab dalam batas waktu", "bagian", "2024", "data buatan")
    made = figures.tile_map("a", values, [0.5, 0.6, 0.7, 0.8], words, line=0.6)
    assert made.title == "Di 1 dari 37 provinsi, laporan yang dijawab dalam batas waktu di bawah 60%"
    assert made.rows[-1] == ["Sumatera Utara", "tanpa data"]
    fine = figures.tile_map("a", values | {"11": 0.6}, [0.5], words, line=0.6)
    assert fine.title == "Di semua 37 provinsi, laporan yang dijawab dalam batas waktu 60% atau lebih"
    assert figures.tile_map("a", {}, [0.5], words, line=0.6).title == "Laporan yang dijawab dalam batas waktu"


def test_the_busiest_month_is_the_message_only_when_it_is_busy():
    days = {date(2024, 1, 1) + timedelta(days=place): 10 for place in range(366)}
    assert figures.calendar("a", 2024, days, [5, 10], WORDS).title == "Laporan menurut topik"
    busy = days | {on: 40 for on in days if on.month == 5}
    assert (
        figures.calendar("a", 2024, busy, [5, 10], WORDS).title.replace("\u00a0", " ")
        == "Paling ramai pada Mei 2024: 40 laporan sehari"
    )
    assert figures.calendar("a", 2024, {}, [5, 10], WORDS).rows[0] == [
        "Januari\u00a02024",
        "tanpa data",
        "tanpa data",
        "tanpa data",
    ]


def test_the_place_of_one_among_all():
    values = [float(place) for place in range(1, 101)]
    assert (
        figures.strip("a", values, "Kota contoh", 98.0, WORDS, slot=1).title
        == "Kota contoh termasuk 3% teratas dari 100"
    )
    assert figures.strip("a", values, "Kota contoh", 20.0, WORDS, slot=1).title == "Kota contoh di urutan 81 dari 100"


def test_the_one_that_grew_most_is_the_message():
    runs = [Run("Jalan", [100] * 24), Run("Lampu", list(range(24, 48)))]
    assert (
        figures.multiples("a", MONTHS, runs, WORDS).title == "Lampu menjadi 2,0 kali lipat; dari 24 menjadi 47 laporan"
    )
    assert figures.multiples("a", MONTHS, runs[:1], WORDS).title == "Laporan menurut topik"


def test_the_csv_is_the_same_table_with_raw_numbers():
    made = figures.bars("a", [("Jalan, jembatan", 1284.5), ('=HYPERLINK("x")', 2)], WORDS, decimals=1)
    assert list(csv.reader(io.StringIO(made.csv))) == [
        ["Laporan menurut topik", "laporan"],
        ["Jalan, jembatan", "1284.5"],
        ['\'=HYPERLINK("x")', "2"],
    ]
    assert made.rows == [["Jalan, jembatan", "1.284,5"], ['=HYPERLINK("x")', "2,0"]]


def test_the_table_of_each_living_figure_has_a_cell_for_each_column():
    for made in living_figures.all_figures():
        assert {len(row) for row in made.rows} == {len(made.head)}
        assert len(list(csv.reader(io.StringIO(made.csv)))) == len(made.rows) + 1


def test_a_column_writes_what_is_missing_in_words():
    assert [Column("a", kind).written(None) for kind in ("text", "number", "share", "day")] == ["tanpa data"] * 4


def test_a_name_that_people_gave_stays_text_in_the_drawing():
    made = figures.bars("a", [("<script>alert(1)</script>", 3)], WORDS)
    assert "<script" not in made.svg_wide + made.svg_narrow
    assert "&lt;script&gt;" in made.svg_wide


def test_a_sparkline_marks_the_last_value_by_shape_when_it_is_late():
    calm, late = figures.sparkline([1, 2, 3], "Akta", standard=4), figures.sparkline([1, 2, 5], "Akta", standard=4)
    assert ("<circle" in calm, "<circle" in late) == (True, False)
    assert 'aria-label="Akta"' in calm


def test_thirty_eight_provinces_have_a_tile_and_no_two_lie_on_each_other():
    assert len({tile.code for tile in tiles()}) == 38
    assert len({tile.short for tile in tiles()}) == 38
    for place, one in enumerate(tiles()):
        assert 0 <= one.column <= ACROSS - 1
        assert 0 <= one.row <= DOWN - 1
        assert [
            other.name
            for other in tiles()[place + 1 :]
            if abs(one.column - other.column) < 1 and abs(one.row - other.row) < 1
        ] == []


@pytest.mark.parametrize(("value", "grade"), [(0.49, 0), (0.5, 1), (0.69, 1), (0.7, 2), (1, 2)])
def test_a_value_on_a_cut_belongs_to_the_higher_class(value, grade):
    assert level(value, [0.5, 0.7]) == grade


COUNTS = st.integers(0, 10**7)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES, COUNTS), min_size=1, max_size=12))
def test_bars_of_any_data_have_no_words_on_each_other(items):
    assert overlapping(figures.bars("a", items, WORDS)) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES, st.tuples(COUNTS, COUNTS, COUNTS)), max_size=8))
def test_stacks_of_any_data_have_no_words_on_each_other(rows):
    assert (
        overlapping(
            figures.stacked("a", rows, ["Dijawab", "Ditutup oleh waktu", "Dibuka lagi"], WORDS, hatched=1, watched=1)
        )
        == []
    )


@settings(max_examples=60, deadline=None)
@given(
    NAMES,
    NAMES,
    st.lists(st.floats(0, 10**6), min_size=24, max_size=24),
    st.lists(st.floats(0, 10**6), min_size=24, max_size=24),
    st.integers(1, 20),
)
def test_lines_of_any_data_have_no_words_on_each_other(name, other, own, others, start):
    made = figures.line("a", MONTHS, Run(name, own), WORDS, other=Run(other, others), start=start)
    assert overlapping(made) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(Promise, NAMES, st.integers(1, 60), st.floats(0, 400)), max_size=9))
def test_promises_of_any_data_have_no_words_on_each_other(rows):
    assert overlapping(figures.dumbbell("a", rows, WORDS)) == []


@settings(max_examples=60, deadline=None)
@given(NAMES, st.lists(st.floats(0, 100), min_size=2, max_size=200))
def test_strips_of_any_data_stay_inside(name, values):
    made = figures.strip("a", values, name[:40], values[0], WORDS, slot=0.5)
    assert overlapping(made) == []


@given(st.text(max_size=60), st.floats(20, 300))
def test_words_that_are_cut_fit_their_room(words, room):
    assert width(fitted(words, room)) <= max(room, width("…"))


@given(st.lists(st.text("abcdefg", min_size=1, max_size=8), min_size=1, max_size=12), st.floats(30, 200))
def test_wrapping_loses_no_word(words, room):
    assert " ".join(wrap(" ".join(words), room)).split() == words


@given(st.lists(st.floats(0, 100), min_size=1, max_size=5))
def test_spread_labels_keep_their_order_and_their_distance(places):
    moved = spread(places, 15, 0, 100)
    order = sorted(range(len(places)), key=lambda index: places[index])
    assert all(moved[b] - moved[a] >= 15 - 1e-6 for a, b in pairwise(order))
