"""`edited(synthesis)` draws a plausible later version of a synthesis: an editor's week of work.

A few things are changed, moved inside a session or across two, added, removed; names are kept.
"""

from hypothesis import strategies as st

from synthesis.document.composing import Directory, compose
from synthesis.document.integrity import keyed_nodes
from synthesis.document.synthesis import Session, Source
from tests.document.strategies import (
    Author,
    Names,
    full_lines,
    full_texts,
    interventions_of,
    maybe,
    syntheses,
)

RECORDS = {"organisations": "organisation", "people": "person", "themes": "theme"}
REFERENCE = (*RECORDS, "goals")


class Editor(Author):
    """Changes the parts of a synthesis as the working copy is changed between two editions."""

    def __init__(self, draw, synthesis):
        taken = {
            (kind, name)
            for kind, nodes in keyed_nodes(synthesis).items()
            for node in nodes
            for name in (node.key, *node.former_keys)
        }
        for field, kind in RECORDS.items():
            for each in getattr(synthesis, field):
                taken |= {(kind, name) for name in (each.slug, *each.former_slugs)}
        length = len(synthesis.source.text) if synthesis.source else 0
        super().__init__(draw, Names(draw, taken), source_length=length)
        self.directory = Directory.of(synthesis)
        while len(self.directory.organisations) < 2:
            self.add_organisation()
        self.parts = {
            name: getattr(synthesis, name)
            for name in type(synthesis).model_fields
            if name not in REFERENCE
        }

    def index(self, items):
        return self.draw(st.integers(0, len(items) - 1))

    def change_one(self, items, make):
        """One of them anew under its old name."""
        if not items:
            return items
        at = self.index(items)
        names = {name: getattr(items[at], name) for name in ("key", "former_keys")}
        return (*items[:at], make().model_copy(update=names), *items[at + 1 :])

    def change_list(self, items, make):
        """One of them added, removed, moved or changed."""
        how = self.draw(st.sampled_from(("add", "remove", "move", "change")))
        if how == "add" or not items:
            at = self.draw(st.integers(0, len(items)))
            return (*items[:at], make(), *items[at:])
        if how == "change":
            return self.change_one(items, make)
        at = self.index(items)
        rest = (*items[:at], *items[at + 1 :])
        if how == "remove":
            return rest
        to = self.draw(st.integers(0, len(rest)))
        return (*rest[:to], items[at], *rest[to:])

    def on_one_session(self, change):
        sessions = self.parts["sessions"]
        if sessions:
            at = self.index(sessions)
            changed = change(sessions[at])
            self.parts["sessions"] = (*sessions[:at], changed, *sessions[at + 1 :])

    def on_one_intervention(self, change):
        def of(session):
            if not session.interventions:
                return session
            at, items = self.index(session.interventions), session.interventions
            items = (*items[:at], change(items[at]), *items[at + 1 :])
            return session.model_copy(update={"interventions": items})

        self.on_one_session(of)

    def edit_front(self):
        fields = self.front(self.parts["translation_of"])
        name = self.draw(st.sampled_from(sorted(fields)))
        self.parts[name] = fields[name]

    def edit_sessions(self):
        self.parts["sessions"] = self.change_list(
            self.parts["sessions"], lambda: self.session((0, 1))
        )

    def edit_title(self):
        title = self.draw(full_lines)
        self.on_one_session(
            lambda session: Session.model_validate({**dict(session), "title": title})
        )

    def edit_interventions(self):
        self.on_one_session(
            lambda session: session.model_copy(
                update={"interventions": self.change_list(session.interventions, self.intervention)}
            )
        )

    def edit_part(self):
        name, make = self.draw(
            st.sampled_from(
                (
                    ("quotations", self.quotation),
                    ("figures", self.figure),
                    ("answers", self.answer),
                )
            )
        )
        self.on_one_intervention(
            lambda each: each.model_copy(update={name: self.change_list(getattr(each, name), make)})
        )

    def edit_intervention(self):
        new = self.intervention()
        names = ("heading", "body", "kind", "place", "speakings", "mentions", "themes", "goals")
        chosen = self.draw(st.lists(st.sampled_from(names), min_size=1, max_size=2))
        self.on_one_intervention(
            lambda each: each.model_copy(update={name: getattr(new, name) for name in chosen})
        )

    def move_across(self):
        """One intervention goes to another session, or one quotation to another intervention."""
        sessions = list(self.parts["sessions"])
        full = [at for at, session in enumerate(sessions) if session.interventions]
        if not full:
            return
        start = self.draw(st.sampled_from(full))
        items = list(sessions[start].interventions)
        moved = items.pop(self.index(items))
        sessions[start] = sessions[start].model_copy(update={"interventions": tuple(items)})
        end = self.index(sessions)
        items = list(sessions[end].interventions)
        items.insert(self.draw(st.integers(0, len(items))), moved)
        sessions[end] = sessions[end].model_copy(update={"interventions": tuple(items)})
        self.parts["sessions"] = tuple(sessions)

    def move_quotation(self):
        kept = [each.quotations for each in interventions_of(self.parts)]
        if len(kept) < 2 or not any(kept):
            return
        start = next(at for at, quotations in enumerate(kept) if quotations)
        end = self.index(kept)
        *kept[start], moved = kept[start]
        kept[end] = (*kept[end], moved)
        rest = iter(kept)
        self.parts["sessions"] = tuple(
            session.model_copy(
                update={
                    "interventions": tuple(
                        each.model_copy(update={"quotations": tuple(next(rest))})
                        for each in session.interventions
                    )
                }
            )
            for session in self.parts["sessions"]
        )

    def edit_lists(self):
        keys = [each.key for each in interventions_of(self.parts)]
        makers = {
            "alliances": lambda: self.alliance(keys),
            "takeaways": lambda: self.takeaway(keys),
            "photos": self.photo,
            "links": self.link,
        }
        name = self.draw(st.sampled_from(sorted(makers)))
        self.parts[name] = self.change_list(self.parts[name], makers[name])

    def edit_record(self):
        """A shared record changes under its slug."""
        records = self.directory.organisations
        slug = self.draw(st.sampled_from(sorted(records)))
        records[slug] = records[slug].model_copy(update={"name": f"{records[slug].name} bis"})

    def edit_source(self):
        text = self.draw(maybe(full_texts))
        self.parts["source"] = Source.of("autre.txt", text) if text is not None else None

    def finish(self):
        keys = {each.key for each in interventions_of(self.parts)}
        for name, field in (("alliances", "told_by"), ("takeaways", "supports")):
            self.parts[name] = tuple(
                each.model_copy(
                    update={field: tuple(key for key in getattr(each, field) if key in keys)}
                )
                for each in self.parts[name]
            )
        if self.parts["cover"] not in {each.key for each in self.parts["photos"]}:
            self.parts["cover"] = None
        return compose(self.directory, **self.parts)


EDITS = tuple(getattr(Editor, name) for name in dir(Editor) if name.startswith(("edit_", "move_")))


@st.composite
def edited(draw, synthesis):
    """A later version of `synthesis`: a few things changed, moved, added, removed; keys kept."""
    editor = Editor(draw, synthesis)
    for edit in draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=4)):
        edit(editor)
    return editor.finish()


@st.composite
def versions(draw):
    """A synthesis and a later version of it."""
    old = draw(syntheses())
    return old, draw(edited(old))
