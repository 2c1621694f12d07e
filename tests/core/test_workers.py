"""Work in child processes: the same results in the same order, and the same faults, as if there were one core."""

import os
import signal

import pytest

from plugins.core import workers
from plugins.core.workers import FEW, Workers, worked

pytestmark = pytest.mark.outside
PARENT = os.getpid()
MANY = list(range(FEW * 5))


@pytest.mark.parametrize("count", [0, 1, FEW, FEW + 1, FEW * 5])
def test_results_come_in_the_order_of_the_jobs(count: int) -> None:
    assert worked(lambda job: job * job, list(range(count))) == [job * job for job in range(count)]


def test_children_do_the_work_where_there_are_cores() -> None:
    pids = set(worked(lambda _job: os.getpid(), MANY))
    assert (os.getpid() in pids) == (workers.cores() == 1)


def test_a_fault_is_the_one_that_one_process_would_meet() -> None:
    def work(job: int) -> int:
        if job == 7:
            raise ZeroDivisionError(f"job {job}")
        return job

    with pytest.raises(ZeroDivisionError, match="job 7"):
        worked(work, MANY)


def test_a_full_disk_is_met_where_it_can_be_told() -> None:
    def work(job: int) -> int:
        raise OSError(28, "No space left on device", f"/file-{job}")

    with pytest.raises(OSError, match="file-0"):
        worked(work, MANY)


def test_the_work_of_a_child_that_is_killed_is_done_here() -> None:
    here = os.getpid()

    def work(job: int) -> int:
        if os.getpid() != here and job % 50 == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return job

    assert worked(work, MANY) == MANY


def test_one_core_needs_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 1)
    monkeypatch.delattr(os, "fork", raising=False)
    assert worked(lambda job: job + 1, MANY) == [job + 1 for job in MANY]


def test_more_batches_than_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 2)
    found: list[tuple[int, int]] = []
    many = Workers[int, int](lambda job: -job, lambda job, result: found.append((job, result)), batch=7)
    for job in range(100):
        many.add(job)
    many.finish()
    assert found == [(job, -job) for job in range(100)]
