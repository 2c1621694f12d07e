"""What Lighthouse says of the site, as a phone gets it: `make lighthouse`."""
