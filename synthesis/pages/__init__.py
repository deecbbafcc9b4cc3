"""What each page of a synthesis shows, from its value alone: for readers, then preview and print.

Looked at: templates that read the document itself (they would look names up and word figures, three
times over), and view code (a preview has no view). Taken: frozen values with plain attributes. They
hold slugs and keys, never addresses: a template writes those, in the language of its page.
"""
