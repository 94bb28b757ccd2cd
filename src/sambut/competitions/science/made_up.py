"""Made-up documents with planted copies, the same every time: how many copies are found, and how many strangers are told."""

import random
from collections.abc import Sequence
from typing import Any

from sambut.competitions.science.similarity import Index

LENGTH = 700
KINDS = ("changed_5", "changed_15", "changed_30", "reordered", "half")
FORM = (
    "Uraikan latar belakang dan permasalahan yang dihadapi sebelum inovasi dilaksanakan, sertakan data dan dampaknya bagi masyarakat",
    "Jelaskan tujuan inovasi serta keterkaitannya dengan tujuan pembangunan berkelanjutan dan rencana pembangunan daerah",
    "Sebutkan pemangku kepentingan yang terlibat, sumber daya yang digunakan, dan strategi keberlanjutan yang telah dilakukan",
)
"""A form's own words, which stand in every document."""


def documents(count: int, copies: int, *, seed: int = 7) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """`count` documents of 700 words and `copies` of some of them; and each copy's original with the kind of copying."""
    from sambut.language.words import roots

    chance = random.Random(seed)
    words = [word for word in sorted(roots()) if word.isalpha() and len(word) > 2]
    chance.shuffle(words)
    words = words[:8_000]
    weights = [1 / (place + 5) for place in range(len(words))]
    found: dict[str, str] = {}
    for place in range(count):
        found[f"D{place:05d}"] = _written(chance.choices(words, weights, k=LENGTH))
    originals = chance.sample(sorted(found), copies)
    planted: dict[str, tuple[str, str]] = {}
    for place, original in enumerate(originals):
        kind = KINDS[place % len(KINDS)]
        body = _body(found[original])
        found[f"C{place:05d}"] = _written(_copied(body, kind, words, chance))
        planted[f"C{place:05d}"] = (original, kind)
    return found, planted


def measure_copies(count: int = 3_000, copies: int = 120, *, seed: int = 7) -> dict[str, Any]:
    """Recall by kind of copying, and false alarms: pairs told that were not planted."""
    texts, planted = documents(count, copies, seed=seed)
    told = {frozenset((match.one, match.other)) for match in Index.of(texts).matches()}
    true = {key: frozenset((key, original)) for key, (original, _) in planted.items()}
    by_kind = {kind: [true[key] in told for key, (_, own) in planted.items() if own == kind] for kind in KINDS}
    return {
        "documents": len(texts),
        "planted": len(planted),
        "told": len(told),
        "false_alarms": len(told - set(true.values())),
        "recall": {kind: round(sum(hits) / len(hits), 4) for kind, hits in by_kind.items() if hits},
    }


def _written(words: Sequence[str]) -> str:
    """The form's questions between three parts of the answer."""
    third = len(words) // 3 + 1
    parts = [" ".join(words[at : at + third]) for at in range(0, len(words), third)]
    return "\n".join(f"{question}\n{part}." for question, part in zip(FORM, parts, strict=False))


def _body(text: str) -> list[str]:
    return " ".join(line for line in text.replace(".\n", "\n").split("\n") if line not in FORM).rstrip(".").split()


def _copied(body: Sequence[str], kind: str, words: Sequence[str], chance: random.Random) -> list[str]:
    if kind == "reordered":
        parts = [list(body[at : at + 50]) for at in range(0, len(body), 50)]
        chance.shuffle(parts)
        return [word for part in parts for word in part]
    if kind == "half":
        half = len(body) // 2
        return [*body[:half], *chance.choices(words, k=len(body) - half)]
    share = {"changed_5": 0.05, "changed_15": 0.15, "changed_30": 0.30}[kind]
    return [chance.choice(words) if chance.random() < share else word for word in body]
