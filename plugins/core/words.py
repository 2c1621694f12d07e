"""The words that say what an English text is about, in one form for “plan”, “plans” and “planning”."""

import re

_STOP = frozenset(
    """
    a about after again all also always am an and any anybody anyone are as ask at away back be because been
    before being best better both but by call came can come could day days did do does doing done down each
    either else even ever every everybody everyone few find first for four from gave get give go goes going good
    got great had half has have he hear her here hers herself him himself his how if in into is it its itself
    just keep kind knew know known last least left less let like little live long look lot made make makes
    making many may maybe me mean meant might mind mine more most much must my myself near need never new next
    no nobody none nor not nothing now of off often old on once one only or other others our ours out over own
    part people perhaps person place put quite rather really right said same saw say says see seen seldom set
    several shall she should since small so some somebody someone something sometimes soon still such sure take
    taken takes tell than that the their theirs them then there these they thing things think this those though
    three through till to together told too took toward try turn twice two under until up us use used usually
    very want wanted was way we well went were what whatever when where whether which while who whom whose why
    will with within without word words would write year years yes yet you your yours yourself
    """.split()
)
_WORD = re.compile(r"[^\W_]+")


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
    return [stem(word) for word in _plain(text)]


def words_in(text: str) -> list[str]:
    """The stems of the words that say something: no numbers, and none such as “to” or “about”."""
    return [stem(word) for word in _plain(text) if len(word) > 2 and word.isalpha() and word not in _STOP]


def mentions(text: str, name: str) -> int:
    """How often a text names something, in any form of its words: “a thank-you note” for “Thank-you notes”."""
    wanted, found = stems_in(name), stems_in(text)
    return sum(found[at : at + len(wanted)] == wanted for at in range(len(found))) if wanted else 0


def _plain(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'").replace("'s", ""))
