from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sambut.services.rules.fees import amounts, read_fees
from sambut.services.rules.whole import read_standard
from sambut.services.states import FeeKind


@pytest.mark.parametrize(
    ("text", "kind", "free"),
    [
        ("Tidak dipungut biaya", "free", True),
        ("Gratis", "free", True),
        ("Tidak ada biaya/tarif", "free", True),
        ("Rp 0,-", "free", True),
        ("0", "free", True),
        ("Ditanggung APBD", "free", True),
        ("-", "dash", None),
        ("", "unknown", None),
        ("1.   Besaran /.", "unclear", None),
        ("Berdasarkan satuan biaya pengadaan", "unclear", None),
        ("Rp 50.000", "amount", False),
        ("50 ribu rupiah", "amount", False),
        ("1% luas bangunan x nilai bangunan per m2", "formula", False),
        ("mengacu pada PERDA Kabupaten Nomor 6 Tahun 2018", "rule", False),
        ("1. Umum : Perda No. 03 Th 2015\n2. JKN : Permenkes No. 59 Th 2014", "rule_per_class", False),
        ("Dibebani biaya fotokopi apabila berupa hardcopy", "conditional", False),
        ("Tidak dipungut biaya kecuali biaya kirim", "conditional", False),
        ("Umum Rp15.000, BPJS gratis", "per_class", False),
    ],
)
def test_a_fee_is_read_and_unknown_is_not_free(text: str, kind: str, free: bool | None):
    found = read_fees(text)
    assert (found.kind.value, found.free) == (kind, free)


def test_prices_that_run_together_are_parted_each_with_its_name():
    found = read_fees(
        "Malaria Rp18.500,00 Sputum BTA Rp26.000,00 Golongan Rp.  6.000,- Gula Rp 8.500 Asam urat 15.000 Lemak 110.000"
    )
    assert [(row.subject, row.amount) for row in found.rows] == [
        ("Malaria", Decimal("18500.00")), ("Sputum BTA", Decimal("26000.00")), ("Golongan", 6000), ("Gula", 8500),
        ("Asam urat", 15000), ("Lemak", 110000),
    ]  # fmt: skip
    assert found.reasons == ("prices_run_together",)


def test_a_number_of_a_regulation_is_no_price():
    assert amounts("Perda Nomor 6 Tahun 2018 dan SK 12.500/2020") == []


def test_two_ends_are_one_price():
    (row,) = read_fees("Rp 1.000.000 - Rp 2.500.000 per unit").rows
    assert (row.amount, row.most, row.per) == (1000000, 2500000, "unit")


def test_free_beside_a_step_that_says_pay_is_not_called_free():
    told = {"fee": "Gratis", "procedure": "1. Daftar\n2. Bayar di loket bank"}
    reading = read_standard(told)
    assert reading.fees.kind == FeeKind.FREE
    assert (reading.free, reading.parts["fee"].reasons) == (None, ("step_says_pay",))
    shown = read_standard({"fee": "Gratis", "procedure": "1. Tunjukkan bukti pembayaran PBB"})
    assert shown.free is True


@given(st.integers(1000, 999_999_999), st.sampled_from(["Rp{}", "Rp {}", "Rp. {},-", "Rp{},00", "{}"]))
def test_any_amount_in_any_spelling_is_that_amount(amount: int, spelling: str):
    text = spelling.format(f"{amount:,}".replace(",", "."))
    (row,) = read_fees(text).rows
    assert (row.kind, row.amount) == (FeeKind.AMOUNT, amount)


@given(st.text(max_size=300))
def test_whatever_stands_there_is_read_without_a_fault_and_only_what_says_so_is_free(text: str):
    found = read_fees(text)
    if found.free:
        assert any(word in text.casefold() for word in ("gratis", "cuma", "tidak", "tanpa", "bebas", "0", "nol", "free", "nihil", "anggung", "bebankan", "biayai", "sumber", "bayar")) or not text.isascii()  # fmt: skip
