"""A contest rehearsed from its first day to its decree, by the verbs of the product, with made-up people and texts (`sambut contest simulate`)."""
