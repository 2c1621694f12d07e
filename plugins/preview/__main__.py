"""Runs `make serve`: one build after another, each in a process of its own, so that changed code counts too.

The process of the next build stands ready: it has loaded all code before anybody saves a file.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

from watchfiles import Change, DefaultFilter, watch

from plugins.core.report import LEFT_OUT, NOTE
from plugins.core.strays import is_stray

from .server import Outcome, PreviewServer, State, open_server
from .stop import Stop

ROOT = Path.cwd()
FOLDER = ROOT / ".serve" / "output"
WATCHED = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")


def prepare(address: str, stop: Stop) -> None:
    """Has the next build stand ready."""
    settings = {"BUILD_MODE": "preview", "SITEURL": address}
    command = [
        *(sys.executable, "-m", "plugins.preview.build_once", "content", "-s", "pelicanconf.py", "--fatal", "errors"),
        *("--log-handler", "plain", "-o", str(FOLDER)),
        *("-e", *(f"{name}={json.dumps(value)}" for name, value in settings.items())),
    ]
    stop.prepare(command, ROOT)


def build(stop: Stop) -> Outcome:
    """Builds the preview. What the author should read is why it failed, or what it had to leave out."""
    status, output = stop.run()
    if stop.is_set():
        return Outcome()
    said = output.strip().replace("\r", "")
    print(said, flush=True)
    return outcome_of(not status, said)


def outcome_of(built: bool, said: str) -> Outcome:
    """What of a build's words is for the browser: what is wrong, and the notes by themselves."""
    lines = said.splitlines()
    notes = "\n".join(line.removeprefix(NOTE) for line in lines if line.startswith(NOTE))
    if not built:
        rest = "\n".join(line for line in lines if not line.startswith(NOTE)).strip()
        return Outcome(False, rest or "The build ended without a word.", notes)
    left_out = [line for line in lines if line.startswith(LEFT_OUT)]
    return Outcome(True, "\n".join([*left_out, "", "A build would refuse this."]) if left_out else "", notes)


class _Meant(DefaultFilter):
    """Passes over what an editor leaves beside a file while somebody types."""

    def __call__(self, change: Change, path: str) -> bool:
        return not is_stray(Path(path).name) and super().__call__(change, path)


def changes(stop: Stop) -> Iterator[set[str]]:
    """Yields nothing at once, and then the paths of every burst of changes to what the site is made of, until a `stop`.

    What changes between two yields counts: nothing that is saved while a build runs is missed, the first one included.
    """
    paths = [ROOT / name for name in WATCHED if (ROOT / name).exists()]
    skipped = _Meant(ignore_dirs=(*DefaultFilter.ignore_dirs, "output"))
    begun = False
    for changed in watch(
        *paths, watch_filter=skipped, debounce=200, step=30, rust_timeout=200, yield_on_timeout=True, stop_event=stop
    ):
        if changed or not begun:
            begun = True
            yield {path for _, path in changed}


def show(server: PreviewServer, state: State, stop: Stop) -> None:
    """Builds, serves, and builds again whenever something changes, until there is a `stop`."""
    address = f"http://localhost:{server.server_port}"
    serving: Thread | None = None
    prepare(address, stop)
    for changed in changes(stop):
        if any(path.endswith(".py") for path in changed):
            stop.drop()
            prepare(address, stop)
        outcome = build(stop)
        if stop.is_set():
            break
        state.tell(outcome)
        if serving is None:
            serving = Thread(target=server.serve_forever, daemon=True)
            serving.start()
            print(f"\n  {address}\n\n  Drafts show. Save a file and the page reloads. Ctrl-C stops.\n", flush=True)
        elif outcome.built:
            print(f"Rebuilt. {address}", flush=True)
        prepare(address, stop)
    stop.drop()
    if serving is not None:
        server.shutdown()


def main() -> None:
    stop = Stop()
    stop.listen()
    parser = argparse.ArgumentParser(prog="make serve")
    parser.add_argument("--port", type=int, default=8000)
    wanted = parser.parse_args().port
    FOLDER.parent.mkdir(parents=True, exist_ok=True)
    state = State()
    try:
        server = open_server(FOLDER, state, wanted)
    except OSError as error:
        sys.exit(f"Cannot serve: {error}. Stop what is listening there, or name another: invoke serve --port 9000")
    if server.server_port != wanted:
        print(f"Port {wanted} is taken; this is on {server.server_port}.", flush=True)
    with server:
        show(server, state, stop)


if __name__ == "__main__":
    main()
