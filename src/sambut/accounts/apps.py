from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sambut.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.accounts.around import around
        from sambut.accounts.queries import is_demo
        from sambut.frame.navigation import register
        from sambut.frame.papers import asks_demo

        register(around)
        asks_demo(is_demo)
