"""How long a build takes and what memory it wants, beside Hugo, Eleventy and plain Pelican: `python -m bench.build`."""
