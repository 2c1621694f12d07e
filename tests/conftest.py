"""What all tests share: the project's root, the shipped site built once, and a way to build another."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import processes, purity
from tests.building import ROOT, SiteBuild, build
from tests.fuzzing import PROFILE
from tests.serving import served

settings.load_profile(PROFILE)
processes.hear_for_others()
guard = purity.Guard()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Before pytest looks for what -m has asked for."""
    purity.mark(items)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    with guard.over(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    with guard.over(item):
        return (yield)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def build_site() -> Callable[..., SiteBuild]:
    """build_site(tmp_path, files={"content/data/jobs.yaml": "..."}, JOB_LIFE_DAYS=30): see tests/building.py."""
    return build


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> SiteBuild:
    """The site as it is shipped, built once for all tests that only read it."""
    built = build(tmp_path_factory.mktemp("shipped"))
    assert built.status == 0, built.report
    return built


@pytest.fixture(scope="session")
def site_dir(shipped: SiteBuild) -> Path:
    return shipped.output


@pytest.fixture(scope="session")
def shipped_url(site_dir: Path) -> Iterator[str]:
    with served(site_dir) as address:
        yield address


@pytest.fixture(scope="session")
def site_url(shipped_url: str) -> str:
    return shipped_url
