#!/usr/bin/env python3
"""Measure the site that digest makes of a library beside the one that tg-archive makes of the same posts.

    sites.py DIGEST

BENCH_POSTS=N takes another number of posts than 20,000. tg-archive is on PyPI; without it digest is measured
alone.
"""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))

# The tables that tg-archive 1.3 fills from Telegram and builds its site of.
TABLES = """
create table messages (id integer not null primary key, type text not null, date timestamp not null,
    edit_date timestamp, content text, reply_to integer, user_id integer, media_id integer);
create table users (id integer not null primary key, username text, first_name text, last_name text, tags text,
    avatar text);
create table media (id integer not null primary key, type text, url text, title text, description text,
    thumb text);
insert into users values (1, 'bench', 'bench', '', '', null);
"""


def run(command, **options):
    """Seconds, seconds of processor, mebibytes, and whether it went well."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    memory = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20)
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, memory, process.returncode == 0


def size(folder):
    files = [os.path.join(path, name) for path, _, names in os.walk(folder) for name in names]
    return len(files), sum(os.path.getsize(file) for file in files)


def fill(export, place):
    """Put the posts where tg-archive keeps them."""
    database = sqlite3.connect(os.path.join(place, "data.sqlite"))
    database.executescript(TABLES)
    with open(export, encoding="utf8") as file:
        messages = json.load(file)["messages"]
    for message in messages:
        text = message["text"]
        text = text if isinstance(text, str) else "".join(
            part if isinstance(part, str) else part["text"] for part in text)
        date = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(int(message["date_unixtime"])))
        database.execute("insert into messages values (?, 'message', ?, null, ?, null, 1, null)",
                         (message["id"], date, text))
    database.commit()
    database.close()


def archive(export, folder):
    """A place of tg-archive with the posts in it; None where it is not installed."""
    if not shutil.which("tg-archive"):
        return print("  skipped: tg-archive (not installed)")
    place = os.path.join(folder, "archive")
    subprocess.run(["tg-archive", "--new", "--path", place], check=True, stderr=subprocess.DEVNULL)
    # By a process of its own: what this one has in memory would count as that of the programs it starts.
    subprocess.run([sys.executable, os.path.abspath(__file__), "--fill", export, place], check=True)
    return place


def main():
    digest = os.path.abspath(sys.argv[1])
    count = int(os.environ.get("BENCH_POSTS", 20_000))
    with tempfile.TemporaryDirectory() as folder:
        export, library, site = (os.path.join(folder, name) for name in ("posts.json", "library", "site"))
        subprocess.run([sys.executable, os.path.join(HERE, "posts.py"), str(count), export], check=True)
        subprocess.run([digest, "import", "--quiet", "--library", library, export], check=True)
        make = [digest, "export", "--library", library, "--quiet", "--format", "site", "-o", site, "kind:any"]
        place = archive(export, folder)
        build = ["tg-archive", "--build"]
        rows = [("digest", make, site, folder), ("digest, nothing changed", make, site, folder)]
        if place:
            published = os.path.join(place, "site")
            rows += [("tg-archive", build, published, place),
                     ("tg-archive, nothing changed", build, published, place)]
        print(f"\nsite of {count:,} posts            seconds   of CPU   memory    files       size")
        for name, command, made, where in rows:
            wall, cpu, memory, is_done = run(command, cwd=where)
            files, total = size(made)
            print(f"  {name:<28}{wall:8.2f} {cpu:8.2f} {memory:5.0f} MB {files:8,} {total / 1e6:7.1f} MB"
                  + ("" if is_done else "  (did not end well)"), flush=True)


if sys.argv[1] == "--fill":
    fill(*sys.argv[2:])
else:
    main()
