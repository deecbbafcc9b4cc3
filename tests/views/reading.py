"""A page as its reader sees it: its words, its links, its fields."""

import re
from html.parser import HTMLParser


class Page(HTMLParser):
    """The words of <main> on one line, where links lead by what they say, which choices are made.

    Of links that say the same, `links` has the first and `every_link` has all.
    """

    def __init__(self, response):
        super().__init__()
        self.inside, self.found, self.links, self.fields = False, [], {}, {}
        self.every_link, self.link, self.said = [], None, []
        self.feed(response.content.decode())
        self.close()
        self.words = flat(" ".join(self.found))

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.inside = self.inside or tag == "main"
        if tag == "a":
            self.link, self.said = attributes.get("href"), []
        if tag == "input" and "name" in attributes:
            values = self.fields.setdefault(attributes["name"], {})
            values[attributes["value"]] = "checked" in attributes

    def handle_endtag(self, tag):
        if tag == "main":
            self.inside = False
        if tag == "a" and self.inside:
            said = flat(" ".join(self.said))
            self.links.setdefault(said, self.link)
            self.every_link.append((said, self.link))

    def handle_data(self, data):
        if self.inside:
            self.found.append(data)
            self.said.append(data)


def flat(text):
    """On one line, every space an ordinary one."""
    return " ".join(re.sub(r"[\s\u00a0\u202f]+", " ", text).split())


def keys(response):
    """The interventions of a list, as plenary/key, in their order."""
    html = response.content.decode()
    found = re.findall(
        r'href="(?:/en)?/plenieres/([^/"]+)/interventions/([^/"]+)/(?:#[^"]*)?"', html
    )
    return list(dict.fromkeys("/".join(each) for each in found))


def sections(response):
    """The words of each part of a page, by the id of its heading."""
    html = response.content.decode()
    parts = re.findall(r'<section[^>]*aria-labelledby="([^"]+)"[^>]*>(.*?)</section>', html, re.S)
    return {name: flat(re.sub(r"<[^>]+>", " ", part)) for name, part in parts}


def lists_behind(client, response):
    """By the address of each filtered list that a part of the page leads to, how many results the
    part says that there are, and how many the list has.
    """
    found = {}
    for said, address in Page(response).every_link:
        told = re.match(r"(?:Tout lire|Filtrer et trier) : (\d+) ", said)
        if told:
            listed = client.get(address).content.decode()
            found[address] = (int(told[1]), listed.count('class="passage"'))
    return found
