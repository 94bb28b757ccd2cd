from django.urls import URLPattern, URLResolver

app_name = "frame"
urlpatterns: list[URLPattern | URLResolver] = []
