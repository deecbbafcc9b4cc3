"""What each page says of itself to machines: search engines, networks, Zotero, other sites.

A view puts one value, a `head.Head`, into its context under the name `head`; `base.html` writes all
of it. Unlike other pages' values it holds addresses, because what is said of a page is read
elsewhere: paths of this site in the language of the page, which are made absolute when they are
written.
"""
