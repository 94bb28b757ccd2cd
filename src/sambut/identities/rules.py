"""What an identity is made of, how it is packed so that its size tells nothing, and who stands in a chain."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import timedelta

from sambut.kernel.refusals import Refused

BLOCK = 512
LONGEST = 400
SHORTEST_REASON = 20
GRANT_LASTS = timedelta(hours=24)


@dataclass(frozen=True)
class Identity:
    """Who reported. Never printed: the fields are absent from its repr, and so from logs and error pages."""

    name: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    nik: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return any(asdict(self).values())


@dataclass(frozen=True)
class Contact:
    """Where a message to a reporter goes; made in memory for the sending and kept nowhere."""

    name: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    user_id: int | None = field(default=None, repr=False)


def packed(identity: Identity) -> bytes:
    """Padded to whole blocks: an empty identity is as long as an ordinary one."""
    values = {name: value.strip() for name, value in asdict(identity).items()}
    if any(len(value) > LONGEST for value in values.values()):
        raise Refused("identity.seal.too_long", longest=LONGEST)
    value = json.dumps(values, ensure_ascii=False).encode()
    return value.ljust(-(-len(value) // BLOCK) * BLOCK)


def unpacked(value: bytes) -> Identity:
    return Identity(**json.loads(value))


def chain_below(body_id: int, subject_path: Sequence[int]) -> list[int]:
    """The units complained about, below the body. All of the path when the body is not on it."""
    path = list(subject_path)
    return path[path.index(body_id) + 1 :] if body_id in path else path
