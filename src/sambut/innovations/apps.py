from importlib import import_module

from django.apps import AppConfig


class InnovationsConfig(AppConfig):
    name = "sambut.innovations"
    label = "innovations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame import navigation, waiting

        import_module("sambut.innovations.naming")
        import_module("sambut.innovations.retaining")
        navigation.register(import_module("sambut.innovations.around").around)
        waiting.register(import_module("sambut.innovations.waiting").waiting)
