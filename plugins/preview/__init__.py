"""`make serve`: builds, serves, watches, reloads the browser, and shows what is wrong in the page."""
