"""What curators say about a file that comes or goes."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.curating.words import SECTION_NAMES
from curriculum.models import ImportRun
from curriculum.models.importing import LONGEST_NAME
from curriculum.yaml_source import WHOLE

MEGABYTES = WHOLE.size // (1024 * 1024)


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("A file"),
        max_length=LONGEST_NAME,
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml,.json,.csv"}),
        help_text=gettext_lazy(
            "YAML, JSON, or CSV of resources or of units; at most 10 megabytes. What is in it"
            " says which it is."
        ),
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("What the file is"),
        choices=ImportRun.Mode.choices,
        initial=ImportRun.Mode.ADD,
        widget=forms.RadioSelect,
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > WHOLE.size:
            raise forms.ValidationError(
                _("The file has more than %(most)s megabytes: split it into several.")
                % {"most": MEGABYTES}
            )
        return file


class ExportForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("As"),
        choices=(
            ("yaml", gettext_lazy("YAML, for people and for other installations")),
            ("json", gettext_lazy("JSON, for programs and for other installations")),
            ("resources", gettext_lazy("CSV of resources, for spreadsheets")),
            ("units", gettext_lazy("CSV of units, for spreadsheets")),
            ("schema", gettext_lazy("The JSON schema of these files")),
        ),
        initial="yaml",
        widget=forms.RadioSelect,
    )
    sections = forms.MultipleChoiceField(
        label=gettext_lazy("Only these sections"),
        required=False,
        choices=tuple(SECTION_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("For YAML and JSON; with none chosen it is the whole catalogue."),
    )
