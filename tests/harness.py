"""What eyes miss in a page: noted here while a test runs, and the test that caused it fails.

Every HTML response is read, whoever asked for it: the test client or a browser on the live server.
"""

import gzip
import inspect
from html.parser import HTMLParser
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

faults: list[str] = []


class UndefinedVariable(str):
    """Django's `string_if_invalid`: notes each variable that one of our templates uses undefined.

    Templates of other projects, the admin's above all, count on undefined variables being empty.
    """

    __slots__ = ()

    def __new__(cls):
        return super().__new__(cls, "%s")

    def __mod__(self, variable):
        template = rendered_template()
        if template and Path(template).is_relative_to(PROJECT) and ".venv" not in template:
            faults.append(f"undefined variable {{{{ {variable} }}}} in {template}")
        return ""


def rendered_template():
    """The file of the template node that is being rendered, None for a template from a string."""
    frame = inspect.currentframe()
    while frame := frame.f_back:
        origin = getattr(frame.f_locals.get("self"), "origin", None)
        if origin is not None:
            return origin.name if origin.template_name else str(PROJECT / "template from a string")
    return None


class PageInspector(HTMLParser):
    """Reads a page for what the security policy would block and what was left unrendered."""

    DATA_BLOCKS = ("application/json", "application/ld+json", "speculationrules")

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        where = f"line {self.getpos()[0]}, <{tag}>"
        if tag == "style":
            self.found.append(f"{where}: style element")
        if tag == "script" and not self.allowed_script(attributes):
            self.found.append(f"{where}: inline script without nonce")
        for name, value in attributes.items():
            if name == "style" or name.startswith("on"):
                self.found.append(f"{where}: inline {name}=")
            elif (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"{where}: {name}= runs a script")
            self.look_for_template_marks(value or "", f"{where} {name}=")

    def allowed_script(self, attributes):
        return (
            "src" in attributes
            or attributes.get("nonce")
            or attributes.get("type") in self.DATA_BLOCKS
        )

    def handle_data(self, data):
        self.look_for_template_marks(data, f"line {self.getpos()[0]}")

    def look_for_template_marks(self, text, where):
        for mark in ("{{", "{%", "{#"):
            if mark in text:
                self.found.append(f"{where}: leftover {mark}")


def page_faults(html):
    inspector = PageInspector()
    inspector.feed(html)
    inspector.close()
    return inspector.found


def words(response):
    sent = response.content
    if response.get("Content-Encoding") == "gzip":
        sent = gzip.decompress(sent)
    return sent.decode(response.charset)


def inspect_responses(get_response):
    def respond(request):
        response = get_response(request)
        if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            found = page_faults(words(response))
            if "/admin/" not in request.path and "nonce-" in response["Content-Security-Policy"]:
                found.append("a public page asked for a nonce")
            faults.extend(f"{request.method} {request.path}: {fault}" for fault in found)
        return response

    return respond
