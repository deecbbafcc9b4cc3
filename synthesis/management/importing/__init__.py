"""Documents of plenaries loaded many at once: read, prepared in several processes, written by one.

`reading` cuts files into documents, `preparing` makes of each what will be written or says what is
wrong with it, `writing` writes them, some hundreds in a transaction, so that an import that was
stopped at any moment goes on where it was.
"""
