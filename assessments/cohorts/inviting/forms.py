"""What teachers send to invite people: addresses that they type, a file, and which of its columns is which."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from crispy_forms.layout import Div
from django import forms

from assessments.cohorts.inviting.alphabets import ENCODINGS, readings_of
from assessments.cohorts.inviting.columns import EVERY, Columns, guess_columns, people_in
from assessments.cohorts.inviting.sheets import MOST_ABOVE, MOST_BYTES, MOST_ROWS, Row, Sheet, read_sheet, too_long
from assessments.cohorts.inviting.typed import read_typed
from assessments.models import ClassList
from careerpath.lib.layout import bare_helper
from careerpath.lib.records import Fault

LONGEST_TEXT, LONGEST_NAME, SHOWN = 500_000, 100, 40


class TypedForm(forms.Form):
    text = forms.CharField(
        label="E-mail addresses",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        help_text="One a line, or with commas between. Names may stand with them: Ana Lima <ana@school.example>.",
        error_messages={
            "required": "Write at least one address.",
            "max_length": f"This is too long: at most {LONGEST_TEXT:,} characters fit. Upload it as a file instead.",
        },
    )

    def __init__(self, given: Mapping[str, Any] | None) -> None:
        super().__init__(given)
        self.helper = bare_helper()

    def clean_text(self) -> tuple[Row, ...]:
        rows = read_typed(self.cleaned_data["text"])
        if not rows:
            raise forms.ValidationError("Write at least one address.")
        if len(rows) > MOST_ROWS:
            raise forms.ValidationError(f"This {too_long('text').reason}.")
        return rows


class UploadForm(forms.Form):
    file = forms.FileField(
        label="The list, as a CSV file",
        widget=forms.FileInput({"accept": ".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"}),
        help_text=f"Up to {MOST_ROWS:,} people and {MOST_BYTES // 1024**2} MB, with any separator and encoding.",
        error_messages={
            "required": "Choose a file.",
            "empty": "The file is empty.",
            "invalid": "The file didn’t arrive. Choose it again.",
        },
    )

    def __init__(self, given: Mapping[str, Any] | None, files: Any) -> None:
        super().__init__(given, files)
        self.helper = bare_helper()

    def clean_file(self) -> Sheet:
        self.content = self.cleaned_data["file"].read(MOST_BYTES + 1)
        found = read_sheet(self.content)
        if not isinstance(found, Fault) and len(people_in(found.rows, guess_columns(found.rows))) > MOST_ROWS:
            found = too_long("the file")
        if isinstance(found, Fault):
            raise forms.ValidationError(f"The file {found.reason}.")
        return found

    @property
    def file_name(self) -> str:
        given: Any = self.files["file"]
        return PurePath(given.name).name[:LONGEST_NAME]


class LettersForm(forms.Form):
    """Those encodings that make different letters of it, each with names as it has them."""

    encoding = forms.ChoiceField(label="Its letters", widget=forms.RadioSelect)

    def __init__(self, given: Mapping[str, Any] | None, found: ClassList) -> None:
        super().__init__(given, initial={"encoding": found.encoding})
        self.content = bytes(found.content)
        readings = readings_of(self.content) if found.encoding in ENCODINGS else []
        fields: dict[str, Any] = self.fields
        fields["encoding"].choices = [
            (each.encoding, f"{ENCODINGS[each.encoding]}: {_shortened(each.text)}") for each in readings
        ]
        self.helper = bare_helper()

    def clean(self) -> None:
        sheet = read_sheet(self.content, self.cleaned_data.get("encoding", ""))
        if isinstance(sheet, Fault):
            raise forms.ValidationError(f"The file {sheet.reason}.")
        self.sheet = sheet


class ColumnsForm(forms.Form):
    email = forms.TypedChoiceField(
        label="The e-mail address",
        coerce=int,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose the column with the addresses."),
    )
    name = forms.TypedChoiceField(label="The whole name", coerce=int, empty_value=None, required=False)
    first = forms.TypedChoiceField(label="The first name", coerce=int, empty_value=None, required=False)
    last = forms.TypedChoiceField(label="The last name", coerce=int, empty_value=None, required=False)
    header = forms.TypedChoiceField(label="The header", coerce=int, empty_value=None, required=False)

    def __init__(self, given: Mapping[str, Any] | None, rows: Sequence[Row], guess: Columns) -> None:
        initial = {key: "" if place is None else place for key, place in vars(guess).items()}
        super().__init__(given, initial=initial)
        choices = [
            (str(place), label)
            for place, label in enumerate(labels_of([row for row in rows if row.number >= guess.header]))
        ]
        fields: dict[str, Any] = self.fields
        every = [(str(EVERY), "Every address of a line")] if len(choices) > 1 else []
        fields["email"].choices = [("", "Choose a column"), *choices, *every]
        for key in ("name", "first", "last"):
            fields[key].choices = [("", "None"), *choices]
        lines = [
            (str(row.number), f"Line {row.number}: {_shortened(', '.join(row.cells))}") for row in rows[:MOST_ABOVE]
        ]
        fields["header"].choices = [("0", "None: each line is a person"), *lines]
        self.rows, self.is_told = rows, guess.email is not None
        self.helper = bare_helper("email", Div("name", "first", "last", css_class="field-row"), "header")

    def clean(self) -> None:
        if self.cleaned_data.get("email") == EVERY and len(people_in(self.rows, self.columns)) > MOST_ROWS:
            self.add_error("email", f"The file {too_long('the file').reason}.")

    @property
    def columns(self) -> Columns:
        """Many addresses of a line have no column of names."""
        header = self.cleaned_data.get("header") or 0
        if self.cleaned_data["email"] == EVERY:
            return Columns(email=EVERY, header=header)
        return Columns(**self.cleaned_data | {"header": header})


def labels_of(rows: Sequence[Row]) -> list[str]:
    """Each column by its number and the first that stands in it."""
    width = max(len(row.cells) for row in rows)
    return [f"{place + 1}: {_first_in(rows, place)}" for place in range(width)]


def _first_in(rows: Sequence[Row], place: int) -> str:
    text = next((row.cells[place] for row in rows if place < len(row.cells) and row.cells[place]), "(empty)")
    return _shortened(text)


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
