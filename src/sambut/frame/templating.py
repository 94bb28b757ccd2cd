"""The Jinja2 environment of the product's own pages."""

from typing import Any

from django.apps import apps
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, FileSystemLoader, StrictUndefined


def environment(**options: Any) -> Environment:
    options.pop("loader", None)
    folders = [f"{config.path}/templates" for config in apps.get_app_configs() if config.name.startswith("sambut.")]
    made = Environment(  # noqa: S701  (autoescape comes with Django's options)
        **{**options, "undefined": StrictUndefined},
        loader=FileSystemLoader(folders),
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=translation.gettext, ngettext=translation.ngettext, pgettext=translation.pgettext, npgettext=translation.npgettext, newstyle=True
    )
    made.globals.update({"static": static, "url": _url})
    return made


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)
