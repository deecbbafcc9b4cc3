"""A page as a machine reads it: its <head>, and the linked data in it."""

import json
from html.parser import HTMLParser


class Head(HTMLParser):
    """Metas by name, each with all its values; links by their relation; nodes of linked data."""

    def __init__(self, response):
        super().__init__()
        self.metas, self.links, self.blocks, self.title, self.lang = {}, {}, [], "", ""
        self.inside = None
        self.feed(response.content.decode())
        self.close()
        self.nodes = [node for block in self.blocks for node in json.loads(block)["@graph"]]

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "html":
            self.lang = attributes["lang"]
        if tag == "meta" and "content" in attributes:
            name = attributes.get("name") or attributes["property"]
            self.metas.setdefault(name, []).append(attributes["content"])
        if tag == "link":
            self.links.setdefault(attributes["rel"], []).append(attributes)
        if tag == "title" and not self.title:
            self.inside = "title"
        if attributes.get("type") == "application/ld+json":
            self.inside = "data"
            self.blocks.append("")

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside == "title":
            self.title += data
        if self.inside == "data":
            self.blocks[-1] += data

    def meta(self, name):
        """The one value of this meta; None when the page does not have it."""
        values = self.metas.get(name, [None])
        assert len(values) == 1, f"{name} is said {len(values)} times"
        return values[0]

    @property
    def canonical(self):
        found = [each["href"] for each in self.links.get("canonical", [])]
        assert len(found) <= 1
        return found[0] if found else None

    @property
    def alternates(self):
        links = self.links.get("alternate", [])
        return {each["hreflang"]: each["href"] for each in links if "hreflang" in each}

    def node(self, kind):
        """The one node of this type at the top of the linked data."""
        [found] = [each for each in self.nodes if each["@type"] == kind]
        return found
