"""Which thing of one document is which of another: by permanent name, else by a former one."""

from collections.abc import Iterable, Iterator, Mapping

from synthesis.document.integrity import keyed_nodes
from synthesis.document.nodes import Kind, former_names, name_of
from synthesis.document.synthesis import Synthesis
from synthesis.document.values import Value

# The newer name of each thing that is renamed, by its kind and its older name.
Renames = Mapping[tuple[Kind, str], str]


def renames(old: Synthesis, new: Synthesis) -> Renames:
    """What `new` calls the things of `old` that it has under another name."""
    then, now = dict(_named(old)), dict(_named(new))
    return {
        (kind, older): newer for kind in then for older, newer in renamed(then[kind], now[kind])
    }


def renamed(old: Iterable[Value], new: Iterable[Value]) -> Iterator[tuple[str, str]]:
    """Older and newer name of each thing that has another and kept the older among its former ones.

    When an older version is restored, it is the older thing that has the newer name among its own.
    """
    then, now = {name_of(each): each for each in old}, {name_of(each): each for each in new}
    by_former = {name: newer for newer, each in now.items() for name in former_names(each)}
    taken = then.keys() & now.keys()
    for older in (name for name in then if name not in now):
        known = [by_former.get(older, ""), *former_names(then[older])]
        for newer in known:
            if newer in now and newer not in taken:
                taken.add(newer)
                yield older, newer
                break


def _named(document: Synthesis) -> Iterator[tuple[Kind, list[Value]]]:
    for kind, nodes in keyed_nodes(document).items():
        yield Kind(kind), nodes
    yield Kind.ORGANISATION, list(document.organisations)
    yield Kind.PERSON, list(document.people)
    yield Kind.THEME, list(document.themes)
