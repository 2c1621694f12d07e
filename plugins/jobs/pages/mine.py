"""The page of the postings that a reader has saved: its list is made by script, of what the device keeps. Pure."""

from plugins.jobs.board.addresses import MINE_PATH, PATH

from .contexts import MinePage


def mine_page(states: str) -> MinePage:
    """The page; `states` is the address of the file that says which postings are still open."""
    return MinePage(
        path=MINE_PATH,
        title="My jobs",
        description="The jobs you saved, and how far along you are with each. They’re kept on your device alone.",
        section=PATH,
        robots="noindex",
        states=states,
    )
