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
PHONE = {"width": 360, "height": 740}


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
    return entry_in(page.locator("#post-entry").input_value())


def change(page: Page) -> None:
    """From the preview back to the form."""
    page.get_by_role("button", name="Change something").first.click()
    expect(page.locator(".post-form")).to_be_visible()


def previewed(page: Page) -> dict[str, list[str]]:
    """The facts that the preview shows."""
    shown = page.locator(".post-preview [data-fact]:visible").all()
    return {
        " ".join(each.locator("dt").inner_text().split()): [
            " ".join(fact.split()) for fact in each.locator("dd").all_inner_texts()
        ]
        for each in shown
    }


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
    form.locator("#post-pay").focus()
    keys.type("52,000 to 58,000")
    form.locator("#post-expires").focus()
    keys.type("in two weeks")
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
    assert (entry.posted.isoformat(), str(entry.expires)) == ("2026-11-23", "2026-12-07")
    keys.press("Tab")
    expect(form.get_by_role("button", name="Change something").first).to_be_focused()
    keys.press("Enter")
    assert focused(form) == "post-form"
    expect(form.locator("#post-title")).to_have_value("Payroll Clerk")


def test_what_is_wrong_is_said_twice(form: Page) -> None:
    """Handed in too soon, a summary takes the focus; each of its lines leads to a field that says the same."""
    form.locator("#post-expires").fill("31 Feb")
    form.locator("#post-pay").fill("a lot")
    write(form)
    summary = form.locator(".post-summary")
    expect(summary).to_be_focused()
    said = summary.get_by_role("link").all_inner_texts()
    assert said == [
        "Enter the job title.",
        "Enter the company.",
        "Enter a city, or choose “Fully remote”.",
        "Pay: enter a sum, such as 52,000 or 24.50 an hour, or leave it empty.",
        "Choose a currency.",
        "Last day to apply: enter a day, such as 15 Dec, or “in two weeks”.",
        "Enter where people apply.",
    ]
    assert form.locator(".post-fault:visible").all_inner_texts() == said
    for line, field in zip(
        said, ["title", "company", "city-1", "pay", "salary-currency", "expires", "apply"], strict=True
    ):
        summary.get_by_role("link", name=line, exact=True).press("Enter")
        assert focused(form) == f"post-{field}"
    expect(form.locator("#post-expires")).to_have_attribute("aria-invalid", "true")
    expect(form.locator("#post-expires")).to_have_accessible_description(
        "15 Dec, Friday, or “in two weeks”. Last day to apply: enter a day, such as 15 Dec, or “in two weeks”."
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
    form.locator("#post-pay").fill("52.000")
    form.locator("#post-pay").blur()
    expect(form.locator("#post-pay-fault")).to_have_text("Pay: enter 52,000 or 52.00. What you typed could be either.")
    form.locator("#post-expires").fill("04/05/2027")
    form.locator("#post-expires").blur()
    expect(form.locator("#post-expires-fault")).to_have_text(
        "Last day to apply: enter Tuesday, 4 May 2027 or Monday, 5 April 2027. What you typed could be either."
    )
    form.locator("#post-expires").fill("Tuesday, 4 May 2027")
    expect(form.locator("#post-expires-fault")).to_be_empty()


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
    expect(form.locator("#post-expires-fault")).to_contain_text("such as 15 Dec")


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
    assert previewed(form)["Remote"] == ["Fully remote. Open to people in: Norway, Canada"]
    change(form)
    form.get_by_label("Hybrid").check()
    form.locator("#post-city-1").fill("Oslo")
    expect(where).to_be_hidden()
    write(form)
    assert (written(form).remote, written(form).applicants_from) == ("hybrid", ())


def test_the_preview_is_the_posting(form: Page, site_url: str) -> None:
    """It has the title, the facts and the text, in the elements of a posting's page and in its words."""
    fill(
        form,
        title="Payroll <Clerk>",
        pay="$55k to $65k",
        expires="Dec 15",
        category="Finance",
        apply="https://www.acme.example/jobs",
        description='We run **nine boats**.\n\n# Your days\n\n- Pay people\n- Answer "why"',
    )
    form.locator("#post-country-1").select_option(label="Canada")
    form.get_by_label("Full-time").check()
    write(form)
    preview = form.locator(".post-preview")
    expect(preview.locator("h3")).to_have_text("Payroll <Clerk>")
    expect(preview.locator(".job-company")).to_have_text("Acme")
    facts = previewed(form)
    assert facts.pop("Type")[0].casefold() == "full-time"
    assert facts == {
        "Pay": ["CA$55,000–65,000 a year"],
        "Place": ["Toronto, Canada"],
        "Closes": ["Tuesday, 15 December, end of the day in Toronto"],
        "Posted": ["Monday, 23 November"],
        "Field": ["Finance"],
    }
    expect(preview.locator(".job-apply .button:visible")).to_have_text("Apply")
    expect(preview.locator(".job-apply bdi")).to_have_text("acme.example")
    expect(preview.locator("strong")).to_have_text("nine boats")
    expect(preview.locator("h5")).to_have_text("Your days")
    assert preview.locator("li").all_inner_texts() == ["Pay people", "Answer “why”"]
    look = "(element) => { const { font, color, letterSpacing } = getComputedStyle(element); return [font, color, letterSpacing]; }"
    parts = {"h3": "h1", ".job-company": ".job-company", ".job-pay dd": ".job-pay dd", ".job-text h4": ".job-text h2"}
    seen = [preview.locator(here).first.evaluate(look) for here in parts]
    listed = form.request.get(f"{site_url}/jobs/open.json").json()["postings"]
    told = next(each["id"] for each in listed if "salary" in each and "description_html" in each)
    form.goto(f"{site_url}/jobs/{told}/")
    assert seen == [form.locator(f".job {there}").first.evaluate(look) for there in parts.values()]


def test_what_was_understood_is_said(form: Page) -> None:
    """Below the day and the sum stands what they were taken for, while they are typed, and a screen reader is told of it."""
    form.locator("#post-country-1").select_option(label="United States")
    form.locator("#post-pay").fill("$24.50 an hour")
    expect(form.locator("#post-pay-said")).to_have_text("US$24.50 an hour")
    expect(form.locator("#post-salary-per")).to_have_value("hour")
    form.locator("#post-expires").fill("in three weeks")
    expect(form.locator("#post-expires-said")).to_have_text("Monday, 14 December")
    expect(form.locator("#post-expires")).to_have_accessible_description(
        "15 Dec, Friday, or “in two weeks”. Monday, 14 December"
    )
    form.locator("#post-expires").fill("soon")
    expect(form.locator("#post-expires-said")).to_be_empty()


def test_the_country_brings_its_currency(form: Page) -> None:
    """Until somebody chooses another one, or writes it."""
    country, currency = form.locator("#post-country-1"), form.locator("#post-salary-currency")
    country.select_option(label="Ireland")
    expect(currency).to_have_value("EUR")
    country.select_option(label="Canada")
    expect(currency).to_have_value("CAD")
    currency.select_option("USD")
    country.select_option(label="Ireland")
    expect(currency).to_have_value("USD")
    form.locator("#post-pay").fill("£300 a day")
    expect(currency).to_have_value("GBP")
    expect(form.locator("#post-pay-said")).to_have_text("£300 a day")


def test_a_day_can_be_picked(form: Page) -> None:
    """The browser's own calendar writes the day as one would, and offers none that has passed."""
    form.get_by_role("button", name="Pick a day").click()
    picker = form.locator(".post-pick > input")
    expect(picker).to_have_attribute("min", "2026-11-23")
    picker.evaluate(
        "(input) => { input.value = '2027-01-08'; input.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    expect(form.locator("#post-expires")).to_have_value("Friday, 8 January 2027")
    expect(form.locator("#post-expires-said")).to_have_text("Friday, 8 January 2027")


def test_back_leads_to_the_form(form: Page) -> None:
    """The browser's own Back leads from the preview to the form as it was left, and Forward to the preview of what it says now."""
    fill(form)
    write(form)
    assert focused(form) == "post-result"
    expect(form.locator(".post-form")).to_be_hidden()
    expect(form.locator(".post-needed")).to_be_hidden()
    form.go_back()
    expect(form.locator("#post-title")).to_have_value("Payroll Clerk")
    expect(form.locator("#post-form")).to_be_focused()
    expect(form.locator("#post-form")).to_be_in_viewport()
    expect(form.locator(".post-result")).to_be_hidden()
    form.locator("#post-title").fill("Senior Clerk")
    form.go_forward()
    expect(form.locator(".post-preview h3")).to_have_text("Senior Clerk")
    assert written(form).title == "Senior Clerk"
    form.go_back()
    form.locator("#post-title").fill("")
    form.go_forward()
    expect(form.locator("#post-title")).to_be_visible()
    expect(form.locator(".post-result")).to_be_hidden()


def test_the_mail_holds_the_entry(form: Page) -> None:
    """The link opens a mail to the site with the entry in it, its lines ended as in mails."""
    fill(form, company="R&D Ltd + Söhne")
    write(form)
    link = form.get_by_role("link", name="Email it to me").get_attribute("href")
    parts = urlsplit(link or "")
    fields = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "dana@callback.example")
    assert fields["subject"] == ["Job posting: Payroll Clerk, R&D Ltd + Söhne"]
    (body,) = fields["body"]
    assert "\n" not in body.replace("\r\n", "")
    assert body.replace("\r\n", "\n") == form.locator("#post-entry").input_value()
    assert entry_in(body).company.name == "R&D Ltd + Söhne"
    form.get_by_role("button", name="Copy the posting").click()
    expect(form.locator("[data-copied]")).to_have_text("Copied.")
    assert form.evaluate("navigator.clipboard.readText()") == form.locator("#post-entry").input_value()


def test_too_long_for_a_link(form: Page) -> None:
    """A link of 1,800 characters is offered; with one more the page says to copy the posting, and opens an email for it."""
    fill(form)
    write(form)
    link = form.locator("[data-mail]")
    room = 1800 - len(link.get_attribute("href") or "")
    change(form)
    fill(form, description="Paid on the 15th." + "x" * room)
    write(form)
    assert len(link.get_attribute("href") or "") == 1800
    expect(form.get_by_text("too long for your email")).to_be_hidden()
    change(form)
    fill(form, description="Paid on the 15th." + "x" * (room + 1))
    write(form)
    expect(link).to_be_hidden()
    expect(form.get_by_text("too long for your email")).to_contain_text("dana@callback.example")
    plain = form.get_by_role("link", name="Open an email")
    assert (
        plain.get_attribute("href")
        == "mailto:dana@callback.example?subject=Job%20posting%3A%20Payroll%20Clerk%2C%20Acme"
    )
    expect(form.get_by_role("button", name="Copy the posting")).to_be_visible()


def test_where_copying_is_refused(new_page: Open, site_url: str) -> None:
    """The entry is selected, and the page says so."""
    page = new_page()
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    )
    page.goto(f"{site_url}/jobs/post/")
    fill(page)
    write(page)
    page.get_by_role("button", name="Copy the posting").click()
    expect(page.locator("[data-copied]")).to_contain_text("It’s selected")
    expect(page.locator("#post-entry")).to_be_focused()
    chosen = "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.querySelector('#post-entry'))"
    assert page.evaluate(chosen) == page.locator("#post-entry").input_value()


def test_hostile_words_stay_words(form: Page) -> None:
    """Markup and YAML that is typed is a text in the entry, the errors and the preview, and nothing of the page."""
    evil = '</textarea></script><img src=x onerror="document.title = 1">'
    before = form.evaluate("document.querySelectorAll('img, script').length")
    fill(
        form, title=evil, company="no", expires=evil, description=f"{evil}\n---\n- id: other\n\tx: !!python/object {{}}"
    )
    write(form)
    expect(form.locator(".post-summary")).to_contain_text("Last day to apply: enter a day")
    form.locator("#post-expires").fill("")
    write(form)
    entry = written(form)
    expect(form.locator(".post-preview h3")).to_have_text(evil)
    expect(form.locator(".post-preview .job-text")).to_contain_text(evil.replace('"', "”"))
    assert (entry.title, entry.company.name) == (evil, "no")
    assert entry.description.endswith("\n---\n- id: other\n\tx: !!python/object {}")
    assert form.evaluate("document.querySelectorAll('img, script').length") == before
    assert form.title() == "Post a job · Callback"


def test_nothing_is_sent(form: Page) -> None:
    """Typing, previewing and copying ask nothing of any server."""
    asked: list[str] = []
    form.on("request", lambda request: asked.append(request.url))
    fill(form)
    write(form)
    form.get_by_role("button", name="Copy the posting").click()
    expect(form.locator("[data-copied]")).to_have_text("Copied.")
    assert [url for url in asked if not url.endswith("/icon.svg")] == []
    assert form.evaluate("[sessionStorage.length, document.cookie]") == [0, ""]


def test_nothing_typed_is_lost(form: Page) -> None:
    """What is typed comes back after the page was left, every row and tick of it; cleared, it is gone, unless that is undone."""
    form.get_by_label("Fully remote").check()
    form.get_by_role("button", name="Add another place").click()
    form.get_by_role("button", name="Add another country").click()
    fill(form, pay="a lot", expires="soon")
    form.locator("#post-city-2").fill("Cork")
    form.locator("#post-from-2").select_option(label="Norway")
    form.get_by_label("Contract").check()
    state = """() => [...document.querySelectorAll('.post-form :is(input:not([type=date]), select, textarea)')].map(
        (field) => [field.id || field.value, field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value])"""
    typed = form.evaluate(state)
    form.reload()
    expect(form.get_by_text("Your draft is back")).to_be_visible()
    assert form.evaluate(state) == typed
    expect(form.locator(".post-fault:visible")).to_have_count(0)
    form.get_by_role("button", name="Clear the form").first.click()
    expect(form.locator("#post-title")).to_have_value("")
    expect(form.locator("#post-city-2")).to_have_count(0)
    assert form.evaluate("localStorage.length") == 0
    form.get_by_role("button", name="Undo").click()
    assert form.evaluate(state) == typed
    form.get_by_role("button", name="Clear the form").first.click()
    form.reload()
    expect(form.locator("#post-title")).to_have_value("")
    expect(form.get_by_text("Your draft is back")).to_be_hidden()


def test_cleared_once_it_is_sent(form: Page) -> None:
    """From the preview too: the form stands there empty, and says how to take that back."""
    fill(form)
    write(form)
    form.get_by_role("button", name="Sent it? Clear the form").click()
    expect(form.locator(".post-result")).to_be_hidden()
    expect(form.locator("#post-title")).to_have_value("")
    expect(form.get_by_role("button", name="Undo")).to_be_visible()


@pytest.mark.parametrize("found", ["no JSON", '{"v": 9, "typed": {}}', '{"v": 1, "typed": {"title": 7}}', "null", "[]"])
def test_a_draft_of_another_shape_is_none(new_page: Open, site_url: str, found: str) -> None:
    """What a newer page kept, or what is broken, is no draft and stops nothing."""
    page = new_page(viewport=PHONE)
    page.goto(f"{site_url}/jobs/post/")
    page.evaluate("(found) => localStorage.setItem('job-posting-draft', found)", found)
    page.reload()
    fill(page)
    write(page)
    assert written(page).title == "Payroll Clerk"


def test_where_nothing_can_be_kept(new_page: Open, site_url: str) -> None:
    """The page says so, and works."""
    page = new_page(viewport=PHONE)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page.goto(f"{site_url}/jobs/post/")
    expect(page.locator("[data-keeping]")).to_contain_text("doesn’t let the page keep anything")
    fill(page)
    write(page)
    assert written(page).title == "Payroll Clerk"


def test_without_script(new_page: Open, site_url: str) -> None:
    """No dead form: what to answer in an email, and last, folded, the text to fill in; the list leads there."""
    page = new_page(java_script_enabled=False, viewport=PHONE)
    page.goto(f"{site_url}/jobs/")
    page.get_by_role("link", name="Post a job").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Post a job")
    expect(page.get_by_role("button", name="Preview my posting")).to_be_hidden()
    expect(page.get_by_role("link", name="dana@callback.example")).to_be_visible()
    expect(page.locator(".post-text[data-email]")).to_contain_text("Job title:")
    expect(page.locator(".post-text code")).to_be_hidden()
    page.get_by_text("For those who’d rather paste text").locator("visible=true").click()
    entry = entry_in(page.locator(".post-text code").text_content() or "")
    assert (entry.id, entry.title) == ("payroll-clerk-acme", "Payroll Clerk")


def test_it_fits_a_small_phone(form: Page) -> None:
    """With long words, several places and every error shown, nothing is wider than 320 px or too small to hit."""
    form.set_viewport_size({"width": 320, "height": 640})
    form.get_by_role("button", name="Add another place").click()
    fill(form, title="Kapitaen" * 16, apply="x" * 300, company="")
    form.locator("#post-expires").fill("y" * 200)
    write(form)
    assert form.evaluate("document.documentElement.scrollWidth") == 320
    fill(form, title="Kapitaen" * 15, apply="https://" + "x" * 60 + ".example")
    form.locator("#post-expires").fill("")
    write(form)
    form.get_by_text("For those who’d rather paste text").locator("visible=true").click()
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
    page.locator("#post-expires").fill("Dec 15")
    fill(page, pay="52k", description="# Your days\n\n- One\n- Two")
    page.locator("#post-salary-currency").select_option("CAD")
    clean("understood")
    write(page)
    clean("preview")
    change(page)
    fill(page, description="x" * 2000)
    write(page)
    page.get_by_text("For those who’d rather paste text").locator("visible=true").click()
    clean("long")
    page.reload()
    clean("draft")
