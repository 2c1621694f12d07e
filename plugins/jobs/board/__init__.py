"""The board and what is said on it: life, facets, order, pay, words, addresses. Pure."""
