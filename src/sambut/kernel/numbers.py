"""Public numbers that can be dictated by phone: an installation prefix, random characters, a check character.

`SB7K-29QX-3`: two characters name the installation, six are random, the last one finds slips. The number
names a case; it is never enough to read one.
"""

import secrets

from sambut.kernel.refusals import Refused

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Thirty-one characters, a prime: no 0 and O, no 1, I and L."""

RANDOM_LENGTH = 6
PREFIX_LENGTH = 2


def check_character(body: str) -> str:
    """The check character of `body`: finds every single slip and every swap of two characters."""
    total = sum(place * ALPHABET.index(character) for place, character in enumerate(body, start=2))
    return ALPHABET[-total % len(ALPHABET)]


def new_number(prefix: str) -> str:
    """A fresh public number as it is stored: nine characters, without hyphens."""
    body = prefix + "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LENGTH))
    return body + check_character(body)


def spoken(number: str) -> str:
    """The number as people read it: `SB7K-29QX-3`."""
    return f"{number[:4]}-{number[4:8]}-{number[8:]}"


def parse_number(text: str) -> str:
    """The stored form of what a person typed; refuses with `number.wrong` when it cannot be one.

    Spaces, hyphens, a leading `#` and small letters are forgiven.
    """
    number = "".join(c for c in text.upper() if c not in " -#.\u2010\u2011\u2013")
    body, check = number[:-1], number[-1:]
    if len(number) != PREFIX_LENGTH + RANDOM_LENGTH + 1 or any(c not in ALPHABET for c in number):
        raise Refused("number.wrong")
    if check_character(body) != check:
        raise Refused("number.wrong")
    return number
