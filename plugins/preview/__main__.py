"""Runs `make serve`: one build after another, each in a process of its own, so that changed code counts too."""

import argparse
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from watchfiles import DefaultFilter, watch

from plugins.core.report import LEFT_OUT, NOTE

from .server import Outcome, State, open_server

ROOT = Path.cwd()
FOLDER = ROOT / ".serve" / "output"
WATCHED = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")


def build(address: str) -> Outcome:
    """Builds the preview. What the author should read is why it failed, or what it had to leave out."""
    settings = {"BUILD_MODE": "preview", "SITEURL": address}
    done = subprocess.run(  # noqa: S603 - our own command
        [
            *(sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "--fatal", "errors"),
            *("--log-handler", "plain", "-o", str(FOLDER)),
            *("-e", *(f"{name}={json.dumps(value)}" for name, value in settings.items())),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said = (done.stdout + done.stderr).strip().replace("\r", "")
    print(said, flush=True)
    return outcome_of(done.returncode == 0, said)


def outcome_of(built: bool, said: str) -> Outcome:
    """What of a build's words is for the browser: what is wrong, and the notes by themselves."""
    lines = said.splitlines()
    notes = "\n".join(line.removeprefix(NOTE) for line in lines if line.startswith(NOTE))
    if not built:
        rest = "\n".join(line for line in lines if not line.startswith(NOTE)).strip()
        return Outcome(False, rest or "The build ended without a word.", notes)
    left_out = [line for line in lines if line.startswith(LEFT_OUT)]
    return Outcome(True, "\n".join([*left_out, "", "A build would refuse this."]) if left_out else "", notes)


def changes(stop: Event) -> Iterator[None]:
    """Yields once for every burst of changes to what the site is made of, until `stop` is set."""
    paths = [ROOT / name for name in WATCHED if (ROOT / name).exists()]
    skipped = DefaultFilter(ignore_dirs=(*DefaultFilter.ignore_dirs, "output"))
    for _ in watch(*paths, watch_filter=skipped, debounce=200, rust_timeout=1000, stop_event=stop):
        yield


def main() -> None:
    parser = argparse.ArgumentParser(prog="make serve")
    parser.add_argument("--port", type=int, default=8000)
    wanted = parser.parse_args().port
    FOLDER.parent.mkdir(parents=True, exist_ok=True)
    state = State()
    try:
        server = open_server(FOLDER, state, wanted)
    except OSError as error:
        sys.exit(f"Cannot serve: {error}. Stop what is listening there, or name another: invoke serve --port 9000")
    address = f"http://localhost:{server.server_port}"
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    if server.server_port != wanted:
        print(f"Port {wanted} is taken; this is on {server.server_port}.", flush=True)
    state.tell(build(address))
    Thread(target=server.serve_forever, daemon=True).start()
    print(f"\n  {address}\n\n  Drafts show. Save a file and the page reloads. Ctrl-C stops.\n", flush=True)
    with suppress(KeyboardInterrupt):
        for _ in changes(stop):
            outcome = build(address)
            state.tell(outcome)
            if outcome.built:
                print(f"Rebuilt. {address}", flush=True)
    server.shutdown()


if __name__ == "__main__":
    main()
