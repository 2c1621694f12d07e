"""What the search form of a list offers: the folder of the index, and the minimums of pay. Pure."""

from plugins.jobs.board.board import Board
from plugins.jobs.board.ordering import currencies
from plugins.jobs.board.pay import step_words, steps, yearly

from .contexts import PayGroup, PayStep, Search


def search_form(board: Board, folder: str) -> Search:
    """What a list page needs to offer the search: the folder of its files, and the pay that may be asked for."""
    salaries = [posting.salary for posting in board.open if posting.salary]
    groups = []
    for currency in currencies(board.open):
        amounts = steps(yearly(salary) for salary in salaries if salary.currency == currency)
        words = tuple(PayStep(f"{currency}{amount}", step_words(amount, currency)) for amount in amounts)
        if words:
            groups.append(PayGroup(currency, words))
    return Search(index=f"{folder}/", pays=tuple(groups))
