from django.apps import AppConfig


class MandatesConfig(AppConfig):
    name = "sambut.mandates"
    label = "mandates"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame import waiting
        from sambut.frame.navigation import register
        from sambut.mandates.around import around
        from sambut.mandates.waiting import waiting as ours

        register(around)
        waiting.register(ours)
