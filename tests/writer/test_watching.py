"""Under `pelican -r` a build must come to its end whatever is wrong: there Pelican builds again at once on an error."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.core.build import Build
from plugins.core.report import Report
from plugins.writer.staging import stop_on_problems, watching
from tests import processes
from tests.articles.writing import GROUND, article
from tests.building import EPOCH, ROOT

DRIVER = """\
import json, sys
from pathlib import Path
from pelican import Pelican
from pelican.settings import read_settings

project, sys.argv = Path(sys.argv[1]), ["pelican", "-lr"]
pelican = Pelican(read_settings(str(project / "conf.py")))
seen = []
for text in json.loads((project / "texts.json").read_text()):
    (project / "content/articles/a.md").write_text(text)
    pelican.run()
    page = project / "output/articles/a/index.html"
    builds = list((project / ".builds/output").iterdir())
    seen.append([page.is_file() and "Second" in page.read_text(), page.is_file(), len(builds)])
print("SEEN", json.dumps(seen))
"""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["-r"], True), (["-lr"], True), (["--autoreload"], True), (["content", "-s", "conf.py", "-rl"], True),
        ([], False), (["content", "-l"], False), (["--relative-urls"], False), (["-s", "r"], False), (["r"], False),
    ],
)  # fmt: skip
def test_who_watches(arguments: list[str], expected: bool) -> None:
    """Only -r, alone or among other letters, and its long form."""
    assert watching(["pelican", *arguments]) is expected


def pelican_with(report: Report, folder: Path) -> SimpleNamespace:
    build = Build({"PATH": str(folder)}, root=folder, rooms=())
    build.report = report
    (folder / "staging").mkdir()
    return SimpleNamespace(settings={"BUILD": build}, output_path=str(folder / "staging"))


@pytest.mark.parametrize(("argument", "ends"), [("-r", False), ("--autoreload", False), ("-l", True)])
def test_problems_end_a_build_unless_it_is_watched(
    argument: str, ends: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report is printed either way; the exit status is 1 only where there is one."""
    monkeypatch.setattr(sys, "argv", ["pelican", argument])
    report = Report()
    report.problem("content/a.md", "wrong", line=3)
    pelican = pelican_with(report, tmp_path)
    if ends:
        with pytest.raises(SystemExit) as ended:
            stop_on_problems(pelican)
        assert ended.value.code == 1
        assert not (tmp_path / "staging").exists()
    else:
        stop_on_problems(pelican)
    assert "content/a.md:3  wrong." in capsys.readouterr().err


def test_no_problems_no_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build without problems goes on in silence."""
    monkeypatch.setattr(sys, "argv", ["pelican"])
    stop_on_problems(pelican_with(Report(), tmp_path))
    assert capsys.readouterr().err == ""


@pytest.mark.outside
def test_a_fault_and_its_mending(tmp_path: Path) -> None:
    """Good, broken, broken otherwise, good again, in one Pelican as -r keeps it: the last good site stays."""
    content = tmp_path / "content" / "articles"
    content.mkdir(parents=True)
    texts = [
        article("First", slug="a"),
        article("Broken", slug="a", standfrist="x"),
        article("Broken", slug="a", body="[x](/nowhere/)"),
        article("Second", slug="a"),
    ]
    (tmp_path / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    settings = {
        "PATH": str(tmp_path / "content"), "OUTPUT_PATH": str(tmp_path / "output"), "THEME": str(ROOT / "theme"),
        "PLUGINS": [*GROUND, "plugins.related", "plugins.services", "plugins.comments", "plugins.feeds"],
        "SITEURL": "https://callback.example", "LEAD_ARTICLE": "",
    }  # fmt: skip
    lines = ["from pelicanconf import *", *(f"{name} = {value!r}" for name, value in settings.items())]
    (tmp_path / "conf.py").write_text("\n".join(lines), encoding="utf-8")
    done = processes.run(
        [sys.executable, "-c", DRIVER, tmp_path], cwd=ROOT, env={"SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stderr
    (seen,) = [json.loads(line.removeprefix("SEEN ")) for line in done.stdout.splitlines() if line.startswith("SEEN ")]
    assert seen == [[False, True, 1], [False, True, 1], [False, True, 1], [True, True, 2]]
    assert done.stderr.count('"standfrist" is not a key that is known here.') == 1
    assert done.stderr.count("the link to /nowhere/ leads nowhere.") == 1
