from importlib import import_module

from django.apps import AppConfig


class CompetitionsConfig(AppConfig):
    name = "sambut.competitions"
    label = "competitions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame import navigation, waiting

        import_module("sambut.competitions.naming")
        import_module("sambut.competitions.linking")
        import_module("sambut.competitions.editions.layouting")
        import_module("sambut.competitions.judging.naming")
        import_module("sambut.competitions.final.naming")
        import_module("sambut.competitions.papers.telling")
        navigation.register(import_module("sambut.competitions.around").around)
        waiting.register(import_module("sambut.competitions.waiting").waiting)
        waiting.register(import_module("sambut.competitions.judging.waiting").waiting)
        waiting.register(import_module("sambut.competitions.final.waiting").waiting)
