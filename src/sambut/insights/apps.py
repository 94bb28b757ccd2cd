from importlib import import_module

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "sambut.insights"
    label = "insights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame import navigation

        navigation.register(import_module("sambut.insights.around").around)
