"""How a page looks to an accessibility checker: by day and night, wide and narrow, in one load."""

from axe_playwright_python.base import AXE_SCRIPT

PUBLIC = ((1280, "light"), (1280, "dark"), (320, "light"))
DESK = ((1280, "light"), (768, "dark"))
# Of axe's rules, those whose answer may change with the colours alone.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
RUN = "options => axe.run(document, options).then(found => found.violations)"
# What is on its way to another colour is there.
ARRIVED = "document.getAnimations().forEach(each => each.finish())"


def violations(tab, rules=None):
    """Each rule that is broken, with the HTML of each place: all of axe's rules, or only these."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(AXE_SCRIPT)
    # Its preloading writes a style into the page, which the policy would block.
    options = {"resultTypes": ["violations"], "preload": False}
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    found = tab.evaluate(RUN, options)
    return [(each["id"], node["html"]) for each in found for node in each["nodes"]]


def faults(tab, looks=PUBLIC):
    """Of the page that is open, in each look: what axe finds, and whether it runs over."""
    found, seen = [], set()
    for width, scheme in looks:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        tab.evaluate(ARRIVED)
        rules = OF_COLOURS if width in seen else None
        found += [(width, scheme, *each) for each in violations(tab, rules)]
        if tab.evaluate("document.documentElement.scrollWidth") > width:
            found.append((width, scheme, "runs over", ""))
        seen.add(width)
    return found
