from django.urls import URLPattern, URLResolver

app_name = "innovations"
urlpatterns: list[URLPattern | URLResolver] = []
