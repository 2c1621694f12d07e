"""The words that say what an English text is about, in one form for “plan”, “plans” and “planning”."""

from functools import lru_cache

from .search import words_of

_STOP = frozenset(
    """
    a about after again all also always am an and any anybody anyone are arent as ask at away back be because
    been before being best better both but by call came can cant come could couldnt day days did didnt do does
    doesnt doing done dont down each either else even ever every everybody everyone few find first for four from
    gave get give go goes going good got great had hadnt half has hasnt have havent he hear her here heres hers
    herself hes him himself his how if im in into is isnt it its itself ive just keep kind knew know known last
    least left less let lets like little live long look lot made make makes making many may maybe me mean meant
    might mind mine more most much must my myself near need never new next no nobody nobodys none nor not
    nothing now of off often old on once one only or other others our ours out over own part people perhaps
    person place put quite rather really right said same saw say says see seen seldom set several shall she shes
    should shouldnt since small so some somebody somebodys someone something sometimes soon still such sure take
    taken takes tell than that thats the their theirs them then there theres these they theyd theyll theyre
    theyve thing things think this those though three through till to together told too took toward try turn
    twice two under until up us use used usually very want wanted was wasnt way we well went were werent weve
    what whatever whats when where whether which while who whom whos whose why will with within without wont
    word words would wouldnt write year years yes yet you youd youll your youre yours yourself youve
    """.split()
)


def stem(word: str) -> str:
    """A word without its commonest endings. Not a word itself at times, and the same for most forms of one."""
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            if word[-1] == word[-2] and word[-1] not in "sl":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def stems_in(text: str) -> list[str]:
    """The stems of all words in a text, in their order."""
    return [stem(word) for word in words_of(text)]


def words_in(text: str) -> list[str]:
    """The stems of the words that say something: no numbers, and none such as “to” or “about”."""
    return [word for piece in text.split() for word in _words_in(piece)]


@lru_cache(maxsize=100_000)  # a site says the same words again and again
def _words_in(piece: str) -> tuple[str, ...]:
    words = (word for word in words_of(piece) if len(word) > 2 and word.isalpha() and word not in _STOP)
    return tuple(map(stem, words))


@lru_cache(maxsize=10_000)  # the same few texts are asked for the same few names, once for each article
def mentions(text: str, name: str) -> int:
    """How often a text names something, in any form of its words: “a thank-you note” for “Thank-you notes”."""
    wanted, found = stems_in(name), stems_in(text)
    return sum(found[at : at + len(wanted)] == wanted for at in range(len(found))) if wanted else 0
