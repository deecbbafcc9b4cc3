"""The page of the interventions as one writes it first, on the same tables: no part of the product.

`COUNT`, `icontains`, `OFFSET`, a `GROUP BY` for each facet, templates for all that is shown.
"""
