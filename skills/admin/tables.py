"""Import and export of the catalogue's tables: rows are known by slugs, never by ids, and nothing arrives by halves."""

from contextlib import nullcontext
from operator import attrgetter
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from import_export import resources
from import_export.fields import Field
from tablib import Dataset

from careerpath.lib.records import shown
from skills.admin.cells import Named, NamedMany, Slug, cell_of
from skills.admin.checking import Checked, one_import_at_a_time, refused, rehearse
from skills.admin.plans import Plan
from skills.admin.previews import MOST_CHANGES, Change, change_of, faults_of
from skills.models import Framework


class CatalogueTable(resources.ModelResource):
    """`path` leads from a row to its framework. With one framework the file needn't name it."""

    path = "framework"
    fields: dict[str, Field]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.frameworks = {framework.slug: framework for framework in Framework.objects.all()}
        if self.path and len(self.frameworks) > 1:
            own = Field(f"{self.path}__slug", "framework", readonly=True)
            self.fields = {"framework": own, **self.fields}
        for field in self.fields.values():
            if isinstance(field.widget, Named | NamedMany):
                field.widget.find = self.find
        self.known: dict[type[models.Model], dict[tuple[int, str], Any]] = {}
        self.there: dict[tuple[Any, ...], Any] | None = None
        self.seen: dict[tuple[Any, ...], int] = {}
        self.plans: list[Plan] = []
        self.owner = attrgetter(f"{self.path.replace('__', '.')}_id" if self.path else "pk")

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: Any, readonly: bool) -> Field:
        return Field(field_name, field_name, widget=cell_of(django_field), readonly=readonly)

    @classmethod
    def get_result_class(cls) -> type[Checked]:
        return Checked

    def get_export_order(self) -> tuple[str, ...]:
        return tuple(name for name in ("framework", *self._meta.fields) if name in self.fields)

    get_import_order = get_export_order

    @property
    def columns(self) -> list[str]:
        return [self.fields[name].column_name for name in self.get_import_order()]

    # -- Finding rows --------------------------------------------------------------------------------------------------

    def get_queryset(self) -> models.QuerySet[Any]:
        options = self._meta.model._meta
        related = [field.name for field in options.fields if field.is_relation]
        parents = [self.path.rpartition("__")[0]] if "__" in self.path else []
        many = [field.name for field in options.many_to_many if field.name in self._meta.fields]
        rows: models.QuerySet[Any] = self._meta.model.objects.select_related(*related, *parents)
        return rows.prefetch_related(*many)

    def filter_export(self, queryset: models.QuerySet[Any], **kwargs: Any) -> models.QuerySet[Any]:
        """The list that is exported is of skills also when the table is that of their levels."""
        name = "pk" if queryset.model is self._meta.model else self.path.rpartition("__")[0]
        return self.get_queryset().filter(**{f"{name}__in": queryset.order_by().values("pk")})

    def framework_of(self, row: dict[str, str]) -> Framework:
        if len(self.frameworks) == 1:
            return next(iter(self.frameworks.values()))
        slug = row.get("framework", "").strip()
        if slug not in self.frameworks:
            raise ValueError(f"framework: {shown(slug)} is not one of {', '.join(self.frameworks)}")
        return self.frameworks[slug]

    def find(self, model: type[Any], slug: str, row: dict[str, str]) -> Any:
        if model not in self.known:
            above = [plan.instance for plan in self.plans if isinstance(plan.instance, model)]
            things = (*model._default_manager.all(), *above)
            self.known[model] = {(thing.framework_id, thing.slug): thing for thing in things}
        found = self.known[model].get((self.framework_of(row).pk, slug))
        if found is None:
            raise ValueError(f"there is no {model._meta.verbose_name} {shown(slug)}" if slug else "is empty")
        return found

    def get_instance(self, instance_loader: Any, row: dict[str, str]) -> Any:
        names = self._meta.import_id_fields
        key = (self.framework_of(row).pk if self.path else 0, *(self._key(name, row) for name in names))
        if key in self.seen:
            raise ValueError(f"is the same thing as row {self.seen[key]}")
        self.seen[key] = self.number
        if self.there is None:
            owner = self.owner if self.path else lambda _: 0
            values = [attrgetter(self.fields[name].attribute) for name in names]
            rows = self.get_queryset()
            self.there = {(owner(found), *(value(found) for value in values)): found for found in rows}
        return self.there.get(key)

    def _key(self, name: str, row: dict[str, str]) -> Any:
        field = self.fields[name]
        try:
            return field.clean(row)
        except ValueError as error:
            raise ValueError(f"{field.column_name}: {error}") from None

    def init_instance(self, row: Any = None) -> Any:
        instance = self._meta.model()
        if self.path == "framework":
            instance.framework = self.framework_of(row)
        return instance

    # -- Reading what a row is to be -----------------------------------------------------------------------------------

    def before_import_row(self, row: dict[str, str], row_number: int = 0, **kwargs: Any) -> None:
        self.number = self.numbers[row_number - 1]

    def after_init_instance(self, instance: Any, new: bool, row: dict[str, str], **kwargs: Any) -> None:
        self.before = None if new else {field.attribute: self._value(field, instance) for field in self._given(row)}

    def import_instance(self, instance: Any, row: dict[str, str], **kwargs: Any) -> None:
        """As the library does it, and with the lists, so that a slip in them is told with its column too."""
        faults: dict[str, Any] = {}
        try:
            super().import_instance(instance, row, **kwargs)
        except ValidationError as error:
            faults = error.update_error_dict(faults)
        self.many: dict[str, list[Any]] = {}
        for field in self._given(row):
            if isinstance(field.widget, NamedMany):
                try:
                    self.many[field.attribute] = field.clean(row)
                except ValueError as error:
                    faults[field.attribute] = [ValidationError(str(error))]
        if faults:
            raise ValidationError(faults)

    def skip_row(self, instance: Any, original: Any, row: dict[str, str], import_validation_errors: Any = None) -> bool:
        if import_validation_errors or self.before is None:
            return False
        now = {field.attribute: self._value(field, instance) for field in self._given(row)}
        return all(_same(self.before[name], self.many.get(name, value)) for name, value in now.items())

    def validate_instance(self, instance: Any, import_validation_errors: Any = None, **kwargs: Any) -> None:
        """Without a query a row: what it names was found, and that it is the only one is known by its key."""
        faults = dict(import_validation_errors or {})
        relations = (field for field in instance._meta.fields if field.is_relation)
        named = {field.name for field in relations if getattr(instance, field.attname)}
        try:
            instance.full_clean(exclude={*faults, *named}, validate_unique=False, validate_constraints=False)
            for constraint in instance._meta.constraints:
                if isinstance(constraint, models.CheckConstraint) and not faults:
                    constraint.validate(type(instance), instance)
        except ValidationError as error:
            faults = error.update_error_dict(faults)
        if faults:
            raise ValidationError(faults)

    def save_instance(self, instance: Any, is_create: bool, row: dict[str, str], **kwargs: Any) -> None:
        """Only noted: all that the file changes is written at once, when all of it was read."""
        before = self.before
        many = {name: things for name, things in self.many.items() if before is None or not _same(before[name], things)}
        keys = [self.fields[name] for name in self._meta.import_id_fields]
        slugs = frozenset(row[key.column_name].strip() for key in keys if isinstance(key.widget, Named | Slug))
        self.plans.append(Plan(self.number, instance, before, many, slugs))
        if type(instance) in self.known:
            self.known[type(instance)][instance.framework_id, instance.slug] = instance

    def save_m2m(self, instance: Any, row: dict[str, str], **kwargs: Any) -> None:
        """Noted with the rest."""

    def after_import_row(self, row: dict[str, str], row_result: Any, **kwargs: Any) -> None:
        row_result.number = self.number

    def _given(self, row: dict[str, str]) -> list[Field]:
        return [field for field in self.get_import_fields() if field.column_name in row and not field.readonly]

    def _value(self, field: Field, instance: Any) -> Any:
        value = field.get_value(instance)
        return list(value.all()) if isinstance(value, models.Manager) else value

    # -- Importing -----------------------------------------------------------------------------------------------------

    def import_data(self, dataset: Dataset, dry_run: bool = False, **kwargs: Any) -> Checked:
        """
        The rows are read first, which holds nobody up. Then they are written in one go, the catalogue is checked, and
        in a rehearsal, or when something is wrong, what was written is taken back.
        """
        self.numbers: list[int] = dataset.numbers
        wrong = self._wrong_columns(dataset.headers)
        if wrong:
            return refused(wrong)
        with nullcontext() if dry_run else one_import_at_a_time():
            result: Checked = super().import_data(dataset, use_transactions=False, **kwargs)
            names = {field.attribute: field.column_name for field in self.fields.values()}
            result.faults = faults_of(result, self.numbers, names)
            if self.plans and not result.faults:
                rehearse(self._meta.model, self.plans, self.owner, result, keep=not dry_run)
        result.changes = tuple(self._change(plan) for plan in self.plans[:MOST_CHANGES])
        return result

    def _change(self, plan: Plan) -> Change:
        names = {field.attribute for field in self.get_import_fields()} if plan.before is None else plan.before.keys()
        fields = [field for field in self.get_import_fields() if field.attribute in names]
        # A list that stays as it is, is not among the plans.
        shown = [field for field in fields if not isinstance(field.widget, NamedMany) or field.attribute in plan.many]
        before = plan.before and {field.column_name: _text(field, plan.before[field.attribute]) for field in shown}
        after = {
            field.column_name: _text(field, plan.many.get(field.attribute, field.get_value(plan.instance)))
            for field in shown
        }
        return change_of(plan.number, str(plan.instance), before, after)

    def _wrong_columns(self, headers: list[str]) -> str:
        needed = [self.fields[name].column_name for name in self._meta.import_id_fields]
        needed += [name for name in ("framework", "seniority") if name in self.columns and self.fields[name].readonly]
        missing = [name for name in needed if name not in headers]
        unknown = [name for name in headers if name not in self.columns]
        words = f"The columns of this table are {', '.join(self.columns)}."
        if missing:
            return f"The column {missing[0]} is missing. {words}"
        return f"There is no column {shown(unknown[0])}. {words}" if unknown else ""


def _same(left: Any, right: Any) -> bool:
    """Lists of things have no order."""
    if isinstance(left, list) and all(isinstance(thing, models.Model) for thing in (*left, *right)):
        return {thing.slug for thing in left} == {thing.slug for thing in right}
    return bool(left == right)


def _text(field: Field, value: Any) -> str:
    return str(field.widget.render(value))


def table(
    model: type[models.Model], columns: str, key: str, path: str = "framework", **own: Any
) -> type[CatalogueTable]:
    """The table of a model. `own` are columns that aren't fields of the model."""
    options = {
        "model": model,
        "name": str(model._meta.verbose_name_plural).capitalize(),
        "fields": tuple(columns.split()),
        "import_id_fields": tuple(key.split()),
        "skip_unchanged": True,
        "report_skipped": False,
        # Our own preview shows the differences.
        "skip_diff": True,
    }
    made = {"Meta": type("Meta", (), options), "path": path, **own}
    made_table: type[CatalogueTable] = type(resources.ModelResource)(f"{model.__name__}Table", (CatalogueTable,), made)
    return made_table
