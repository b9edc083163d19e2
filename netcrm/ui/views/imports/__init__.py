"""The Import page: bring contacts in, and look at what came in before."""
