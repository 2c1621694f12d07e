"""The way back: the build before the one that is published is the site again, whole and at once."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.core.errors import SiteError
from plugins.writer.rollback import builds, roll_back
from tests.articles.writing import GROUND, article, articles
from tests.building import EPOCH, SiteBuild
from tests.writer.trees import tree

pytestmark = pytest.mark.outside
NOW = datetime(2026, 11, 23, tzinfo=UTC)


class Site:
    """A small site that is built again and again, a minute later each time."""

    def __init__(self, folder: Path, build_site: Callable[..., SiteBuild], **settings: object) -> None:
        self.folder, self._build_site, self._settings, self._times = folder, build_site, settings, 0

    def build(self, body: str) -> dict[str, bytes]:
        self._times += 1
        built = self._build_site(
            self.folder, articles(one=article("One", body=f"{body}\n")), bare=True, PLUGINS=GROUND,
            epoch=str(int(EPOCH) + 60 * self._times), **self._settings,
        )  # fmt: skip
        assert built.status == 0, built.report
        return tree(built.output)

    @property
    def output(self) -> Path:
        return self.folder / "output"


def test_the_build_before_is_the_site_again(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    site = Site(tmp_path, build_site)
    first = site.build("The first text.")
    second = site.build("The second text.")
    assert first != second
    roll_back(site.output, NOW)
    assert tree(site.output) == first
    with pytest.raises(SiteError, match="BUILDS_KEPT"):
        roll_back(site.output, NOW)
    assert tree(site.output) == first
    assert site.build("The second text.").keys() >= second.keys()
    assert b"The second text." in (site.output / "articles" / "one" / "index.html").read_bytes()


def test_as_far_back_as_builds_are_kept(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    site = Site(tmp_path, build_site, BUILDS_KEPT=3)
    made = [site.build(f"Text {number}.") for number in range(5)]
    assert len(builds(site.output)) == 3
    for expected in (made[3], made[2]):
        roll_back(site.output, NOW)
        assert tree(site.output) == expected
    with pytest.raises(SiteError):
        roll_back(site.output, NOW + timedelta(hours=1))


@pytest.mark.parametrize("there", ["nothing", "a folder"])
def test_without_a_build_it_says_so(tmp_path: Path, there: str) -> None:
    if there == "a folder":
        (tmp_path / "output").mkdir()
    with pytest.raises(SiteError, match="make build"):
        roll_back(tmp_path / "output", NOW)


def test_what_is_half_written_is_no_build(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    site = Site(tmp_path, build_site)
    site.build("The only text.")
    (tmp_path / ".builds" / "output" / "writing-20200101-000000-x").mkdir()
    with pytest.raises(SiteError):
        roll_back(site.output, NOW)
