import dataclasses
from concurrent.futures import Executor, Future, ThreadPoolExecutor

import pytest

from lexcheck.cache import Cache
from lexcheck.collating import many
from lexcheck.collating.many import assess_many, each_law, in_order
from lexcheck.model import Instrument, Verdict
from lexcheck.reporting.findings_json import as_data
from tests.commands.test_check import ACT

TIP = (Instrument.TIP,)
NOTHING = Cache(None)


@pytest.fixture
def book(tmp_path):
    """Five short laws, one file that is no law."""
    folder = tmp_path / "book"
    folder.mkdir()
    for number in range(5):
        (folder / f"act-{number}.txt").write_text(ACT.replace("ten years", f"{number + 2} years"), encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 20)
    return sorted(folder.iterdir())


class Backwards(Executor):
    """Runs nothing until all is submitted, then the last first."""

    def __init__(self):
        self.tasks = []

    def submit(self, work, *args):
        future: Future = Future()
        self.tasks.append((future, work, args))
        return future

    def run(self):
        while self.tasks:
            future, work, args = self.tasks.pop()
            future.set_result(work(*args))


def test_results_stand_in_the_order_of_the_files_whatever_finishes_first(book, monkeypatch):
    monkeypatch.setattr(many, "BATCH", 1)
    executor = Backwards()
    real = many.wait

    def waited(pending, return_when):
        if len(executor.tasks) > 1:
            future, work, args = executor.tasks.pop()
            future.set_result(work(*args))
        else:
            executor.run()
        return real(pending, return_when=return_when)

    monkeypatch.setattr(many, "wait", waited)
    finished = [place for place, _ in each_law(book, TIP, executor=executor, cache=NOTHING)]
    assert finished == sorted(finished, reverse=True) and len(finished) == len(book)
    executor.tasks.clear()
    assert [result.file for result in in_order(each_law(book, TIP, executor=executor, cache=NOTHING))] == list(map(str, book))


def test_processes_of_this_machine_find_what_one_process_finds(book):
    seen = []
    results = assess_many(book, TIP, processes=2, cache=NOTHING, progress=lambda *row: seen.append(row))
    alone = many.judged([many.Job(0, str(path), result.sha256, 1, None) for path, result in zip(book, results, strict=True)], TIP)
    assert list(results) == alone
    assert seen[0] == ("laws", 0, 6) and seen[-1] == ("laws", 6, 6)
    assert results[0].key == "act-0" and any(each.verdict is Verdict.MET for each in results[0].findings)


def test_a_law_gives_the_findings_that_check_gives(book):
    import lexcheck

    one = assess_many(book[:1], TIP, executor=ThreadPoolExecutor(1), cache=NOTHING)[0]
    whole = lexcheck.assess([lexcheck.read_law(book[0])], TIP)
    told = as_data(dataclasses.replace(whole, findings=one.findings))
    assert told["findings"] == as_data(whole)["findings"]


def test_a_file_that_is_no_law_is_a_row_and_stops_nothing(book, tmp_path):
    results = assess_many([*book, tmp_path / "absent.txt"], TIP, executor=ThreadPoolExecutor(1), cache=NOTHING)
    assert [bool(result.fault) for result in results] == [False] * 5 + [True, True]
    assert "picture" in results[5].fault and "opened" in results[6].fault
    assert not results[5].findings


def test_a_fault_of_ours_is_told_without_the_words_of_the_law(book, monkeypatch):
    def broken(*_args, **_more):
        raise ValueError("the consent of the victim is immaterial")

    monkeypatch.setattr("lexcheck.collating.framework.assess_framework", broken)
    result = assess_many(book[:1], TIP, executor=ThreadPoolExecutor(1), cache=NOTHING)[0]
    assert result.fault == "a fault of lexcheck itself (ValueError)"


def test_what_is_known_is_not_judged_again(book, tmp_path, monkeypatch):
    cache = Cache(tmp_path / "cache")
    first = assess_many(book, TIP, executor=ThreadPoolExecutor(1), cache=cache)
    monkeypatch.setattr(many, "judged", lambda jobs, against: pytest.fail("judged again") if len(jobs) > 1 else [_fault(jobs[0])])
    again = assess_many(book, TIP, executor=ThreadPoolExecutor(1), cache=cache)
    assert again[:5] == first[:5]


def _fault(job):
    return many.LawResult(job.file, job.sha256, fault="not read")


def test_a_changed_law_is_judged_again(book, tmp_path):
    cache = Cache(tmp_path / "cache")
    first = assess_many(book[:1], TIP, executor=ThreadPoolExecutor(1), cache=cache)
    book[0].write_text("A LAW ON BEES\n\n1. Bees\nBees are kept.\n", encoding="utf-8")
    again = assess_many(book[:1], TIP, executor=ThreadPoolExecutor(1), cache=cache)
    assert first[0].sha256 != again[0].sha256 and first[0].findings != again[0].findings


def test_what_was_done_before_a_break_is_kept(book, tmp_path, monkeypatch):
    monkeypatch.setattr(many, "BATCH", 1)
    cache = Cache(tmp_path / "cache")
    rows = each_law(book[:5], TIP, executor=ThreadPoolExecutor(1), cache=cache)
    done = [next(rows), next(rows)]
    rows.close()  # as Ctrl-C does
    judged = []
    real = many.judged
    monkeypatch.setattr(many, "judged", lambda jobs, against: judged.extend(jobs) or real(jobs, against))
    results = assess_many(book[:5], TIP, executor=ThreadPoolExecutor(1), cache=cache)
    assert len(judged) <= 3 and not {place for place, _ in done} & {job.place for job in judged}
    assert [results[place] for place, _ in done] == [result for _, result in done]


def test_what_waits_for_an_old_task_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(many, "BATCH", 1)
    monkeypatch.setattr(many, "AHEAD", 3)
    files = [tmp_path / f"law-{number}.txt" for number in range(12)]
    for file in files:
        file.write_text("A LAW ON BEES\n\n1. Bees\nBees are kept.\n", encoding="utf-8")
    held = []

    class Slow(Executor):
        def submit(self, work, *args):
            future: Future = Future()
            held.append((future, work, args))
            return future

    most = 0
    real = many.wait

    def waited(pending, return_when):
        nonlocal most
        most = max(most, len(pending))
        future, work, args = held.pop(0)
        future.set_result(work(*args))
        return real(pending, return_when=return_when)

    monkeypatch.setattr(many, "wait", waited)
    assert len(list(each_law(files, TIP, executor=Slow(), cache=NOTHING))) == 12
    assert most == 3


def test_a_dask_cluster_of_two_workers(book):
    distributed = pytest.importorskip("distributed", reason="distributed (extra dask) is not installed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        results = assess_many(book, TIP, executor=client.get_executor(pure=False), cache=NOTHING, send=True)
        assert len(client.scheduler_info()["workers"]) == 2
    assert results == assess_many(book, TIP, executor=ThreadPoolExecutor(1), cache=NOTHING)
