"""Forms of the desk filled in as a browser does: what the page has, but for what one types."""

from html.parser import HTMLParser


class _Form(HTMLParser):
    """The values of the form whose method is post and which has the most fields."""

    def __init__(self):
        super().__init__()
        self.forms, self.select, self.textarea, self.action = [], None, None, ""

    @property
    def values(self):
        return self.forms[-1]

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        name = attributes.get("name")
        if tag == "form":
            self.forms.append({})
        elif not self.forms:
            return
        elif tag == "input" and name:
            self._input(name, attributes)
        elif tag == "select" and name:
            self.select = name
        elif tag == "option" and self.select:
            if "selected" in attributes or self.select not in self.values:
                self.values[self.select] = attributes.get("value", "")
        elif tag == "textarea" and name:
            self.textarea = name
            self.values[name] = ""

    def _input(self, name, attributes):
        kind = attributes.get("type", "text")
        if kind in {"submit", "file"}:
            return
        if kind in {"checkbox", "radio"} and "checked" not in attributes:
            return
        value = attributes.get("value", "on" if kind == "checkbox" else "")
        if kind == "checkbox" and name in self.values:
            value = [*_many(self.values[name]), value]
        self.values[name] = value

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        elif tag == "textarea":
            self.textarea = None

    def handle_data(self, data):
        if self.textarea:
            self.values[self.textarea] += data


def _many(value):
    return value if isinstance(value, list) else [value]


def fields(response):
    """What a browser would send back unchanged; the rows that a script would add are left out."""
    reader = _Form()
    reader.feed(response.content.decode())
    largest = max(reader.forms, key=len)
    # A textarea's first line break belongs to its tag.
    values = {name: _without_first_break(value) for name, value in largest.items()}
    return {name: value for name, value in values.items() if "__prefix__" not in name}


def _without_first_break(value):
    return value.removeprefix("\r\n").removeprefix("\n") if isinstance(value, str) else value


def with_row(values, prefix, **row):
    """The form with one more row of that prefix."""
    number = int(values[f"{prefix}-TOTAL_FORMS"])
    more = {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return values | more | {f"{prefix}-TOTAL_FORMS": str(number + 1)}


def saved(client, address, changes=(), rows=(), **typed):
    """The response to saving a form with what is typed and added, rows as (prefix, values)."""
    values = fields(client.get(address)) | dict(changes) | typed
    for prefix, row in rows:
        values = with_row(values, prefix, **row)
    return client.post(address, values)


def errors(response):
    """Every error of the form that came back, on one line each."""
    if response.status_code == 302:
        return []
    form = response.context["adminform"].form
    found = [str(each) for errors in form.errors.values() for each in errors]
    for inline in response.context["inline_admin_formsets"]:
        found += [str(each) for each in inline.formset.non_form_errors()]
        found += [
            f"{inline.formset.prefix} {name}: {each}"
            for row in inline.formset.errors
            for name, few in row.items()
            for each in few
        ]
    return found
