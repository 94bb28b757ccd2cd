from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "sambut.calendars"
    label = "calendars"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.calendars.around import around
        from sambut.calendars.waiting import waiting as ours
        from sambut.frame import waiting
        from sambut.frame.navigation import register

        register(around)
        waiting.register(ours)
