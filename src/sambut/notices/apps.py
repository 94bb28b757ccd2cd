from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "sambut.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame.navigation import register
        from sambut.notices import retaining  # noqa: F401
        from sambut.notices.around import around

        register(around)
