"""What the admin pages of the catalogue share: the fields of their forms, and the framework, which is seldom asked."""

from typing import Any

from django import forms
from django.contrib.admin import StackedInline, TabularInline
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget, RelatedFieldWidgetWrapper
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest
from django.utils.text import capfirst

from careerpath.lib.records import LINK, SLUG
from skills.admin.exchange import ExchangeAdmin
from skills.models import Framework
from skills.models.fields import PlainText, PlainTexts

LONGEST_LINE = 100


def plain_line(text: str) -> str:
    line = " ".join(text.split())
    if not line.isprintable():
        raise ValidationError("There is a control character in it. Write plain text.")
    return line


class LineField(forms.CharField):
    """Text that stands in one paragraph, however it was pasted."""

    def to_python(self, value: Any) -> str:
        return plain_line(super().to_python(value) or "")


class LinesField(forms.Field):
    """A list of texts, one a line."""

    widget = AdminTextareaWidget

    def __init__(self, **kwargs: Any) -> None:
        for of_json_only in ("encoder", "decoder"):
            kwargs.pop(of_json_only, None)
        # Django sends the first value along where a default is computed: it has no use here.
        super().__init__(**{**kwargs, "show_hidden_initial": False})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        return [line for line in map(plain_line, (value or "").splitlines()) if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != (data or "").splitlines()


class SlugField(forms.SlugField):
    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not SLUG.fullmatch(value):
            raise ValidationError("Use small letters, digits and dashes between them.")


class LinkField(forms.CharField):
    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not LINK.fullmatch(value):
            raise ValidationError("Write a whole link that begins with https://")


def form_field(column: Any) -> dict[str, Any]:
    """What Django needs to know to make our form field for a column."""
    if isinstance(column, PlainTexts):
        return {"form_class": LinesField, "help_text": f"One a line. {column.help_text}"}
    if isinstance(column, PlainText):
        is_long = (column.max_length or 0) > LONGEST_LINE and column.name != "title"
        widget = AdminTextareaWidget(attrs={"rows": 2}) if is_long else AdminTextInputWidget()
        return {"form_class": LineField, "widget": widget}
    if isinstance(column, models.SlugField):
        return {"form_class": SlugField}
    return {"form_class": LinkField} if column.name == "link" else {}


def named(field: Any) -> Any:
    """In a table only the head of a column names a control, and a screen reader wouldn't say it."""
    if field is not None:
        field.widget.attrs.setdefault("aria-label", capfirst(field.label))
    return field


class CatalogueForm(forms.ModelForm):
    """Knows which framework its row is of, whether it asks for it or not."""

    class Meta:
        error_messages = {NON_FIELD_ERRORS: {"unique_together": "There is one like this already."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "framework" not in self.fields and self.instance.pk is None:
            self.instance.framework = Framework.objects.first()

    def _get_validation_exclusions(self) -> set[str]:
        # Django leaves out what the form doesn't show, and with it the check that a slug is the only one.
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions - {"framework"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        framework = cleaned.get("framework") or getattr(self.instance, "framework", None)
        check_framework(self, framework)
        return cleaned


class PartFormSet(forms.BaseInlineFormSet):
    """Rows inside the page of another: they name things of its framework only."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        named(form.fields.get(DELETION_FIELD_NAME))

    def clean(self) -> None:
        super().clean()
        for form in self.forms:
            if hasattr(form, "cleaned_data"):
                check_framework(form, getattr(self.instance, "framework", None))


def check_framework(form: Any, framework: Framework | None) -> None:
    for name, value in list(form.cleaned_data.items()):
        things = value if isinstance(value, models.QuerySet) else [value]
        if any(getattr(thing, "framework", framework) != framework for thing in things):
            form.add_error(name, "That is of another framework.")


def asks_for_framework(request: HttpRequest) -> bool:
    """With one framework no page asks which. It is looked up once a request."""
    if not hasattr(request, "framework_count"):
        setattr(request, "framework_count", Framework.objects.count())  # noqa: B010 - it is ours, not Django's
    return bool(getattr(request, "framework_count") != 1)  # noqa: B009


class WithOurFields:
    """For pages and for the rows inside them."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **{**form_field(db_field), **kwargs})  # type: ignore[misc]
        # Adding, changing and deleting other things from here would be done by mistake more often than on purpose.
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field


class PartInline(WithOurFields, TabularInline):
    formset = PartFormSet
    extra = 0

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return named(super().formfield_for_dbfield(db_field, request, **kwargs))


class StackedPart(WithOurFields, StackedInline):
    formset = PartFormSet
    extra = 0


class PlainAdmin(WithOurFields, ExchangeAdmin):
    """`named_by`: the field that a slug is made from; empty where there is no slug."""

    list_per_page = 100
    change_form_template = "admin/skills/change_form.html"
    named_by = "name"

    def tools(self, thing: Any) -> list[tuple[str, str]]:
        """The links at the head of a thing's page: words and address."""
        return []

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        obj = context.get("original")
        context["tools"] = self.tools(obj) if obj and self.has_change_permission(request, obj) else []
        if obj:
            context.update(title=str(obj), subtitle=None)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        formset = super().get_changelist_formset(request, **kwargs)
        for name in self.list_editable:
            named(formset.form.base_fields[name])
        return formset

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        title = {"title": str(self.opts.verbose_name_plural).capitalize()}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A slug stands in addresses and in releases: it stays what it was."""
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "slug"] if obj and self.named_by else fields

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {"slug": [self.named_by]} if self.named_by and not obj else {}


class CatalogueAdmin(PlainAdmin):
    """Of things that belong to a framework, which joins the page only where there are several."""

    form = CatalogueForm

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if not asks_for_framework(request):
            return fieldsets
        (title, options), *rest = fieldsets
        return [(title, {**options, "fields": ["framework", *options["fields"]]}), *rest]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "framework"] if obj else fields

    def get_list_display(self, request: HttpRequest) -> Any:
        shown = super().get_list_display(request)
        return [*shown, "framework"] if asks_for_framework(request) else shown

    def get_list_filter(self, request: HttpRequest) -> Any:
        filters = super().get_list_filter(request)
        return ["framework", *filters] if asks_for_framework(request) else filters
