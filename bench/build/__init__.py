"""How long a build takes, and how much memory, beside Hugo, Eleventy and Pelican as it comes: `python -m bench.build`."""
