"""docs/importing.md says what the code does: its example can be used, every code and every key stands in it."""

import re
import tomllib

from sambut.complaints.importing.mapping import KEYS, NEEDED, OPTIONAL, checked, shipped
from sambut.complaints.importing.words import OUTCOMES, VISIBILITIES
from tests.running import ROOT

PAGE = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
SOURCE = "".join(
    (ROOT / "src/sambut/complaints/importing" / name).read_text(encoding="utf-8")
    for name in ("planning.py", "importing.py")
)


def test_the_example_of_a_mapping_can_be_used():
    example = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)[1]

    mapping = checked(tomllib.loads(example), "contoh.toml")

    assert (mapping.source, mapping.columns["received"], mapping.values["visibility"]["rahasia"]) == (
        "contoh",
        ("Tanggal", "Jam"),
        "secret",
    )


def test_every_key_field_and_word_of_a_mapping_stands_in_the_page():
    words = [key for key in KEYS if key not in ("columns", "values")] + [*NEEDED, *OPTIONAL, *OUTCOMES, *VISIBILITIES]

    assert [word for word in words if f"`{word}`" not in PAGE] == []


def test_every_code_of_a_report_stands_in_the_page():
    codes = set(
        re.findall(
            r'(?:_Stop\(|append\(|RefusedRow\([^"\n]*"", |else |return |source_id\[:80\], )"([a-z]+_[a-z_]+)"', SOURCE
        )
    )
    codes = codes - {"before_received"} | {
        f"answered_{why}" for why in ("before_received", "in_the_future", "without_date")
    }

    assert {"broken_row", "no_text", "text_cut", "unknown_status", "no_body", "id_too_long", "unit_not_a_name"} <= codes
    assert sorted(code for code in codes if f"`{code}`" not in PAGE) == []


def test_the_shipped_mappings_are_whole_and_no_file_fits_two():
    mappings = shipped()

    assert sorted(mapping.source for mapping in mappings) == ["sp4n-lapor", "surabaya"]
    for mapping in mappings:
        header = [column for columns in mapping.columns.values() for column in columns]
        assert [one.source for one in mappings if not one.missing(header)] == [mapping.source]
