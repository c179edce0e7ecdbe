"""Import and export of the catalogue's tables: rows are known by slugs, never by ids, and nothing arrives by halves."""

from operator import attrgetter
from typing import Any

from django.db import models
from import_export import resources
from import_export.fields import Field
from import_export.results import Error, Result
from tablib import Dataset

from careerpath.lib.records import shown
from skills.admin.cells import Named, NamedMany, cell_of
from skills.admin.previews import Change, Diff, faults_of
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

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: Any, readonly: bool) -> Field:
        return Field(field_name, field_name, widget=cell_of(django_field), readonly=readonly)

    @classmethod
    def get_diff_class(cls) -> type[Diff]:
        return Diff

    def get_export_order(self) -> tuple[str, ...]:
        return tuple(name for name in ("framework", *self._meta.fields) if name in self.fields)

    get_import_order = get_export_order

    @property
    def columns(self) -> list[str]:
        return [self.fields[name].column_name for name in self.get_import_order()]

    def texts_of(self, instance: Any) -> dict[str, str]:
        return {field.column_name: str(field.export(instance)) for field in self.get_import_fields()}

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
            self.known[model] = {(thing.framework_id, thing.slug): thing for thing in model._default_manager.all()}
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
            owner = attrgetter(f"{self.path.replace('__', '.')}_id") if self.path else lambda _: 0
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

    # -- Importing -----------------------------------------------------------------------------------------------------

    def import_data(self, dataset: Dataset, **kwargs: Any) -> Result:
        """As the library does it, with `faults` and `changes` in words, and with nothing kept when there is a fault."""
        self.numbers: list[int] = dataset.numbers
        wrong = self._wrong_columns(dataset.headers)
        if wrong:
            result = Result()
            result.append_base_error(Error(ValueError(wrong)))
            result.faults, result.changes = [wrong], ()
            return result
        result = super().import_data(dataset, rollback_on_validation_errors=True, **kwargs)
        names = {field.attribute: field.column_name for field in self.fields.values()}
        result.faults = faults_of(result, self.numbers, names)
        result.changes = tuple(
            Change(row.number, row.object_repr, row.is_new(), row.diff) for row in result.rows if row.is_valid()
        )
        return result

    def _wrong_columns(self, headers: list[str]) -> str:
        needed = [self.fields[name].column_name for name in self._meta.import_id_fields]
        needed += [name for name in ("framework", "seniority") if name in self.columns and self.fields[name].readonly]
        missing = [name for name in needed if name not in headers]
        unknown = [name for name in headers if name not in self.columns]
        words = f"The columns of this table are {', '.join(self.columns)}."
        if missing:
            return f"The column {missing[0]} is missing. {words}"
        return f"There is no column {shown(unknown[0])}. {words}" if unknown else ""

    def before_import_row(self, row: dict[str, str], row_number: int = 0, **kwargs: Any) -> None:
        self.number = self.numbers[row_number - 1]

    def after_import_row(self, row: dict[str, str], row_result: Any, **kwargs: Any) -> None:
        row_result.number = self.number

    def after_save_instance(self, instance: Any, row: dict[str, str], **kwargs: Any) -> None:
        if type(instance) in self.known:
            self.known[type(instance)][instance.framework_id, instance.slug] = instance


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
        "clean_model_instances": True,
        "use_transactions": True,
    }
    made = {"Meta": type("Meta", (), options), "path": path, **own}
    made_table: type[CatalogueTable] = type(resources.ModelResource)(f"{model.__name__}Table", (CatalogueTable,), made)
    return made_table
