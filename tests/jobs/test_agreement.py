"""A posting never disagrees with itself: page, markup, RSS, Atom, JSON and XML say the same, fact by fact."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from html import escape
from typing import Any

import pytest
from lxml import etree
from markdown import markdown

from bench import corpus
from plugins.core.validation import countries
from tests.building import SiteBuild
from tests.jobs import readings
from tests.jobs.test_real_feed import EPOCH as COMMUNITY_EPOCH
from tests.jobs.test_real_feed import FEEDS

ROOMS = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.jobs", "plugins.discovery"]
SITEURL = "https://callback.example"
pytestmark = pytest.mark.outside

GENERATED = 110  # of which fewer than 100 are open, which is what a feed holds


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., SiteBuild]) -> SiteBuild:
    text = corpus.feed(corpus.postings(GENERATED, date(2026, 11, 23), seed=7))
    return build_site(tmp_path_factory.mktemp("generated"), {"content/data/jobs.yaml": text}, bare=True, PLUGINS=ROOMS)


@pytest.fixture(scope="module")
def community(
    tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., SiteBuild]
) -> Callable[[str], SiteBuild]:
    """The site of a community's board, by its name; each is built once."""

    @cache
    def built(name: str) -> SiteBuild:
        project, source = tmp_path_factory.mktemp("community"), FEEDS[name].source
        return build_site(project, bare=True, epoch=COMMUNITY_EPOCH, PLUGINS=ROOMS, JOB_SOURCES=[source])

    return built


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., SiteBuild]) -> SiteBuild:
    """Postings of another's feed, whose descriptions are HTML: every other one escaped once more, as some give it."""
    entries = corpus.postings(GENERATED, date(2026, 11, 23), seed=11)
    for number, entry in enumerate(entries):
        text = f"<div>{markdown(entry.pop('description', ''))}</div><script>evil()</script>"
        entry["content"] = escape(text) if number % 2 else text
    source = {
        "path": "content/data/theirs.json",
        "name": "Harbour",
        "fields": {"content": "description"},
        "html": ["description"],
        "ignore": ["id"],
    }
    files = {source["path"]: corpus.feed(entries)}
    project = tmp_path_factory.mktemp("foreign")
    return build_site(project, files, bare=True, PLUGINS=ROOMS, JOB_SOURCES=[source])


@pytest.fixture(params=["shipped", "generated", "foreign", *FEEDS])
def site(request: pytest.FixtureRequest, community: Callable[[str], SiteBuild]) -> SiteBuild:
    named = request.param
    built: SiteBuild = community(named) if named in FEEDS else request.getfixturevalue(named)
    assert built.status == 0, built.report
    return built


def records(site: SiteBuild) -> dict[str, dict[str, Any]]:
    """The JSON list by address."""
    return {record["url"]: record for record in json.loads(site.read("jobs/open.json"))["postings"]}


def page(site: SiteBuild, address: str) -> str:
    return site.read(f"{address.removeprefix(f'{SITEURL}/')}index.html")


def differences(one: readings.Facts, other: readings.Facts) -> Iterator[str]:
    """The facts that both have and say differently."""
    for name in sorted(one.keys() & other.keys()):
        if one[name] != other[name]:
            yield f"{name}: {one[name]!r} is not {other[name]!r}"


def test_every_form_holds_every_open_posting(site: SiteBuild) -> None:
    """The pages with a way to apply, the list, the three feeds, the XML and the sitemap name the same postings."""
    listed = set(records(site))
    assert listed
    zones = {address: record["timezone"] for address, record in records(site).items()}
    for name in ("rss", "atom"):
        assert set(readings.of_xml_feed((site.output / f"feeds/jobs.{name}").read_bytes(), zones)) == listed
    assert {item["url"] for item in json.loads(site.read("feeds/jobs.json"))["items"]} == listed
    assert set(readings.of_indeed((site.output / "feeds/jobs.xml").read_bytes())) == listed
    pages = {
        f"{SITEURL}/jobs/{file.parent.name}/"
        for file in (site.output / "jobs").glob("*/index.html")
        if "job-apply" in file.read_text() and file.parent.name != "post"  # where an employer's preview is
    }
    assert pages == listed


def test_every_form_says_the_same(site: SiteBuild) -> None:
    """Whatever two forms both say of a posting, they say alike."""
    listed = records(site)
    zones = {address: record["timezone"] for address, record in listed.items()}
    rss, atom = (
        readings.of_xml_feed((site.output / f"feeds/jobs.{name}").read_bytes(), zones) for name in ("rss", "atom")
    )
    feed = readings.of_json_feed((site.output / "feeds/jobs.json").read_bytes())
    xml = readings.of_indeed((site.output / "feeds/jobs.xml").read_bytes())
    found = []
    for address, record in listed.items():
        shown = readings.of_page(page(site, address))
        forms = {
            "markup": readings.of_markup(page(site, address)),
            "rss": rss[address],
            "atom": atom[address],
            "json": feed[address],
            "list": readings.of_record(record),
            **{f"xml {number}": job for number, job in enumerate(xml[address])},
        }
        for name, form in forms.items():
            found += [f"{address} {name} {each}" for each in differences(form or {}, shown)]
        for name in ("rss", "atom", "json"):
            assert forms[name] == {key: value for key, value in shown.items() if key != "apply"}, name
    assert found == []


def test_places_agree(site: SiteBuild) -> None:
    """Codes in the list, the markup and the XML are the places and countries that the page names, one for one."""
    xml = readings.of_indeed((site.output / "feeds/jobs.xml").read_bytes())
    for address, record in records(site).items():
        shown, made = readings.of_page(page(site, address)), readings.of_markup(page(site, address))
        places, areas = record["locations"], record["applicants_from"]
        assert [spoken(place) for place in places] == shown["places"]
        full = record["remote"] == "full"
        assert shown["remote"].startswith({"none": "", "hybrid": "Hybrid", "full": "Fully remote"}[record["remote"]])
        assert (shown["remote"] == "") == (record["remote"] == "none")
        names = [spoken_area(area) for area in areas]
        assert all(name in shown["remote"] for name in names) or not full
        assert {job["remotetype"] for job in xml[address]} == {
            {"none": "", "hybrid": "Hybrid remote", "full": "Fully remote"}[record["remote"]]
        }
        expected = [indeeds(place) for place in places] or [remote(area) for area in areas] or [remote("")]
        assert [job["address"] for job in xml[address]] == expected
        if made:
            assert made["telecommute"] == full
            assert made["areas"] == (names if full else [])
            assert made["addresses"] == [googles(place) for place in places]


def test_markup_stands_where_it_may(site: SiteBuild) -> None:
    """A page carries markup exactly where there is a description, and a country for each place and for remote work."""
    for address, record in records(site).items():
        sound = (
            "description_html" in record
            and all("country" in place for place in record["locations"])
            and (record["remote"] != "full" or bool(record["applicants_from"]))
        )
        assert (readings.of_markup(page(site, address)) is not None) == sound, address


def test_the_sitemap_agrees(site: SiteBuild) -> None:
    """Of postings it lists the open ones, each with the day it was posted or last checked, whichever is later."""
    tree = etree.fromstring((site.output / "sitemap.xml").read_bytes())
    changed = {url[0].text: url.findtext("{*}lastmod") for url in tree}
    listed = records(site)
    for address, record in listed.items():
        day = max(record["posted"], record.get("last_verified", ""))
        assert str(changed[address]).startswith(f"{day}T00:00:00"), address
    below = [
        str(address)
        for address in changed
        if str(address).startswith(f"{SITEURL}/jobs/") and str(address).count("/") == 5
    ]
    postings = {address for address in below if "job-apply" in page(site, address)} - {f"{SITEURL}/jobs/post/"}
    assert postings == set(listed)


def test_the_generated_board_holds_every_kind(generated: SiteBuild) -> None:
    """What is compared has each kind of every fact in it, so that none is compared by chance alone."""
    listed = list(records(generated).values())
    assert {record["remote"] for record in listed} == {"none", "hybrid", "full"}
    assert {each for record in listed for each in record["type"]} >= {"full-time", "contract", "per-diem", "internship"}
    assert {record["salary"]["per"] for record in listed if "salary" in record} == {
        "hour",
        "day",
        "week",
        "month",
        "year",
    }
    assert {tuple(record["salary"])[:-2] for record in listed if "salary" in record} == {
        ("min",),
        ("max",),
        ("min", "max"),
    }
    assert {len(record["locations"]) for record in listed} >= {0, 1, 2}
    assert any("text" in place for record in listed for place in record["locations"])
    assert {record.get("last_day_assumed") for record in listed} == {True, False, None}
    assert any("description_html" not in record for record in listed)
    assert any(record["apply"].startswith("mailto:") for record in listed)
    assert len({record["timezone"] for record in listed}) > 5


def spoken(place: dict[str, str]) -> str:
    if "text" in place:
        return place["text"]
    town = " ".join(filter(None, [place.get("postal_code"), place.get("city")]))
    return ", ".join(
        filter(None, [place.get("street"), town, place.get("region"), countries().get(place.get("country", ""))])
    )


def spoken_area(area: str) -> str:
    country, _, part = area.partition("-")
    return ", ".join(filter(None, [part, countries()[country]]))


def googles(place: dict[str, str]) -> dict[str, str]:
    names = {
        "street": "streetAddress", "city": "addressLocality", "region": "addressRegion",
        "postal_code": "postalCode", "country": "addressCountry",
    }  # fmt: skip
    return {"@type": "PostalAddress", **{names[name]: value for name, value in place.items()}}


def indeeds(place: dict[str, str]) -> dict[str, str]:
    return {
        "city": place.get("text", place.get("city", "")),
        "state": place.get("region", ""),
        "country": place.get("country", ""),
        "postalcode": place.get("postal_code", ""),
        "streetaddress": place.get("street", ""),
    }


def remote(area: str) -> dict[str, str]:
    country, _, part = area.partition("-")
    return {"city": "Remote", "state": part, "country": country, "postalcode": "", "streetaddress": ""}
