"""My jobs: what was saved, how far its reader has got, the plan for an interview, the file, and the way to delete it all."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import faults

Open = Callable[..., Page]

PHONE = {"width": 360, "height": 740}
MORNING = "2026-11-23T15:00:00Z"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"


def entry(id: str, title: str, *changes: tuple[str, str], closes: str = "", plan: str = "") -> dict[str, Any]:
    """A saved job as it is kept; each change on a day."""
    return {
        "id": id, "title": title, "company": "Northwind Dairy", "where": "Toronto, ON, Canada", "closes": closes,
        "plan": plan or (id.replace("-", "") * 3)[:32], "changes": [[stage, f"{day}T15:00:00.000Z"] for stage, day in changes],
    }  # fmt: skip


HR = entry(
    "hr-coordinator-northwind-dairy", "HR Coordinator", ("saved", "2026-11-20"), closes="2026-12-21T00:00:00-05:00"
)
FILLED = entry(
    "delivery-dispatcher-northwind-dairy", "Delivery Dispatcher", ("saved", "2026-11-10"), ("applied", "2026-11-12")
)
EXPIRED = entry("long-gone", "Bookkeeper", ("saved", "2026-11-01"), closes="2026-11-15T00:00:00-05:00")
GONE = entry("taken-out", "Night Auditor", ("saved", "2026-10-30"), closes="2026-12-30T00:00:00-05:00")


@pytest.fixture
def mine(new_page: Open, site_url: str) -> Open:
    """mine(HR, FILLED): My jobs with these saved, on a small phone, on Monday morning, 23 November 2026, in Toronto."""

    def go(*jobs: dict[str, Any], **options: Any) -> Page:
        page = new_page(**{"timezone_id": "America/Toronto", "viewport": PHONE, **options})
        page.clock.set_fixed_time(MORNING)
        page.goto(f"{site_url}/404.html")
        if jobs:
            text = json.dumps({"v": 1, "saved": jobs})
            page.evaluate("text => localStorage.setItem('saved-jobs', text)", text)
        page.goto(f"{site_url}/jobs/mine/")
        return page

    return go


def item(page: Page, title: str) -> Locator:
    return page.locator(".mine > li", has_text=title)


def stage(page: Page, name: str, title: str = "HR Coordinator") -> Locator:
    return item(page, title).get_by_role("button", name=re.compile(f"^{name}"))


def kept(page: Page, key: str = "saved-jobs") -> Any:
    text = page.evaluate("key => localStorage.getItem(key)", key)
    return json.loads(text) if text else None


def test_nothing_saved(mine: Open) -> None:
    """The page says what to do, and leads to the jobs."""
    page = mine()
    expect(page.get_by_text("Press Save beside a job to keep it here.")).to_be_visible()
    page.get_by_role("link", name="See the open jobs").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jobs")


def test_from_saved_to_the_plan_and_back(mine: Open) -> None:
    """Applied, interview, the plan for it, which is told beside the job; from the plan back to the job. A tap each."""
    page = mine(HR)
    expect(item(page, "HR Coordinator").get_by_role("link", name="Plan the follow-up")).to_be_hidden()
    stage(page, "Applied").click()
    expect(stage(page, "Applied")).to_have_attribute("aria-pressed", "true")
    expect(stage(page, "Applied")).to_contain_text("23 November")
    page.clock.set_fixed_time("2026-11-24T15:00:00Z")
    stage(page, "Interview").click()
    expect(stage(page, "Interview")).to_contain_text("24 November")
    expect(stage(page, "Saved")).to_contain_text("20 November")
    page.reload()
    expect(stage(page, "Interview")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Plan the follow-up").click()
    page.get_by_label("When was your interview?", exact=True).fill("24 Nov")
    page.get_by_label("When will they decide?", exact=True).fill("8 Dec")
    page.get_by_role("button", name="Show my plan").click()
    expect(page.locator(".timeline-line")).to_contain_text("HR Coordinator at Northwind Dairy")
    page.get_by_role("button", name=re.compile("^Done: Write")).click()
    page.get_by_role("button", name=re.compile("^Done: Say thank you")).click()
    page.get_by_role("link", name="HR Coordinator at Northwind Dairy").click()
    expect(item(page, "HR Coordinator")).to_be_focused()
    way = item(page, "HR Coordinator").get_by_role("link", name=re.compile("^Follow up: Thursday, 3 December$"))
    expect(way).to_be_visible()
    way.click()
    expect(page.locator(".timeline-card").get_by_role("heading")).to_contain_text("3 December")
    (interview,) = kept(page, "follow-up-timeline")["interviews"]
    assert interview["id"] == kept(page)["saved"][0]["plan"]


def test_a_plan_made_from_the_posting_belongs_to_the_job(mine: Open) -> None:
    """A posting leads to a plan with its role and company; a job of the same name that is saved later finds it."""
    page = mine()
    page.goto(page.url.replace("mine/", "hr-coordinator-northwind-dairy/"))
    page.get_by_role("link", name="Plan the follow-up").click()
    page.get_by_label("When was your interview?", exact=True).fill("20 Nov")
    page.get_by_role("button", name="Show my plan").click()
    expect(page.locator(".timeline-card")).to_be_visible()
    expect(page.locator(".timeline-joined a")).to_be_hidden()
    other = page.context.new_page()
    other.clock.set_fixed_time(MORNING)
    other.goto(re.sub("timeline/.*", "jobs/", page.url))
    other.get_by_role("button", name="Save: HR Coordinator").click()
    expect(page.locator(".timeline-joined a")).to_have_text("HR Coordinator at Northwind Dairy")
    other.get_by_role("link", name="My jobs").first.click()
    expect(item(other, "HR Coordinator").locator("interview-plan a")).to_contain_text(re.compile("^Say thank you: "))
    page.get_by_text("Your interviews").click()
    page.get_by_role("button", name=re.compile("^Delete: HR Coordinator")).click()
    expect(item(other, "HR Coordinator").locator("interview-plan")).to_be_hidden()


def test_a_step_back_keeps_the_days(mine: Open) -> None:
    """What was tapped by mistake is taken back with one tap, and the days of the stages before are as they were."""
    page = mine(FILLED)
    stage(page, "Interview", "Delivery Dispatcher").click()
    stage(page, "Applied", "Delivery Dispatcher").click()
    expect(stage(page, "Applied", "Delivery Dispatcher")).to_contain_text("12 November")
    expect(stage(page, "Interview", "Delivery Dispatcher")).not_to_contain_text("November")
    assert [name for name, _ in kept(page)["saved"][0]["changes"]] == ["saved", "applied", "interview", "applied"]


def test_what_has_closed_is_still_listed(mine: Open) -> None:
    """With its title, and why; a posting that has no page any more is no link."""
    page = mine(HR, FILLED, EXPIRED, GONE)
    for title, words in {
        "HR Coordinator": "Open until 20 December",
        "Delivery Dispatcher": "Closed: the job has been filled.",
        "Bookkeeper": "Closed: its last day was 14 November.",
        "Night Auditor": "This posting is gone.",
    }.items():
        expect(item(page, title).locator(".mine-state")).to_have_text(words)
    assert page.locator(".mine h2").all_inner_texts() == [
        "HR Coordinator",
        "Delivery Dispatcher",
        "Bookkeeper",
        "Night Auditor",
    ]
    expect(page.locator(".mine h2 a[href]")).to_have_count(2)
    page.get_by_role("link", name="Delivery Dispatcher").click()
    expect(page.get_by_text("This job has been filled.")).to_be_visible()


def test_where_it_is_not_known_what_is_open(mine: Open) -> None:
    """Where the file can't be read, what was saved says when a posting closes, and each is a link."""
    page = mine(HR, EXPIRED)
    page.route("**/jobs/states.json", lambda route: route.fulfill(body="not json"))
    page.reload()
    expect(item(page, "HR Coordinator").locator(".mine-state")).to_have_text("Open until 20 December")
    expect(item(page, "Bookkeeper").locator(".mine-state")).to_have_text("Closed: its last day was 14 November.")
    expect(page.locator(".mine h2 a[href]")).to_have_count(2)


def test_removed_and_taken_back(mine: Open) -> None:
    """A job goes with one tap, says so where it stood, and comes back with all its days."""
    page = mine(HR, FILLED)
    before = kept(page)["saved"]
    page.get_by_role("button", name="Remove: Delivery Dispatcher").click()
    expect(item(page, "Removed: Delivery Dispatcher")).to_be_visible()
    assert [one["id"] for one in kept(page)["saved"]] == [HR["id"]]
    undo = item(page, "Removed: Delivery Dispatcher").get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Delivery Dispatcher")).to_be_focused()
    assert sorted(kept(page)["saved"], key=str) == sorted(before, key=str)
    page.get_by_role("button", name="Remove: Delivery Dispatcher").click()
    page.reload()
    expect(page.locator(".mine > li")).to_have_count(1)


def test_by_keyboard_alone(mine: Open) -> None:
    """From the title to each stage, and what is chosen keeps the focus."""
    page = mine(HR)
    page.get_by_role("link", name="HR Coordinator").focus()
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(stage(page, "Interview")).to_be_focused()
    page.keyboard.press("Enter")
    expect(stage(page, "Interview")).to_have_attribute("aria-pressed", "true")
    expect(stage(page, "Interview")).to_be_focused()
    expect(page.locator("[data-said]")).to_have_text("Interview: HR Coordinator")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Plan the follow-up")).to_be_focused()


def test_the_file_goes_to_another_device(mine: Open, tmp_path: Path) -> None:
    """Jobs and interviews leave in one file and come in on another device, on this page or beside the calculator."""
    page = mine(HR, FILLED)
    interviews = {
        "v": 2,
        "interviews": [{"id": HR["plan"], "revision": 1, "title": "", "link": "v1;i=2026-11-20;r=CA"}],
    }
    page.evaluate("text => localStorage.setItem('follow-up-timeline', text)", json.dumps(interviews))
    page.get_by_text("Back up, restore or delete").click()
    with page.expect_download() as event:
        page.get_by_role("button", name="Back up to a file").click()
    file = tmp_path / event.value.suggested_filename
    event.value.save_as(file)
    other = mine()
    other.get_by_text("Back up, restore or delete").click()
    other.get_by_label("Restore a backup").set_input_files(file)
    expect(other.locator(".mine-kept [data-restored]")).to_have_text("1 interview and 2 jobs restored.")
    expect(other.locator(".mine-job")).to_have_count(2)
    assert kept(other) == kept(page)
    third = mine()
    third.goto(third.url.replace("jobs/mine/", "timeline/"))
    third.get_by_text("Restore a backup").first.click()
    third.get_by_label("Restore a backup", exact=True).set_input_files(file)
    expect(third.locator(".timeline-interviews [data-restored]")).to_have_text("1 interview and 2 jobs restored.")
    assert kept(third) == kept(page)


def test_everything_is_deleted(mine: Open) -> None:
    """All that the board keeps goes with one tap, and nothing else; Undo brings it back."""
    page = mine(HR)
    for key in ("seen-jobs", "job-visits", "follow-up-timeline"):
        page.evaluate("key => localStorage.setItem(key, '{}')", key)
    page.get_by_text("Back up, restore or delete").click()
    page.get_by_role("button", name="Delete everything kept here").click()
    expect(page.get_by_text("Deleted. Nothing of the board is left on this device.")).to_be_visible()
    expect(page.locator(".mine > li")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == ["follow-up-timeline"]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="HR Coordinator")).to_be_visible()
    assert kept(page)["saved"] == [HR]


def test_storage_that_is_blocked_or_damaged(mine: Open) -> None:
    """The page works and says what is wrong, in a sentence; what it can't read stays."""
    page = mine(HR)
    notice = page.locator("[data-notice]")
    for text, words in {
        "{": "What was kept here is damaged, so your saved jobs can’t be shown. Restore a backup if you have one.",
        json.dumps({"v": 1, "saved": [HR, {"id": "x"}]}): "One saved job is damaged and can’t be shown.",
        json.dumps({"v": 9}): "A newer version of this page keeps your jobs here. Reload the page, and try again.",
    }.items():
        page.evaluate("text => localStorage.setItem('saved-jobs', text)", text)
        page.reload()
        expect(notice).to_have_text(words)
        assert page.evaluate("localStorage.getItem('saved-jobs')") == text
    page.add_init_script(BLOCKED)
    page.reload()
    expect(notice).to_have_text("This browser doesn’t let the page keep anything, so no job can be saved.")
    expect(page.get_by_role("link", name="See the open jobs")).to_be_visible()


def test_two_tabs(mine: Open) -> None:
    """What changes in one tab, the other shows; a stage in each is kept from both."""
    page = mine(HR, FILLED)
    other = page.context.new_page()
    other.clock.set_fixed_time(MORNING)
    other.goto(page.url)
    stage(other, "Applied").click()
    expect(stage(page, "Applied")).to_have_attribute("aria-pressed", "true")
    other.get_by_role("button", name="Remove: Delivery Dispatcher").click()
    expect(page.locator(".mine > li")).to_have_count(1)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_it_fits_and_passes_axe(mine: Open, width: int) -> None:
    """Empty and with jobs of every kind, in both schemes; what is to be touched is large enough, and nothing too wide."""
    long = {**FILLED, "id": "long", "title": "Kapitaen" * 15, "company": "Donaudampfschiff" * 8}
    for jobs in ((), (HR, FILLED, EXPIRED, long)):
        page = mine(*jobs, viewport={"width": width, "height": 740})
        page.get_by_text("Back up, restore or delete").click()
        if jobs:
            stage(page, "Interview").click()
            page.get_by_role("button", name="Remove: Bookkeeper").click()
        assert page.evaluate("document.documentElement.scrollWidth") == width
        targets = page.locator("main :is(button, .button, summary, interview-plan a):visible").all()
        assert all((each.bounding_box() or {"height": 0})["height"] >= 44 for each in targets)
        assert faults(page) == []
