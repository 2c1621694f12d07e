"""`make comments` and `make fetch` as an author types them: Isso starts ready set up, and what she approves is in her file."""

import stat
from pathlib import Path

import pytest

from plugins.comments.isso.server import ENVIRONMENT, make_environment
from plugins.comments.settings import CommentsSettings
from plugins.core.errors import SiteError
from tests import isso, processes
from tests.building import ROOT
from tests.project import lay_out

pytestmark = pytest.mark.outside


@pytest.fixture
def project(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own folder, with Isso's environment in it."""
    made = isso.environment(tmp_path_factory.getbasetemp().parent)
    folder = tmp_path / "project"
    folder.mkdir()
    lay_out(folder)
    (folder / ENVIRONMENT).symlink_to(made)
    for name in ("plugins", "content"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "publishconf.py").symlink_to(ROOT / "publishconf.py")
    return folder


def test_from_the_command_to_the_file(tmp_path: Path, project: Path) -> None:
    """It prints where to moderate; nothing is public before that; the fetch brings it; Isso ends when it is told to."""
    port = processes.free_port()
    (project / "content").unlink()
    (project / "content" / "data" / "comments").mkdir(parents=True)
    settings = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    own = settings.replace('COMMENTS_ISSO = ""', f'COMMENTS_ISSO = "http://localhost:{port}"')
    (project / "pelicanconf.py").write_text(own.replace("JOB_SOURCES = [", "JOB_SOURCES = [] and ["), encoding="utf-8")
    command = [project / ".venv/bin/python", "tasks.py"]
    with processes.running([*command, "comments"], cwd=project) as started:
        said = "".join(processes.said_until(started, "Ctrl-C stops Isso."))
        assert f"Read and approve: http://localhost:{port}/admin/" in said
        assert ".isso/password" in said
        processes.wait_until_it_answers(started, port)
        running = isso.Isso(project, f"http://localhost:{port}", CommentsSettings(), started)
        running.post("/articles/ask/", "Hello there.", author="Tom")
        assert list(running.waiting().values()) == ["Hello there."]
        running.approve()
        done = processes.run([*command, "fetch"], cwd=project, check=True)
        assert "Isso: 1 new -> content/data/comments/" in done.stdout
    assert "Hello there." in (project / "content/data/comments/ask.yaml").read_text(encoding="utf-8")
    private = [project / ".isso", *(project / ".isso" / name for name in ("password", "salt", "isso.cfg"))]
    assert [path for path in private if stat.S_IMODE(path.stat().st_mode) & 0o077] == []
    password = (project / ".isso/password").read_text(encoding="utf-8")
    assert len(password.strip()) >= 20
    assert password.strip() not in said


def test_isso_cannot_be_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a network the command says in words what is missing, and leaves no half of an environment."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with pytest.raises(SiteError, match=r"Isso could not be fetched: .*\n.*The site is built without it"):
        make_environment(tmp_path)
    assert not (tmp_path / ENVIRONMENT).exists()


def test_a_changed_lock_makes_it_anew(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """While the lock is the same nothing is fetched; with another one, the environment is made again."""
    program = make_environment(project)
    assert program.is_file()
    other = tmp_path / "requirements.txt"
    other.write_text("nothing-of-this-name==1 --hash=sha256:00\n", encoding="utf-8")
    monkeypatch.setattr("plugins.comments.isso.server.LOCK", other)
    (project / ENVIRONMENT).unlink()
    with pytest.raises(SiteError):
        make_environment(project)
