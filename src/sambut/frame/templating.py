"""The Jinja2 environment of the product's own pages: filters, globals, and refusal of what is not defined."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import get_language
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from sambut.frame import dates, numbers, pictures
from sambut.frame.navigation import plain_url


class WrongPart(ValueError):
    """A part was asked for a kind or a state it does not have; the message lists those it has."""


def environment(**options: Any) -> Environment:
    options.pop("loader", None)
    folders = [f"{config.path}/templates" for config in apps.get_app_configs() if config.name.startswith("sambut.")]
    made = Environment(
        **{**options, "undefined": StrictUndefined},
        loader=FileSystemLoader(folders),
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=translation.gettext,
        ngettext=translation.ngettext,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
        newstyle=True,
    )
    made.globals.update(GLOBALS)
    made.filters.update(FILTERS)
    return made


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """`url("complaints:forward", number)`."""
    return reverse(name, args=args, kwargs=kwargs) if args or kwargs else plain_url(name)


def one_of(value: Any, *accepted: Any, name: str = "kind") -> Any:
    """Gives `value` back when it is one of `accepted`; otherwise says which are."""
    if value not in accepted:
        raise WrongPart(f"{name} {value!r}; accepted: {', '.join(repr(word) for word in accepted)}")
    return value


def with_query(request: HttpRequest, **changes: Any) -> str:
    """The present address with parts of its question changed; `None` takes a part out."""
    kept = [
        (name, value)
        for name, value in parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
        if name not in changes
    ]
    asked = urlencode(kept + [(name, value) for name, value in changes.items() if value is not None])
    return f"{request.path}?{asked}" if asked else request.path


def time_of(value: Any, zone: str = dates.JAKARTA, form: str = "long") -> Markup:
    """A moment as `<time>`; a day as `<time>` without an hour."""
    if hasattr(value, "hour"):
        local = dates.in_zone(value, zone)
        return Markup(
            format_html(
                '<time datetime="{}">{}</time>',
                local.isoformat(timespec="minutes"),
                dates.moment(value, zone, form),
            )
        )
    return Markup(format_html('<time datetime="{}">{}</time>', value.isoformat(), dates.day(value, form)))


def paragraphs(text: str) -> Markup:
    """What people typed, as paragraphs and line breaks; everything in it is escaped."""
    parts = [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    return Markup("").join(
        Markup("<p{}>{}</p>").format(_tongue(), Markup("<br>").join(escape(line) for line in part.split("\n")))
        for part in parts
    )


def as_written(text: str) -> str:
    """Words that stay as somebody wrote them, a name or a title: on an English page readers hear that they are Indonesian."""
    return Markup("<span{}>{}</span>").format(_tongue(), text) if text and _tongue() else text


def naming(sentence: str, **names: str) -> str:
    """A sentence of ours with words in it that stay as somebody wrote them."""
    return escape(sentence) % {key: as_written(name) for key, name in names.items()} if _tongue() else sentence % names


def _tongue() -> Markup:
    return (
        Markup("") if get_language() == settings.LANGUAGE_CODE else Markup(' lang="{}"').format(settings.LANGUAGE_CODE)
    )


FILTERS = {
    "day": dates.day,
    "as_written": as_written,
    "month": dates.month,
    "last_day": dates.last_day,
    "last_minute": dates.last_minute,
    "zone_word": dates.zone_word,
    "hour": dates.hour,
    "moment": dates.moment,
    "relative": dates.relative,
    "working_days": dates.working_days,
    "length_of_time": dates.length,
    "time_of": time_of,
    "number": numbers.number,
    "percent": numbers.percent,
    "rupiah": numbers.rupiah,
    "file_size": numbers.size,
    "counted": numbers.counted,
    "paragraphs": paragraphs,
}
GLOBALS = {
    "static": static,
    "url": url,
    "one_of": one_of,
    "with_query": with_query,
    "ICONS": pictures.ICONS,
    "PETALS": pictures.PETALS,
    "SHAPES": pictures.SHAPES,
}
