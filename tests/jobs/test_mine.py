"""My jobs as it is built: the page, and the file that says which postings are open."""

import json
from datetime import date

import pytest
from lxml import html as lxml_html

from plugins.jobs.board.board import make_board
from plugins.jobs.exports.states import states
from plugins.jobs.pages.summary import row
from tests.building import SiteBuild
from tests.jobs.making import TODAY, posting


def test_states_name_what_has_a_page() -> None:
    """Open postings with the moment they close, closed ones with the reason; none that is scheduled or gone."""
    board = make_board(
        [
            posting(),
            posting(id="no-end", expires="never"),
            posting(id="was-filled", filled="2026-11-20"),
            posting(id="taken-down", withdrawn="2026-11-21"),
            posting(id="is-over", expires="2026-11-22"),
            posting(id="to-come", posted="2026-12-01"),
            posting(id="long-gone", posted="2026-01-02", expires="2026-02-01"),
        ],
        lambda _zone: TODAY,
    )
    assert json.loads(states(board)) == {
        "open": {"acme-hr": "2026-12-21T00:00:00-05:00", "no-end": ""},
        "closed": {"was-filled": "filled", "taken-down": "withdrawn", "is-over": "expired"},
    }


def test_a_row_says_when_it_was_first_to_be_seen() -> None:
    """A feed's posting with an older day than that of its first fetch; all others on the day they were posted."""
    for first_seen, listed in (("2026-11-22", "2026-11-22"), ("2026-11-01", "2026-11-20"), (None, "2026-11-20")):
        one = posting().model_copy(update={"first_seen": first_seen and date.fromisoformat(first_seen)})
        assert row(one, make_board([one], lambda _zone: TODAY)).listed.isoformat() == listed


@pytest.mark.outside
def test_the_page_is_for_its_reader_alone(shipped: SiteBuild) -> None:
    """Search engines and the site's own search are given none of it; each list leads there."""
    page = lxml_html.fromstring(shipped.read("jobs/mine/index.html"))
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "jobs/mine" not in shipped.read("sitemap.xml")
    for path in ("jobs/index.html", "jobs/remote/index.html", "jobs/place/galway-ireland/index.html"):
        assert "/jobs/mine/" in lxml_html.fromstring(shipped.read(path)).xpath("//main//a/@href"), path
    found = [path.read_text(encoding="utf-8") for path in shipped.output.glob("assets/*/found*.json")]
    assert not any("jobs/mine" in text for text in found)
