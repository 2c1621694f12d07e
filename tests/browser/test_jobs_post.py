"""The form of "Post a job" as an employer meets it: filled in, corrected, read over, mailed; and where script is off."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from plugins.core.report import Report
from plugins.core.validation import validate
from plugins.core.yaml import load
from plugins.jobs.model import Entry
from tests.browser.accessibility import faults

Open = Callable[..., Page]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PHONE = {"width": 360, "height": 780}


@pytest.fixture
def form(new_page: Open, site_url: str) -> Page:
    """The page, with script, on a phone, where copying is allowed."""
    page = new_page(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}/jobs/post/")
    return page


def fill(page: Page, **changes: str) -> None:
    """Types a sound posting, with some fields changed."""
    typed = {
        "title": "Payroll Clerk",
        "company": "Acme",
        "city": "Toronto",
        "apply": "jobs@acme.example",
        "description": "Paid on the 15th.",
        **changes,
    }
    for name, text in typed.items():
        page.locator(f"post-job [name='{name}']").first.fill(text)


def write(page: Page) -> None:
    page.get_by_role("button", name="Preview my posting").click()


def entry_in(text: str) -> Entry:
    """The text of an entry as the board reads it."""
    report = Report()
    document = load(f"postings:\n{text}", "jobs.yaml", report)
    assert document is not None, report.text()
    entry = validate(Entry, document.value["postings"][0], document, report, at=("postings", 0))
    assert entry is not None, report.text()
    return entry


def written(page: Page) -> Entry:
    return entry_in(page.get_by_label("The posting, as the board reads it").input_value())


def focused(page: Page) -> Any:
    return page.evaluate("document.activeElement.id || document.activeElement.className")


def test_by_keyboard_alone(form: Page) -> None:
    """From the list to an entry that the board takes, with the focus on what comes next at every step."""
    form.locator("#post-title").focus()
    keys = form.keyboard
    keys.type("Payroll Clerk")
    keys.press("Tab")
    keys.type("Acme: nights")
    keys.press("Tab")
    for text in ("Toronto", "ON", "Canada"):
        keys.type(text)
        keys.press("Tab")
    keys.press("Enter")
    assert focused(form) == "post-city-2"
    for text in ("Cork", "", "Ireland"):
        keys.type(text)
        keys.press("Tab")
    form.get_by_label("On site").focus()
    keys.press("ArrowDown")
    keys.press("Tab")
    keys.press("Space")
    form.locator("#post-salary-min").focus()
    keys.type("52000")
    keys.press("Tab")
    keys.type("58000")
    keys.press("Tab")
    keys.type("Canadian")
    form.locator("#post-apply").focus()
    keys.type("jobs@acme.example")
    keys.press("Enter")
    assert focused(form) == "post-result"
    entry = written(form)
    assert entry.id == "payroll-clerk-acme-nights"
    assert [(place.city, place.region, place.country) for place in entry.locations] == [
        ("Toronto", "ON", "CA"),
        ("Cork", "", "IE"),
    ]
    assert (entry.remote, entry.type, entry.apply) == ("hybrid", ("full-time",), "mailto:jobs@acme.example")
    assert entry.salary is not None
    assert (entry.salary.min, entry.salary.max, entry.salary.currency) == (52000, 58000, "CAD")
    assert entry.posted.isoformat() == "2026-11-23"


def test_what_is_wrong_is_said_twice(form: Page) -> None:
    """Handed in too soon, a summary takes the focus; each of its lines leads to a field that says the same."""
    form.locator("#post-expires").fill("31 Feb")
    form.locator("#post-salary-min").fill("52,000")
    write(form)
    summary = form.locator(".post-summary")
    expect(summary).to_be_focused()
    said = summary.get_by_role("link").all_inner_texts()
    assert said == [
        "Enter the job title.",
        "Enter the company.",
        "Enter a city, or choose “Fully remote”.",
        "From: use digits only, such as 52000.",
        "Choose a currency.",
        "Last day to apply: enter it as year, month, day, such as 2026-12-31.",
        "Enter where people apply.",
    ]
    assert form.locator(".post-fault:visible").all_inner_texts() == said
    for line, field in zip(
        said, ["title", "company", "city-1", "salary-min", "salary-currency", "expires", "apply"], strict=True
    ):
        summary.get_by_role("link", name=line, exact=True).press("Enter")
        assert focused(form) == f"post-{field}"
    expect(form.locator("#post-expires")).to_have_attribute("aria-invalid", "true")
    expect(form.locator("#post-expires")).to_have_accessible_description(
        "Year, month, day, such as 2026-12-31. Last day to apply: enter it as year, month, day, such as 2026-12-31."
    )
    expect(form.locator(".post-result")).to_be_hidden()


def test_what_is_mended_is_forgotten(form: Page) -> None:
    """A fault goes as soon as it is mended, and the summary with the last of them."""
    write(form)
    form.locator("#post-title").fill("Clerk")
    expect(form.locator("#post-title-fault")).to_be_empty()
    expect(form.locator("#post-title")).not_to_have_attribute("aria-invalid", "true")
    expect(form.locator(".post-summary")).to_be_visible()
    fill(form)
    expect(form.locator(".post-summary")).to_be_hidden()
    expect(form.locator(".post-fault:visible")).to_have_count(0)


def test_leaving_a_field_checks_it(form: Page) -> None:
    """Who leaves a field that is wrong is told; who passes through an empty one, or still types, is not."""
    form.locator("#post-title").focus()
    for _ in range(12):
        form.keyboard.press("Tab")
    expect(form.locator(".post-fault:visible")).to_have_count(0)
    apply = form.locator("#post-apply")
    apply.fill("http://acme.example")
    expect(form.locator("#post-apply-fault")).to_be_empty()
    apply.blur()
    expect(form.locator("#post-apply-fault")).to_contain_text("enter a web address that starts with https://")
    form.locator("#post-salary-min").fill("200")
    form.locator("#post-salary-max").fill("100")
    form.locator("#post-salary-max").blur()
    expect(form.locator("#post-salary-max-fault")).to_have_text("Up to: swap the two. 100 is less than 200.")


def test_an_error_does_not_swallow_a_click(form: Page) -> None:
    """The error of a field that is left by a click on a button appears after the click: the button stays below it."""
    fill(form)
    form.locator("#post-expires").fill("soon")
    button = form.get_by_role("button", name="Preview my posting")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box is not None
    form.mouse.move(box["x"] + 20, box["y"] + 5)
    form.mouse.down()
    expect(form.locator("#post-expires")).not_to_be_focused()
    form.mouse.up()
    expect(form.locator(".post-summary")).to_be_focused()
    expect(form.locator("#post-expires-fault")).to_contain_text("such as 2026-12-31")


def test_places_come_and_go(form: Page) -> None:
    """A place can be added and taken back; ids stay unique, and a fault stands at its own place past an empty one."""
    fill(form, city="")
    add = form.get_by_role("button", name="Add another place")
    for _ in range(3):
        add.click()
    form.get_by_role("group", name="Place 3").get_by_role("button", name="Remove").click()
    expect(add).to_be_focused()
    add.click()
    assert form.evaluate(
        "[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map((e) => e.id)).size"
    )
    last = form.get_by_role("group", name="Place 5")
    last.get_by_label("City").fill("x" * 101)
    write(form)
    expect(last.locator(".post-fault").first).to_have_text(
        "City, place 5: shorten it to 100 characters. It has 101 now."
    )
    expect(form.locator(".post-fault:visible")).to_have_count(1)
    last.get_by_label("City").fill("Cork")
    write(form)
    assert [place.city for place in written(form).locations] == ["Cork"]


def test_fully_remote_asks_from_where(form: Page) -> None:
    """The countries are asked for where they matter, and are left out where they no longer do."""
    fill(form, city="")
    where = form.get_by_role("group", name="Open to people in")
    expect(where).to_be_hidden()
    form.get_by_label("Fully remote").check()
    where.get_by_label("Country").first.select_option(label="Norway")
    where.get_by_role("button", name="Add another country").click()
    where.get_by_label("Country").last.select_option(label="Canada")
    write(form)
    assert (written(form).remote, written(form).applicants_from) == ("full", ("NO", "CA"))
    form.get_by_label("Hybrid").check()
    form.locator("#post-city-1").fill("Oslo")
    expect(where).to_be_hidden()
    write(form)
    assert (written(form).remote, written(form).applicants_from) == ("hybrid", ())


def test_the_entry_follows_the_form(form: Page) -> None:
    """A change after the entry was written is in it at once; while something is wrong there is no entry to take."""
    fill(form)
    write(form)
    form.locator("#post-title").fill("Senior Clerk")
    assert written(form).title == "Senior Clerk"
    form.locator("#post-title").fill("")
    expect(form.locator(".post-result")).to_be_hidden()


def test_the_mail_holds_the_entry(form: Page) -> None:
    """The link opens a mail to the site with the entry in it, its lines ended as in mails."""
    fill(form, company="R&D Ltd + Söhne")
    write(form)
    link = form.get_by_role("link", name="Open in your email").get_attribute("href")
    parts = urlsplit(link or "")
    fields = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "dana@callback.example")
    assert fields["subject"] == ["Job posting: Payroll Clerk, R&D Ltd + Söhne"]
    (body,) = fields["body"]
    assert "\n" not in body.replace("\r\n", "")
    assert body.replace("\r\n", "\n") == form.locator("#post-entry").input_value()
    assert entry_in(body).company.name == "R&D Ltd + Söhne"
    form.get_by_role("button", name="Copy").click()
    expect(form.get_by_role("status")).to_have_text("Copied.")
    assert form.evaluate("navigator.clipboard.readText()") == form.locator("#post-entry").input_value()


def test_too_long_for_a_link(form: Page) -> None:
    """A link of 1,800 characters is offered; with one more the page says to copy the entry, and to whom to send it."""
    fill(form)
    write(form)
    link = form.get_by_role("link", name="Open in your email")
    room = 1800 - len(link.get_attribute("href") or "")
    fill(form, description="Paid on the 15th." + "x" * room)
    assert len(link.get_attribute("href") or "") == 1800
    expect(form.get_by_text("too long to open in your email")).to_be_hidden()
    fill(form, description="Paid on the 15th." + "x" * (room + 1))
    expect(link).to_be_hidden()
    plain = form.get_by_text("too long to open in your email").get_by_role("link", name="dana@callback.example")
    assert (
        plain.get_attribute("href")
        == "mailto:dana@callback.example?subject=Job%20posting%3A%20Payroll%20Clerk%2C%20Acme"
    )
    expect(form.get_by_role("button", name="Copy")).to_be_visible()


def test_where_copying_is_refused(new_page: Open, site_url: str) -> None:
    """The entry is selected, and the page says so."""
    page = new_page()
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    )
    page.goto(f"{site_url}/jobs/post/")
    fill(page)
    write(page)
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_contain_text("It’s selected")
    chosen = "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.querySelector('#post-entry'))"
    assert page.evaluate(chosen) == page.locator("#post-entry").input_value()


def test_hostile_words_stay_words(form: Page) -> None:
    """Markup and YAML that is typed is a text in the entry and in the errors, and nothing of the page."""
    evil = '</textarea></script><img src=x onerror="document.title = 1">'
    before = form.evaluate("document.querySelectorAll('img, script').length")
    fill(
        form, title=evil, company="no", expires=evil, description=f"{evil}\n---\n- id: other\n\tx: !!python/object {{}}"
    )
    write(form)
    expect(form.locator(".post-summary")).to_contain_text("Last day to apply: enter it as year, month, day")
    form.locator("#post-expires").fill("")
    write(form)
    entry = written(form)
    assert (entry.title, entry.company.name) == (evil, "no")
    assert entry.description.endswith("\n---\n- id: other\n\tx: !!python/object {}")
    assert form.evaluate("document.querySelectorAll('img, script').length") == before
    assert form.title() == "Post a job · Callback"


def test_nothing_is_sent_or_kept(form: Page) -> None:
    """Typing, writing and copying ask nothing of any server, and after a reload the form is empty."""
    asked: list[str] = []
    form.on("request", lambda request: asked.append(request.url))
    fill(form)
    write(form)
    form.get_by_role("button", name="Copy").click()
    expect(form.get_by_role("status")).to_have_text("Copied.")
    assert [url for url in asked if not url.endswith("/icon.svg")] == []
    assert form.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    form.reload()
    expect(form.locator("#post-title")).to_have_value("")
    expect(form.locator(".post-result")).to_be_hidden()


def test_without_script(new_page: Open, site_url: str) -> None:
    """No dead form: the text to fill in, and the address to mail it to; the list leads there."""
    page = new_page(java_script_enabled=False, viewport=PHONE)
    page.goto(f"{site_url}/jobs/")
    page.get_by_role("link", name="Post a job").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Post a job")
    expect(page.get_by_role("button", name="Preview my posting")).to_be_hidden()
    expect(page.get_by_role("link", name="dana@callback.example")).to_be_visible()
    entry = entry_in(page.locator(".post-text").text_content() or "")
    assert (entry.id, entry.title) == ("payroll-clerk-acme", "Payroll Clerk")


def test_it_fits_a_small_phone(form: Page) -> None:
    """With long words, several places and every error shown, nothing is wider than 320 px or too small to hit."""
    form.set_viewport_size({"width": 320, "height": 640})
    form.get_by_role("button", name="Add another place").click()
    fill(form, title="Kapitaen" * 16, apply="x" * 300, company="")
    form.locator("#post-expires").fill("y" * 200)
    write(form)
    assert form.evaluate("document.documentElement.scrollWidth") == 320
    fill(form)
    form.locator("#post-expires").fill("")
    write(form)
    assert form.evaluate("document.documentElement.scrollWidth") == 320
    targets = form.locator("post-job :is(button, a, select, input[type=text], .post-choices label):visible").all()
    small = [one.inner_text() for one in targets if (one.bounding_box() or {"height": 0})["height"] < 44]
    assert [text for text in small if text != "dana@callback.example"] == []


def test_axe_finds_nothing_in_any_state(new_page: Open, site_url: str) -> None:
    """Empty, with every kind of error, with several places and countries, and with the entry written, short and long."""
    page = new_page(viewport=PHONE, reduced_motion="reduce")
    page.goto(f"{site_url}/jobs/post/")

    def clean(state: str) -> None:
        assert faults(page) == [], state

    clean("empty")
    page.get_by_label("Fully remote").check()
    page.get_by_role("button", name="Add another place").click()
    page.get_by_role("button", name="Add another country").click()
    page.locator("#post-expires").fill("soon")
    write(page)
    clean("errors")
    page.locator("#post-expires").fill("")
    fill(page)
    write(page)
    clean("written")
    fill(page, description="x" * 2000)
    clean("long")
