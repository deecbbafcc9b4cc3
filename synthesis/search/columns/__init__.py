"""The columns: what lists filter, count and order by, in arrays that all processes share.

Each facet is a column of small integers over all passages, each word a list of the passages that
hold it. They are made from the index in the database, for one publication (`Publication.token`),
and can be thrown away: `keeping` makes them again, `criteria` asks the database without them.
"""
