"""The problem report: everything once, in the order of the files, in words for an author."""

from plugins.core.report import Report, count_words, did_you_mean


def test_in_the_order_of_the_files() -> None:
    """By file, line and column, whichever was found first; so that two builds say the same."""
    report = Report()
    report.problem("b.md", "second", line=2)
    report.problem("a.md", "late", line=10)
    report.problem("a.md", "early", line=9, column=3)
    assert [entry.message for entry in report.problems] == ["early", "late", "second"]


def test_the_same_is_told_once() -> None:
    """A fault that shows on every page is one problem."""
    report = Report()
    for _ in range(3):
        report.problem("a.md", "no title", line=1)
        report.note("a.md", "a hint")
    assert len(report.problems) == 1
    assert len(report.notes) == 1


def test_how_a_problem_reads() -> None:
    """Place, sentence, remedy; a place that is not known is left out, and no full stop is doubled."""
    report = Report()
    report.problem("a.md", "title is missing", line=3, column=7, hint="Write one.")
    report.problem("b.md", "Is this right?")
    report.problem("c.md", "Done.", line=4)
    assert report.text().splitlines() == [
        "a.md:3:7  title is missing. Write one.",
        "b.md  Is this right?",
        "c.md:4  Done.",
        "",
        "3 problems. Nothing was published.",
    ]


def test_notes_alone() -> None:
    """Advice is marked as such, and does not say that nothing was published."""
    report = Report()
    report.note("a.md", "consider a standfirst")
    assert report.text() == "note: a.md  consider a standfirst."
    assert not report.problems


def test_problems_stand_last() -> None:
    """The eye is at the end of what was printed."""
    report = Report()
    report.problem("a.md", "wrong")
    report.note("z.md", "advice")
    assert report.text().startswith("note: z.md")


def test_what_a_problem_concerns() -> None:
    """A file with a problem is known as such, and so is its folder; another one is not."""
    report = Report()
    report.problem("content/articles/a.md", "wrong")
    assert report.concerns("content/articles/a.md")
    assert report.concerns("content/articles/")
    assert not report.concerns("content/articles/b.md")


def test_suggestions() -> None:
    """A near word is offered in its own spelling; a far one is not guessed."""
    assert did_you_mean("titel", ["title", "tags"]) == "Did you mean title?"
    assert did_you_mean("FULL-TME", ["full-time"]) == "Did you mean full-time?"
    assert did_you_mean("zebra", ["title", "tags"]) == ""
    assert did_you_mean("title", []) == ""


def test_counting() -> None:
    """One problem is not "1 problems"."""
    assert [count_words(number, "problem") for number in (0, 1, 2)] == ["0 problems", "1 problem", "2 problems"]


def test_what_is_pasted_is_not_repeated() -> None:
    """A message that quotes a text of any length keeps its two ends, and no word of a book is looked up."""
    report = Report()
    report.problem("jobs.yaml", f'type: "{"x" * 9_000_000}" is not one of full-time, part-time.', line=1)
    said = str(report.problems[0])
    assert len(said) < 700
    assert said.startswith('jobs.yaml:1  type: "xxx')
    assert said.endswith("full-time, part-time.")
    assert did_you_mean("x" * 9_000_000, ["xx"]) == ""
