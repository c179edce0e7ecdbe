"""The pages that import and export a table: choose, see what would change, confirm."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_permission_codename
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from import_export.admin import ImportExportMixin
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm
from import_export.tmp_storages import CacheStorage

from skills.admin.sheets import FORMATS, LARGEST_FILE, MEGABYTE, MOST_ROWS, SheetError

MOST_MESSAGES = 5
POSITIONS = {ending: str(position) for position, ending in enumerate(FORMATS)}


def may(request: HttpRequest, act: str, model: type[Model]) -> bool:
    return request.user.has_perm(f"{model._meta.app_label}.{get_permission_codename(act, model._meta)}")


def chosen(tables: list[Any], number: str | None) -> Any:
    """What was sent may be no number, or that of no table."""
    return tables[min(int(number), len(tables) - 1) if number and number.isdecimal() else 0]


def show_choices(field: Any, label: str, initial: str = "0") -> None:
    field.label, field.initial = label, initial
    if not isinstance(field.widget, forms.HiddenInput):
        choices = field.choices
        field.widget = forms.RadioSelect()
        field.choices = choices


class FileForm(ImportForm):
    """Which table, and a file; its ending says in which format it is."""

    format = forms.CharField(required=False, widget=forms.HiddenInput)
    media = forms.Media()

    def __init__(self, formats: Any, resources: Any, **kwargs: Any) -> None:
        super().__init__(formats, resources, **kwargs)
        show_choices(self.fields["resource"], "What is in the file")
        self.fields["import_file"].label = "File"
        self.fields["import_file"].widget.attrs = {"accept": ",".join(f".{ending}" for ending in FORMATS)}

    def _init_formats(self, formats: Any) -> None:
        """The ending of the file's name takes the place of a choice."""

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        ending = PurePath(file.name).suffix.lower().lstrip(".")
        if ending not in FORMATS:
            raise forms.ValidationError("Choose a file whose name ends in .csv or .xlsx.")
        if file.size > LARGEST_FILE:
            most = LARGEST_FILE // MEGABYTE
            raise forms.ValidationError(f"The file has more than {most} MB. Import it in parts.")
        try:
            FORMATS[ending]().create_dataset(file.read())
        except SheetError as error:
            raise forms.ValidationError(str(error)) from None
        file.seek(0)
        self.ending = ending
        return file

    def clean(self) -> dict[str, Any]:
        return {**self.cleaned_data, "format": POSITIONS.get(getattr(self, "ending", ""), "")}


class ConfirmForm(ConfirmImportForm):
    format = forms.ChoiceField(
        choices=[(position, ending) for ending, position in POSITIONS.items()], widget=forms.HiddenInput
    )


class TableForm(ExportForm):
    """Which table, and in which format."""

    def __init__(self, formats: Any, resources: Any, **kwargs: Any) -> None:
        super().__init__(formats, resources, **kwargs)
        show_choices(self.fields["resource"], "What to export")
        self.fields["format"].choices = [
            (POSITIONS["xlsx"], "XLSX, a workbook for a spreadsheet"),
            (POSITIONS["csv"], "CSV, plain text"),
        ]
        show_choices(self.fields["format"], "Format", POSITIONS["xlsx"])


class ExchangeAdmin(ImportExportMixin, admin.ModelAdmin):
    import_form_class = FileForm
    confirm_form_class = ConfirmForm
    export_form_class = TableForm
    import_template_name = "admin/skills/import.html"
    export_template_name = "admin/skills/export.html"
    import_export_change_list_template = "admin/skills/change_list.html"
    # Between the preview and the confirmation the file must be found by every machine of the site.
    tmp_storage_class = CacheStorage
    # Spreadsheets take a CSV for UTF-8 by this mark only.
    to_encoding = "utf-8-sig"
    formats = list(FORMATS.values())

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request) and bool(self.get_export_resource_classes(request))

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request) and bool(self.get_import_resource_classes(request))

    def get_export_resource_classes(self, request: HttpRequest) -> list[Any]:
        return self._allowed(request, "view")

    def get_import_resource_classes(self, request: HttpRequest) -> list[Any]:
        return self._allowed(request, "add", "change")

    def choose_import_resource_class(self, form: Any, request: HttpRequest) -> Any:
        return chosen(self.get_import_resource_classes(request), form.cleaned_data.get("resource"))

    def choose_export_resource_class(self, form: Any, request: HttpRequest) -> Any:
        return chosen(self.get_export_resource_classes(request), form.cleaned_data.get("resource"))

    def _allowed(self, request: HttpRequest, *acts: str) -> list[Any]:
        """A page has tables of several kinds of things, and somebody may have rights to some of them only."""
        return [table for table in self.resource_classes if all(may(request, act, table._meta.model) for act in acts)]

    def get_import_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"most_rows": f"{MOST_ROWS:,}", "largest": f"{LARGEST_FILE // MEGABYTE} MB"}

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().process_import(request, **kwargs)
        except SheetError as error:
            messages.error(request, str(error))
            return redirect(self._page("import"))
        return response

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        wrong = (*result.faults, *result.refusals)
        if wrong:
            more = len(wrong) - MOST_MESSAGES
            told = wrong if more <= 0 else (*wrong[:MOST_MESSAGES], f"And {more} more.")
            for words in ("Nothing was imported.", *told):
                messages.error(request, words)
            return redirect(self._page("import"))
        response: HttpResponse = super().process_result(result, request)
        return response

    def add_success_message(self, result: Any, request: HttpRequest) -> None:
        added, changed, same = (result.totals[kind] for kind in ("new", "update", "skip"))
        messages.success(request, f"Imported: {added} added, {changed} changed, {same} as they were.")

    def _create_log_entry(self, user_pk: Any, rows: Any, import_type: str, action_flag: int) -> None:
        LogEntry.objects.log_actions(user_pk, rows, action_flag, change_message="Imported from a file.")

    def get_export_filename(self, request: HttpRequest, queryset: Any, file_format: Any) -> str:
        table = chosen(self.get_export_resource_classes(request), request.POST.get("resource"))
        return f"{slugify(table.get_display_name())}-{timezone.localdate()}.{file_format.get_extension()}"

    def _page(self, name: str) -> str:
        return "admin:{}_{}_{}".format(*self.get_model_info(), name)
