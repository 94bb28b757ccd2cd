"""A secret split so that any `needed` of the shares give it back and fewer tell nothing (Shamir 1979, over GF(256)).

Own code because it is forty lines, and because the alternative (passphrases that people must remember for years, each
alone enough to open everything) is weaker: here no custodian opens the escrow alone, and one may be lost.
"""

import secrets
from collections.abc import Iterable, Mapping

POLYNOMIAL = 0x11B


def _tables() -> tuple[list[int], list[int]]:
    powers, logarithms, value = [0] * 255, [0] * 256, 1
    for exponent in range(255):
        powers[exponent], logarithms[value] = value, exponent
        value ^= value << 1  # times three, which generates the field
        if value > 255:
            value ^= POLYNOMIAL
    return powers, logarithms


POWERS, LOGARITHMS = _tables()


def times(a: int, b: int) -> int:
    return POWERS[(LOGARITHMS[a] + LOGARITHMS[b]) % 255] if a and b else 0


def divided(a: int, b: int) -> int:
    if b == 0:
        raise ZeroDivisionError
    return POWERS[(LOGARITHMS[a] - LOGARITHMS[b]) % 255] if a else 0


def split(secret: bytes, *, shares: int, needed: int) -> dict[int, bytes]:
    """Share number (from 1) → share, each as long as the secret."""
    if not 1 < needed <= shares < 256:
        raise ValueError("At least two shares must be needed, and no more than there are.")
    polynomials = [(byte, *secrets.token_bytes(needed - 1)) for byte in secret]
    return {x: bytes(_value_at(x, polynomial) for polynomial in polynomials) for x in range(1, shares + 1)}


def joined(shares: Mapping[int, bytes]) -> bytes:
    """The secret from at least as many shares as are needed; from fewer, something else that looks as random."""
    weights = {x: _weight(x, list(shares)) for x in shares}
    length = len(next(iter(shares.values())))
    return bytes(_sum(times(weights[x], share[place]) for x, share in shares.items()) for place in range(length))


def _value_at(x: int, polynomial: tuple[int, ...]) -> int:
    value = 0
    for coefficient in reversed(polynomial):
        value = times(value, x) ^ coefficient
    return value


def _weight(x: int, places: list[int]) -> int:
    """Lagrange's weight of the share at `x` for the value at nought; minus is plus in this field."""
    weight = 1
    for other in places:
        if other != x:
            weight = times(weight, divided(other, other ^ x))
    return weight


def _sum(values: Iterable[int]) -> int:
    total = 0
    for value in values:
        total ^= value
    return total
