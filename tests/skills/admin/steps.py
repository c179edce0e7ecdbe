"""What an editor does on an admin page, as a browser would send it."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BaseForm, BooleanField, ModelMultipleChoiceField
from django.http import HttpResponse
from django.test import Client

from skills.models import Category, Skill


def change_page(thing: Any, page: str = "change") -> str:
    return f"/admin/skills/{thing._meta.model_name}/{thing.pk}/{page}/"


def skill(slug: str) -> Skill:
    return Skill.objects.get(slug=slug)


def new_skill(**changes: object) -> dict[str, object]:
    values: dict[str, object] = {
        "name": "Juggling",
        "slug": "juggling",
        "category": Category.objects.get(slug="data").pk,
        "summary": "Keeping balls in the air.",
        "why": "Somebody has to.",
        "aliases": "balls\r\n three  balls \r\n\r\n",
        "order": "3",
    }
    for index in range(4):
        values[f"levels-{index}-statement"] = f"Keeps {index + 2} balls in the air."
        values[f"levels-{index}-hours"] = str(10 * (index + 1))
    return {**values, **changes}


def filled(response: HttpResponse, **changes: Any) -> dict[str, Any]:
    """The values of a page's form, changed here and there. A value of None is not sent."""
    values = {name: value for form in _forms(response) for name, value in _values(form)}
    return {name: value for name, value in {**values, **changes}.items() if value is not None}


def _forms(response: HttpResponse) -> Iterator[BaseForm]:
    context = response.context
    if "adminform" in context:
        yield context["adminform"].form
        for inline in context["inline_admin_formsets"]:
            yield inline.formset.management_form
            yield from inline.formset.forms
    else:
        yield context["cl"].formset.management_form
        yield from context["cl"].formset.forms


def _values(form: BaseForm) -> Iterator[tuple[str, Any]]:
    for field in form:
        value = field.value()
        if isinstance(field.field, BooleanField):
            value = "on" if value else None
        elif value is None and not isinstance(field.field, ModelMultipleChoiceField):
            value = ""
        yield field.html_name, value


def save(client: Client, path: str, **changes: Any) -> HttpResponse:
    """Opens a page, changes its form and saves it."""
    return client.post(path, filled(client.get(path), **changes))


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """What is wrong with the form that came back, by the name of the control."""
    found = {}
    for form in _forms(response):
        for name, texts in form.errors.items():
            found[form.add_prefix(name)] = list(texts)
    return found


def messages(response: HttpResponse) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheet(rows: list[dict[str, Any]], name: str = "table.csv") -> SimpleUploadedFile:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=list(dict.fromkeys(key for row in rows for key in row)))
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile(name, text.getvalue().encode())


def upload(client: Client, path: str, file: Any, table: int = 0) -> HttpResponse:
    return client.post(path, {"resource": str(table), "import_file": file})


def confirm(client: Client, path: str, preview: HttpResponse) -> HttpResponse:
    form = preview.context["confirm_form"]
    return client.post(path.replace("/import/", "/process_import/"), form.initial, follow=True)
