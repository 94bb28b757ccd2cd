from importlib import import_module

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "sambut.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.urls import reverse

        from sambut.frame import navigation
        from sambut.organisations import links
        from sambut.services import links as service_links

        navigation.register(import_module("sambut.portal.around").around)
        links.register(lambda row: reverse("portal:body", args=[row.uuid]))
        service_links.register(lambda uuid: reverse("portal:service", args=[uuid]))
