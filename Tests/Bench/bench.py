#!/usr/bin/env python3
"""Measure digest beside the tools that a user might pick instead, in one run.

    bench.py DIGEST

Time is that of whole processes. What is not installed is skipped and named. BENCH_LARGE=1 measures
200,000 posts as well, which takes some minutes; BENCH_POSTS=N another number instead of 20,000.
"""
import collections
import concurrent.futures
import importlib.util
import json
import multiprocessing
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "..", "shared", "bench")
RUNS = 15


def run(command, **options):
    """Seconds, seconds of processor, and mebibytes that a command took."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - begin
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20)


def apart(function, *arguments):
    """What `function` returns, found out by a process of its own: the memory of this one would be taken for
    that of the programs that it starts."""
    with concurrent.futures.ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def skip(what, why):
    print(f"  skipped: {what} ({why})")


def yardstick():
    """A script that only puts the texts into a table of SQLite; None where it cannot be had."""
    script = os.path.join(SHARED, "fts_baseline.py")
    if not os.path.exists(script):
        return skip("import into a plain text index", "its script is not beside the repository")
    if importlib.util.find_spec("orjson") is None:
        return skip("import into a plain text index", "Python's orjson is not installed")
    return script


def export(count, folder):
    path = os.path.join(folder, f"{count}.json")
    shared = os.path.join(SHARED, "make_export.py")
    subprocess.run([sys.executable, shared if os.path.exists(shared) else os.path.join(HERE, "posts.py"),
                    str(count), path], check=True)
    return path


def texts(path):
    for message in json.load(open(path, encoding="utf8"))["messages"]:
        text = message["text"]
        yield message["id"], text if isinstance(text, str) else "".join(
            part if isinstance(part, str) else part["text"] for part in text)


def mails(path, folder):
    """The posts as mails, indexed by notmuch; the environment that finds them."""
    root = os.path.join(folder, "mail")
    for number, text in texts(path):
        box = os.path.join(root, str(number // 1000), "cur")
        os.makedirs(box, exist_ok=True)
        with open(os.path.join(box, str(number)), "w", encoding="utf8") as file:
            file.write(f"From: bench <bench@example.org>\nMessage-ID: <{number}@example.org>\n"
                       f"Subject: {number}\nMIME-Version: 1.0\n"
                       f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n")
    config = os.path.join(folder, "notmuch-config")
    with open(config, "w") as file:
        file.write(f"[database]\npath={root}\n[user]\nname=bench\nprimary_email=bench@example.org\n[new]\ntags=\n")
    environment = dict(os.environ, NOTMUCH_CONFIG=config)
    subprocess.run(["notmuch", "new", "--quiet"], env=environment, check=True)
    return environment


def questions(path):
    """Words of letters that half of the posts have, a tenth, and next to none."""
    found = collections.Counter()
    total = 0
    for _, text in texts(path):
        total += 1
        found.update(set(re.findall(r"[a-z]{5,}", text.lower())) - {"https", "example", "arxiv"})
    def nearest(count):
        return min(found, key=lambda word: (abs(found[word] - count), word))
    common, usual, rare = nearest(total // 2), nearest(total // 10), nearest(3)
    return [("a common word", common), ("a usual word", usual), ("a rare word", rare),
            ("two words", f"{common} {usual}")]


def compare(tools):
    """Medians of several runs of each tool, taken in turn."""
    taken = {name: [] for name in tools}
    for _ in range(RUNS):
        for name, (command, environment) in tools.items():
            taken[name].append(run(command, env=environment))
    return {name: tuple(statistics.median(column) for column in zip(*runs)) for name, runs in taken.items()}


def measure(count, digest, script, folder):
    path = export(count, folder)
    size = os.path.getsize(path) >> 20
    print(f"\nimport of {count:,} posts ({size} MB)        seconds   of CPU   memory")
    library, table = (os.path.join(folder, f"{count}.{kind}") for kind in ("library", "table"))
    rows = [("digest", [digest, "import", "--quiet", "--library", library, path])]
    if script:
        rows.append(("plain text index (Python, FTS5)", [sys.executable, script, path, table]))
    rows.append(("digest, the same again", [digest, "import", "--quiet", "--library", library, path]))
    for name, command in rows:
        wall, cpu, memory = run(command)
        print(f"  {name:<38}{wall:8.2f} {cpu:8.2f} {memory:6.0f} MB", flush=True)
    search(count, path, digest, library, table if script else None, folder)


def search(count, path, digest, library, table, folder):
    notmuch = shutil.which("notmuch") and count <= 20_000
    environment = apart(mails, path, folder) if notmuch else None
    print(f"\nsearch in {count:,} posts, first 20            milliseconds (of CPU)")
    if not shutil.which("sqlite3"):
        skip("sqlite3", "not installed")
    if not notmuch:
        skip("notmuch", "not installed" if count <= 20_000 else "mails are made of 20,000 posts only")
    for name, words in apart(questions, path) + [("a year", "year:2020"), ("an author", "author:wei")]:
        tools = {"digest": ([digest, "search", "--library", library, "--", words], None)}
        if ":" not in words:
            if table and shutil.which("sqlite3"):
                query = f"select rowid from fts where fts match '{words}' order by rank limit 20"
                tools["sqlite3"] = (["sqlite3", table, query], None)
            if environment:
                tools["notmuch"] = (["notmuch", "search", "--limit=20", words], environment)
        medians = compare(tools)
        columns = "  ".join(f"{tool} {wall * 1000:6.1f} ({cpu * 1000:5.1f})"
                            for tool, (wall, cpu, _) in medians.items())
        print(f"  {name:<16}{columns}", flush=True)


def main():
    digest = os.path.abspath(sys.argv[1])
    wall, cpu, _ = compare({"digest": ([digest, "--version"], None)})["digest"]
    print(f"digest --version                        {wall * 1000:.1f} ms ({cpu * 1000:.1f} ms of CPU)")
    script = yardstick()
    with tempfile.TemporaryDirectory() as folder:
        measure(int(os.environ.get("BENCH_POSTS", 20_000)), digest, script, folder)
        if os.environ.get("BENCH_LARGE") == "1":
            measure(200_000, digest, script, folder)
        else:
            skip("200,000 posts", "BENCH_LARGE=1 measures them")


if __name__ == "__main__":
    main()
