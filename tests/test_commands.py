"""Commands stand in tasks.py alone: `make` hands them over, the documents name no other, and each can be asked for help."""

import re
import signal
import sys
from pathlib import Path

import pytest
from invoke.collection import Collection

import tasks
from tests import processes
from tests.building import ROOT
from tests.project import OUTSIDE, lay_out
from tests.test_readmes import DOCUMENTS

COMMANDS = sorted(Collection.from_module(tasks).task_names)
MAKES_OWN = {"help", "clean"}
_CODE = re.compile(r"^ *(`{3,})[^\n]*\n(.*?)^ *\1[^\n]*$|`([^`\n]+)`", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"(?:^|[\s(&;`=])make ((?:[A-Z]+=\S+ )*[a-z][a-z-]*)")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the project's commands, whose .venv is the one that runs the tests."""
    return lay_out(tmp_path)


def make(project: Path, *words: str) -> processes.Done:
    return processes.run(["make", *words], cwd=project, env={**OUTSIDE, "PYTHONPATH": str(ROOT)})


def add_tasks(project: Path, code: str) -> None:
    """Writes further commands among those of tasks.py."""
    text = (ROOT / "tasks.py").read_text(encoding="utf-8")
    (project / "tasks.py").write_text(
        text.replace("\nclass Commands(", f"\n{code}\n\nclass Commands(", 1), encoding="utf-8"
    )


def commands_in(text: str) -> set[str]:
    """The commands that the code of a Markdown text gives to `make`."""
    code = [fenced or inline for _, fenced, inline in _CODE.findall(text)]
    return {found.rpartition(" ")[2] for each in code for found in _NAMED.findall(each)}


@pytest.mark.outside
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_can_be_asked_for_help(command: str) -> None:
    """Each is found under its name, and says what it does."""
    done = processes.run([sys.executable, "tasks.py", "--help", command], cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert f"make [--core-opts] {command} " in done.stdout
    assert "Docstring:\n  none" not in done.stdout


@pytest.mark.outside
def test_every_task_is_a_command() -> None:
    """A function that is marked as a task is a command without being named anywhere else, and invoke sees the same."""
    text = (ROOT / "tasks.py").read_text(encoding="utf-8")
    marked = re.findall(r"^@task\b.*\ndef (\w+)\(", text, re.MULTILINE)
    assert sorted(name.replace("_", "-") for name in marked) == COMMANDS
    listed = processes.run([sys.executable, "-m", "invoke", "--list"], cwd=ROOT, check=True).stdout
    assert [name for name in COMMANDS if f"  {name} " not in listed] == []


def test_the_makefile_names_none_of_them() -> None:
    """No rule of the Makefile is a command of tasks.py, so that neither can forget what the other has."""
    rules = re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(rules) == MAKES_OWN


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_documents_name_commands_that_are_there(document: Path) -> None:
    """Whatever a document tells its reader to `make` is a command."""
    assert commands_in(document.read_text(encoding="utf-8")) <= {*COMMANDS, *MAKES_OWN}


def test_what_counts_as_a_command() -> None:
    """What stands in code, with variables before it or behind; not what is said."""
    text = "make up `make build` or `A=1 make check`\n\n```sh\nmake PYTHON=python3 test\ncd x && (make fetch)\n```\n"
    assert commands_in(text) == {"build", "check", "test", "fetch"}


@pytest.mark.outside
def test_make_alone_lists_the_commands(project: Path) -> None:
    """As `make help` does."""
    alone = make(project)
    assert (alone.returncode, alone.stdout) == (0, make(project, "help").stdout)
    assert [name for name in COMMANDS if f"  {name} " not in alone.stdout] == []


@pytest.mark.outside
def test_make_hands_over_words_and_variables(project: Path) -> None:
    """Several commands run in their order; a word of a command and the variables on the line arrive."""
    add_tasks(
        project,
        "@task\ndef one(context: Context, kind: str) -> None:\n    print(kind, os.environ['TITLE'])\n\n"
        "@task\ndef two(context: Context) -> None:\n    print('two')\n",
    )
    done = make(project, "one", "article", "two", "TITLE=The second one", "PYTHON=python3")
    assert (done.returncode, done.stdout) == (0, "article The second one\ntwo\n"), done.stderr


@pytest.mark.outside
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bild"], 'There is no command "bild". Did you mean build?'),
        (["job-chek"], 'There is no command "job-chek". Did you mean job-check?'),
        (["list", "tset"], 'There is no command "list". Did you mean lint?'),
        (["check", "tset"], 'There is no command "tset". Did you mean test?'),
        (["zzzzzz"], 'There is no command "zzzzzz". make alone lists them.'),
        (["tests"], 'There is no command "tests". Did you mean test?'),
        (["new"], "make new wants a word more: article, job or source."),
        (["new", "articel"], 'make new: there is no "articel". Did you mean article?'),
    ],
)
def test_a_command_that_is_none(project: Path, words: list[str], said: str) -> None:
    """One sentence names the nearest, nothing runs, and make fails; a folder of that name makes no difference."""
    (project / "tests").mkdir()
    done = make(project, *words)
    assert done.returncode != 0
    assert done.stdout == ""
    assert done.stderr.splitlines()[0] == said


@pytest.mark.outside
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_what_a_command_runs_ends_with_it(project: Path, number: signal.Signals) -> None:
    """When make is ended or interrupted, so is what it runs, without a traceback of ours; what comes after is not run."""
    endless = "import os, time\nprint('Runs as', os.getpid(), flush=True)\ntime.sleep(3600)\n"
    (project / "endless.py").write_text(endless, encoding="utf-8")
    run_it = "_run(f'{PYTHON} endless.py')\n    print('After.')"
    add_tasks(project, f"@task\ndef endless(context: Context) -> None:\n    {run_it}\n")
    environment = {**OUTSIDE, "PYTHONPATH": str(ROOT)}
    with processes.running(["make", "endless"], cwd=project, env=environment) as running:
        (*_, line) = processes.said_until(running, "Runs as")
        assert processes.ends(running, number, group=number is signal.SIGINT)
        assert running.returncode != 0
        assert processes.is_gone(int(line.split()[-1]))
        assert running.stdout is not None
        said = running.stdout.read()
        assert "tasks.py" not in said
        assert "After." not in said


@pytest.mark.outside
def test_clean_takes_the_environment_away(project: Path) -> None:
    """What was fetched goes; nothing is set up for it first."""
    (project / "node_modules").mkdir()
    assert make(project, "clean").returncode == 0
    assert not (project / ".venv").exists()
    assert not (project / "node_modules").exists()
