"""The project's own measurements: `make bench`."""
