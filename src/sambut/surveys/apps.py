from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "sambut.surveys"
    label = "surveys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame import navigation, waiting
        from sambut.surveys.around import around
        from sambut.surveys.waiting import waiting as ours

        navigation.register(around)
        waiting.register(ours)
