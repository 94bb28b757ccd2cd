"""Pages of services: the public list, the desks, writing, deciding."""
