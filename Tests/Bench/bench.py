#!/usr/bin/env python3
"""Measure what people wait for, each job beside the tools that a user might pick instead, in one run.

    bench.py DIGEST [KEPT.md]

One table: medians of whole processes in seconds, processor time, instructions where perf counts them, memory and
bytes a second; beside a job the seconds of other programs, and how the first of them compares. The table is written
to KEPT.md (.build/bench.md) with the revision. A job that takes more than a tenth longer than the table there says,
in instructions or else in processor time, is named. BENCH_POSTS=N takes another number of posts than 20,000,
BENCH_LARGE=1 200,000 and BENCH_HUGE=1 a million besides. What is not installed is skipped and named.
"""
import collections
import concurrent.futures
import importlib.util
import json
import multiprocessing
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "..", "shared", "bench")
HEAD = ["job", "seconds", "of CPU", "Ginstructions", "MB of memory", "MB/s", "beside it", "ratio"]
# Less than this is noise, in seconds of processor.
NOISE = 0.02
# What stands around the table of README that this fills where BENCH_README=1.
FIRST_MARK, LAST_MARK = "<!-- make bench: searches -->", "<!-- end of searches -->"

TANTIVY = """
import json, sys, tantivy
builder = tantivy.SchemaBuilder()
builder.add_text_field("body", stored=False)
index = tantivy.Index(builder.build(), path=sys.argv[2])
writer = index.writer(heap_size=64_000_000, num_threads=1)
for message in json.load(open(sys.argv[1], encoding="utf8"))["messages"]:
    text = message["text"]
    writer.add_document(tantivy.Document(body=text if isinstance(text, str) else "".join(
        part if isinstance(part, str) else part["text"] for part in text)))
writer.commit()
"""


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


def counted(command, **options):
    """What `run` gives, with the instructions in the mode of users; None where perf counts none."""
    with tempfile.NamedTemporaryFile() as file:
        if HAS_PERF:
            command = ["perf", "stat", "-x,", "-e", "instructions:u", "-o", file.name, "--"] + command
        wall, cpu, memory = run(command, **options)
        found = re.search(r"^(\d+),", file.read().decode(), re.M)
    return wall, cpu, memory, int(found[1]) if found else None


def can_count():
    if not shutil.which("perf"):
        return False
    said = subprocess.run(["perf", "stat", "-x,", "-e", "instructions:u", "true"], capture_output=True, text=True)
    return re.search(r"^\d+,", said.stderr, re.M) is not None


def median(make, runs):
    """Medians of `runs` runs of the command that `make` returns each time anew."""
    taken = [counted(make()) for _ in range(runs)]
    columns = list(zip(*taken))
    return tuple(statistics.median(column) if None not in column else None for column in columns)


class Table:
    """Rows of jobs, printed as they come."""

    def __init__(self):
        self.rows = []
        self.show(HEAD)

    def show(self, row):
        print(f"{row[0]:<36}" + "".join(f"{value:>14}" for value in row[1:6] + row[7:]) + "  " + row[6], flush=True)

    def add(self, job, make, size=None, runs=3, beside=()):
        """Measure a job; `size` are the bytes it goes through, `beside` other programs with their commands."""
        wall, cpu, memory, instructions = median(make, runs)
        row = [job, f"{wall:.3f}", f"{cpu:.3f}", f"{instructions / 1e9:.2f}" if instructions else "",
               f"{memory:.0f}", f"{size / 1e6 / wall:.1f}" if size else "", "", ""]
        others = [(name, median(command, runs)[0]) for name, command in beside]
        if others:
            row[6:] = ["; ".join(f"{name} {other:.3f}" for name, other in others), f"{wall / others[0][1]:.2f}"]
        self.rows.append(row)
        self.show(row)

    def markdown(self, revision):
        lines = [f"# What digest takes, at {revision}", "",
                 "By `make bench`: medians of whole processes; what is no number was not measured.", "",
                 "| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)]
        return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in self.rows]) + "\n"


def fill(page, rows):
    """Put the searches, in milliseconds, between the marks of a page that stand around such a table."""
    lines = ["| query | digest | sqlite3 | notmuch |", "|---|---|---|---|"]
    for row in rows:
        if row[0].startswith("search, "):
            others = dict(part.split(" ") for part in row[6].split("; ") if part)
            seconds = [row[1], others.get("sqlite3"), others.get("notmuch")]
            shown = [f"{float(each) * 1000:.1f}" if each else "" for each in seconds]
            lines.append("| " + " | ".join([row[0].removeprefix("search, "), *shown]) + " |")
    with open(page, encoding="utf8") as file:
        before, _, rest = file.read().partition(FIRST_MARK)
    _, mark, after = rest.partition(LAST_MARK)
    if not mark:
        return skip(page, "it has no marks for a table")
    with open(page, "w", encoding="utf8") as file:
        file.write(before + FIRST_MARK + "\n" + "\n".join(lines) + "\n" + LAST_MARK + after)


def kept(path):
    """Processor time and instructions of the jobs of a table that was kept."""
    jobs = {}
    if os.path.exists(path):
        for line in open(path, encoding="utf8"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if len(cells) == len(HEAD) and re.fullmatch(r"[\d.]+", cells[1]):
                jobs[cells[0]] = cells
    return jobs


def regressions(rows, before):
    for row in rows:
        old = before.get(row[0])
        if old is None:
            continue
        column = 3 if row[3] and old[3] else 2
        new, last = float(row[column]), float(old[column])
        if new > last * 1.1 and (column == 3 or new - last > NOISE):
            yield f"slower than kept: {row[0]}: {HEAD[column]} {last} before, {new} now"


def edited(path, to):
    """The export with one post of a hundred edited and as many new ones; returns its size."""
    with open(path, encoding="utf8") as file:
        whole = json.load(file)
    messages = whole["messages"]
    last = max(message["id"] for message in messages)
    for number, message in enumerate(messages[::100]):
        text = message["text"]
        message["text"] = text + " UPD" if isinstance(text, str) else text + [" UPD"]
        message["edited_unixtime"] = str(int(message["date_unixtime"]) + 60)
        messages.append(dict(message, id=last + number + 1, text=f"A new post, number {number}."))
    with open(to, "w", encoding="utf8") as file:
        json.dump(whole, file, ensure_ascii=False)
    return os.path.getsize(to)


def imports(table, digest, path, folder, count):
    size = os.path.getsize(path)
    library = os.path.join(folder, "library")

    def anew():
        for name in os.listdir(folder):
            if name.startswith(("library", "table")):
                os.remove(os.path.join(folder, name))
        return [digest, "import", "--quiet", "--library", library, path]

    script = yardstick()
    beside = []
    if script:
        beside.append(("fts_baseline", lambda: [sys.executable, script, path, os.path.join(folder, "table")]))
    if importlib.util.find_spec("tantivy"):
        beside.append(("tantivy", lambda: [sys.executable, "-c", TANTIVY, path, tempfile.mkdtemp(dir=folder)]))
    else:
        skip("tantivy", "Python's tantivy is not installed")
    table.add(f"import, {count:,} posts", anew, size, beside=beside)
    table.add("import, unchanged", lambda: [digest, "import", "--quiet", "--library", library, path], runs=9)
    other = os.path.join(folder, "edited", os.path.basename(path))
    os.makedirs(os.path.dirname(other))
    changed = apart(edited, path, other)

    def again():
        for name in ("again", "again-wal", "again-shm"):
            if os.path.exists(os.path.join(folder, name)):
                os.remove(os.path.join(folder, name))
        shutil.copy(library, os.path.join(folder, "again"))
        return [digest, "import", "--quiet", "--library", os.path.join(folder, "again"), other]

    table.add("import, 1 % edited, 1 % new", again, changed)
    return library


def uses(table, digest, library, path, folder):
    def on(*words):
        return lambda: [digest, *words[:1], "--quiet", "--library", library, *words[1:]]

    notmuch = shutil.which("notmuch")
    if notmuch:
        os.environ.update(NOTMUCH_CONFIG=apart(mails, path, folder)["NOTMUCH_CONFIG"])
    else:
        skip("notmuch", "not installed")
    for name, query in apart(questions, path):
        beside = []
        if notmuch:
            beside.append(("notmuch", lambda query=query: ["notmuch", "search", "--limit=20", query]))
        if shutil.which("sqlite3") and os.path.exists(os.path.join(folder, "table")):
            sql = f"select rowid from fts where fts match '{query}' order by rank limit 20"
            beside.append(("sqlite3", lambda sql=sql: ["sqlite3", os.path.join(folder, "table"), sql]))
        table.add(f"search, {name}", on("search", "--", query), runs=15, beside=beside)
    table.add("search, many synonyms", on("search", "--", "reinforcement learning language model"), runs=15)
    dumped, made = os.path.join(folder, "dump"), os.path.join(folder, "items")
    table.add("dump", on("dump", "-o", dumped), os.path.getsize(library))
    table.add("export, NDJSON", on("export", "--format", "ndjson", "-o", made, "kind:any"),
              os.path.getsize(library))
    switch = iter(range(1000))
    table.add("tag, 10,000 items", lambda: [digest, "tag", "--quiet", "--library", library, "--limit", "10000",
                                            f"+bench{next(switch)}", "--", "kind:any"])

    def site():
        shutil.rmtree(os.path.join(folder, "site"), ignore_errors=True)
        return [digest, "export", "--quiet", "--library", library, "--format", "site",
                "-o", os.path.join(folder, "site"), "kind:any"]
    table.add("site", site, runs=1)


def reading(table, digest):
    shared = os.path.join(SHARED, "..", "corpora")
    for name, kind in (("Markdown", "markdown"), ("Telegram HTML", "telegram-html")):
        place = os.path.join(shared, kind)
        if not os.path.isdir(place):
            skip(f"reading {name}", "the corpora are not beside the repository")
            continue
        size = sum(os.path.getsize(os.path.join(at, file)) for at, _, files in os.walk(place) for file in files)
        table.add(f"parse, {name}", lambda: [digest, "parse", "--format", "ndjson", place], size,
                  beside=[("rg", lambda: ["rg", "-c", "arxiv", place])] if shutil.which("rg") else [])


def main():
    digest = os.path.abspath(sys.argv[1])
    keep = sys.argv[2] if len(sys.argv) > 2 else os.path.join(HERE, "..", "..", ".build", "bench.md")
    before = kept(keep)
    said = subprocess.run(["git", "-C", HERE, "describe", "--always", "--dirty"], capture_output=True, text=True)
    table = Table()
    table.add("digest --version", lambda: [digest, "--version"], runs=15)
    counts = [int(os.environ.get("BENCH_POSTS", 20_000))]
    for name, count in (("BENCH_LARGE", 200_000), ("BENCH_HUGE", 1_000_000)):
        if os.environ.get(name) == "1":
            counts.append(count)
        else:
            skip(f"{count:,} posts", f"{name}=1 measures them")
    reading(table, digest)
    for number, count in enumerate(counts):
        with tempfile.TemporaryDirectory() as folder:
            path = export(count, folder)
            library = imports(table, digest, path, folder, count)
            if number == 0:
                uses(table, digest, library, path, folder)
    with open(keep, "w", encoding="utf8") as file:
        file.write(table.markdown(said.stdout.strip() or "no revision"))
    if os.environ.get("BENCH_README") == "1":
        fill(os.path.join(HERE, "..", "..", "README.md"), table.rows)
    slower = list(regressions(table.rows, before))
    print("\n".join(slower) if slower else f"kept in {os.path.relpath(keep)}")
    return 1 if slower else 0


HAS_PERF = can_count()
if __name__ == "__main__":
    sys.exit(main())
