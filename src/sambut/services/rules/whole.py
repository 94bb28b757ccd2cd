"""Reading a whole standard: each component by its own reader, then what one says against another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sambut.services.rules import cleaning
from sambut.services.rules.channels import read_channels
from sambut.services.rules.fees import read_fees
from sambut.services.rules.lists import read_items
from sambut.services.rules.reading import Channels, Fees, Items, Times
from sambut.services.rules.times import read_times
from sambut.services.states import PUBLIC, Component, FeeKind, Sureness

LONGEST = 20_000
"""Letters of one component. Nobody reads more, and the readers are asked for no more."""
PAYING = re.compile(r"\b(?:mem)?bayar(?:kan)?\b|\bpembayaran\b|\bkasir\b|\bmelunasi\b", re.IGNORECASE)
NOT_PAYING = re.compile(
    r"bukti\s+(?:pem)?bayar(?:an)?|pembayaran\s+pbb|tanpa\s+(?:mem)?bayar|tidak\s+(?:mem)?bayar", re.IGNORECASE
)


@dataclass(frozen=True)
class Told:
    """What is known of one component: how it was read, how surely, why not."""

    reading: str
    sureness: Sureness
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """Everything that was read from the texts of an edition."""

    parts: dict[str, Told]
    requirements: Items
    steps: Items
    times: Times
    fees: Fees
    channels: Channels

    @property
    def free(self) -> bool | None:
        return self.fees.free if "step_says_pay" not in self.parts[Component.FEE].reasons else None


@dataclass(frozen=True)
class Completeness:
    """How much of a standard is told. Dasar: UU 25/2009 Pasal 21; enam komponen yang wajib diumumkan."""

    told: int
    public_told: int
    missing_public: tuple[Component, ...] = field(default=())
    missing_inner: tuple[Component, ...] = field(default=())
    unread: tuple[Component, ...] = field(default=())
    """Told, but in words from which nothing could be read."""

    @property
    def whole(self) -> bool:
        return not self.missing_public and not self.missing_inner


def read_standard(texts: Mapping[str, str]) -> Reading:
    """Reads every component. The texts stay as they are; nothing is added to them."""
    texts = {component: texts.get(component, "")[:LONGEST] for component in Component.values}
    requirements = read_items(texts[Component.REQUIREMENTS], Component.REQUIREMENTS)
    steps = read_items(texts[Component.PROCEDURE], Component.PROCEDURE)
    times, fees = read_times(texts[Component.TIME]), read_fees(texts[Component.FEE])
    channels = read_channels(texts[Component.COMPLAINTS])
    fees = _against_steps(fees, texts[Component.PROCEDURE])
    parts = {component: _plain(text) for component, text in texts.items()} | {
        Component.REQUIREMENTS.value: Told("", requirements.sureness, requirements.reasons),
        Component.PROCEDURE.value: Told("", steps.sureness, steps.reasons),
        Component.TIME.value: Told(times.kind, times.sureness, times.reasons),
        Component.FEE.value: Told(fees.kind, fees.sureness, fees.reasons),
        Component.COMPLAINTS.value: Told("", channels.sureness, channels.reasons),
    }
    return Reading(parts, requirements, steps, times, fees, channels)


def completeness(parts: Mapping[str, Told]) -> Completeness:
    """From the parts of an edition; a dash tells nothing."""
    told = [component for component in Component if _is_told(parts.get(component))]
    return Completeness(
        len(told),
        sum(1 for component in told if component in PUBLIC),
        tuple(component for component in PUBLIC if component not in told),
        tuple(component for component in Component if component not in told and component not in PUBLIC),
        tuple(component for component in told if parts[component].sureness == Sureness.UNREAD),
    )


def web_address(text: str) -> str:
    """The address when it is one that a browser may be led to; empty otherwise."""
    text = text.strip()
    return text if re.fullmatch(r"https?://[^\s<>\"']{3,490}", text) else ""


def _is_told(part: Told | None) -> bool:
    return part is not None and part.sureness != Sureness.EMPTY and "dash" not in part.reasons


def _plain(text: str) -> Told:
    """A component that is only shown."""
    words = cleaning.plain(text)
    if not words:
        return Told("", Sureness.EMPTY)
    return Told("", Sureness.SURE) if re.search(r"\w", words) else Told("", Sureness.UNREAD, ("dash",))


def _against_steps(fees: Fees, steps: str) -> Fees:
    """ "Free" beside a step that says "pay": both stay, and it is said."""
    if fees.kind != FeeKind.FREE or not PAYING.search(NOT_PAYING.sub(" ", steps)):
        return fees
    return replace(fees, sureness=Sureness.UNSURE, reasons=(*fees.reasons, "step_says_pay"))
