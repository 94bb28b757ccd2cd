from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sambut.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.accounts.around import around
        from sambut.frame.navigation import register

        register(around)
