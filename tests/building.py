"""Builds a site the way an author does: the real command, in a process of its own, with its exit status."""

import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests import processes

ROOT = Path(__file__).resolve().parent.parent
EPOCH = "1795449600"  # 2026-11-23 16:00 UTC, a Monday morning in Toronto
MOMENT = datetime.fromtimestamp(int(EPOCH), UTC)


@dataclass(frozen=True)
class SiteBuild:
    """What a build left behind. `report` is all that it printed; `output` is the published folder."""

    status: int
    report: str
    output: Path
    project: Path

    def read(self, path: str) -> str:
        return (self.output / path).read_text(encoding="utf-8")

    def exists(self, path: str) -> bool:
        return (self.output / path).exists()


def build(
    project: Path,
    files: dict[str, str | None] | None = None,
    *,
    bare: bool = False,
    fatal: bool = True,
    epoch: str = EPOCH,
    rules: Path | None = None,
    **settings: object,
) -> SiteBuild:
    """Builds a copy of the shipped content in `project`, with `files` written over it (None deletes one).

    `bare` starts from no content at all. A second build in the same project keeps what is there and writes over it.
    `settings` go over pelicanconf.py's. `rules` stand in for the calculator's own file of advice.
    """
    content = project / "content"
    if not content.exists():
        if bare:
            content.mkdir(parents=True)
        else:
            shutil.copytree(ROOT / "content", content)
    for name, text in (files or {}).items():
        path = project / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    values = {
        "SITEURL": "https://callback.example",
        "PATH": str(content),
        "OUTPUT_PATH": str(project / "output"),
        "CACHE_PATH": str(ROOT / ".cache"),  # its keys say all that a thing is made of: sites may share it
        "THEME": str(ROOT / "theme"),
        **({"LEAD_ARTICLE": ""} if bare else {}),
        **settings,
    }
    lines = ["import sys", f"sys.path.insert(0, {str(ROOT)!r})", "from pelicanconf import *"]
    lines += [f"{name} = {value!r}" for name, value in values.items()]
    if rules:
        lines += [
            "from pathlib import Path",
            "from plugins.timeline import adapter",
            f"adapter.RULES = Path({str(rules)!r})",
        ]
    (project / "conf.py").write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "pelican", "-s", str(project / "conf.py"), "--log-handler", "plain"]
    done = processes.run(
        [*command, *(["--fatal", "errors"] if fatal else [])],
        cwd=ROOT,
        env={"SOURCE_DATE_EPOCH": epoch, "PYTHONPATH": str(ROOT)},
    )
    return SiteBuild(done.returncode, done.stdout + done.stderr, project / "output", project)
