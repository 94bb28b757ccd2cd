"""Files as they leave: kept bytes, with a name that holds nothing of the contest."""

from django.http import HttpResponse


def pdf_of(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer
