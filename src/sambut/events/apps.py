from importlib import import_module

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "sambut.events"
    label = "events"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame import navigation, waiting

        navigation.register(import_module("sambut.events.around").around)
        waiting.register(import_module("sambut.events.waiting").waiting)
        import_module("sambut.events.naming")
        import_module("sambut.events.retaining")
