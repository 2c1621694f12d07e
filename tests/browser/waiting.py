"""Waits for a page: the site's content policy lets no text be run in it, which Playwright's own way to wait needs."""

from typing import Any

from playwright.sync_api import Page

LIMIT_MS = 30_000
_STEP_MS = 25


def until(page: Page, expression: str) -> Any:
    """The value of an expression, once it is true. Fails where it does not become so."""
    for _ in range(LIMIT_MS // _STEP_MS):
        if value := page.evaluate(expression):
            return value
        page.wait_for_timeout(_STEP_MS)
    raise AssertionError(f"{expression} did not become true")
