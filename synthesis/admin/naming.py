"""Choosing by name among ten thousand: a field that loads only what it shows."""

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect
from django.forms import Script


class NameSelect(AutocompleteSelect):
    """Autocomplete that is told the names it shows: a form of many rows asks for none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known: dict[str, str] = {}

    class Media:
        js = (Script("js/desk-select.js", type="module"),)

    def __deepcopy__(self, memo: dict[int, Any]) -> "NameSelect":
        copied: NameSelect = super().__deepcopy__(memo)
        copied.known = {}
        return copied

    def optgroups(self, name: str, value: Any, attr: Any = None) -> list[Any]:
        chosen = [str(each) for each in value if str(each) not in self.choices.field.empty_values]
        if any(each not in self.known for each in chosen):
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options += [self.create_option(name, each, self.known[each], True, 1) for each in chosen]
        return [(None, options, 0)]


def tell_names(form: Any) -> None:
    """Give a form's fields the names of what its row points to, where they were read with it."""
    for name, field in form.fields.items():
        select = getattr(field.widget, "widget", field.widget)
        read = form.instance._state.fields_cache.get(name)
        if isinstance(select, NameSelect) and read is not None:
            select.known[str(read.pk)] = str(read)
