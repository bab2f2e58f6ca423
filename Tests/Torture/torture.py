#!/usr/bin/env python3
"""Torture: faults of all kinds, many times, and what was lost.

    torture.py DIGEST [--seconds N] [--seed N] [--only NAME,…]

The program DIGEST is killed at its calls of the system, runs out of files, of disk and of patience, finds pages of its
library turned, merges what was curated at random and reads what was mangled. A line a fault says how often it was
tried and how often something was lost, and every loss how it is had again. Ends with status 1 where there was one.
Where strace is missing the moments of kills are taken at random.
"""
import argparse
import json
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import fuzz

CALLS = ["pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "openat"]


class Place:
    """A folder with a library and what commands need, made once and copied for each trial."""

    def __init__(self, program, root):
        self.program, self.root = program, root
        self.start = os.path.join(root, "start")
        os.makedirs(self.start)
        for name, numbers in [("a", range(1, 40)), ("b", range(30, 70))]:
            with open(os.path.join(self.start, name + ".md"), "w") as file:
                file.write("# Notes\n\n" + "\n".join(note(name, n) for n in numbers))
        for command in [
            ["import", "a.md"], ["import", "b.md", "--library", "other.sqlite"],
            ["tag", "+b", "--library", "other.sqlite", "--", "*"], ["tag", "+new", "--", "*"], ["undo"],
            ["list", "create", "club"], ["list", "add", "club", "--", "nets"], ["tag", "+t", "--", "paper"],
            ["backup", "copy.sqlite"], ["dump", "-o", "copy.jsonl"], ["mark", "read", "--", "nets"], ["undo"],
            ["export", "-o", "out.csv"], ["export", "--format", "site", "-o", "site"],
        ]:
            self.run(command, self.start)
        self.id = self.run(["search", "*", "--format", "ids", "-n", "1"], self.start).stdout.decode().split()[0]

    def run(self, words, folder, before=(), limit=None, timeout=120, library="library.sqlite", **more):
        environment = {
            "PATH": os.environ["PATH"], "HOME": folder, "DIGEST_LIBRARY": library, "COLUMNS": "80", "TMPDIR": folder,
        }
        return subprocess.run(
            [*before, self.program, *words], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=limit, timeout=timeout, **more)

    def fresh(self, name="w", empty=False):
        folder = os.path.join(self.root, name)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.start, folder, symlinks=True)
        if empty:
            for suffix in ["", "-wal", "-shm"]:
                path = os.path.join(folder, "library.sqlite" + suffix)
                if os.path.exists(path):
                    os.unlink(path)
        return folder

    def content(self, folder, library="library.sqlite"):
        """What a library holds; None where there is none or an empty one, a text where something is wrong."""
        if not os.path.exists(os.path.join(folder, library)):
            return None
        done = self.run(["dump"], folder, library=library)
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace")
            return None if "is empty, as an import" in said else "unreadable: " + said
        lines = re.sub(r'"made":\d+', '"made":0', done.stdout.decode(errors="replace")).splitlines()
        return None if len(lines) <= 1 else lines

    def unsound(self, folder, library="library.sqlite"):
        if not os.path.exists(os.path.join(folder, library)):
            return ""
        done = self.run(["check", "--format", "ndjson", "-n", "0"], folder, library=library)
        if done.returncode not in (0, 1, 3):
            return "check ends with %d" % done.returncode
        graves = ("damage", "changed", "value", "derived", "stranger")
        found = [l for l in done.stdout.decode(errors="replace").splitlines() if json.loads(l)["kind"] in graves]
        said = done.stderr.decode(errors="replace").strip()
        return found[0] if found else said if done.returncode == 3 and "is empty, as" not in said else ""


def note(name, number):
    return ("## Paper %s%d on deep nets\n\n- arXiv: https://arxiv.org/abs/21%02d.%05d\n\nA text on number %d, "
            "which reaches %d.%d %% on ImageNet.\n" % (name, number, 1, 10000 + number, number, number, number % 10))


def files(folder):
    """Files of a folder but the library's own, with what they hold; SQLite files by name alone."""
    found = {}
    for path, _, names in os.walk(folder):
        for name in names:
            whole = os.path.join(path, name)
            place = os.path.relpath(whole, folder)
            if place.endswith(("-wal", "-shm")) or place == "library.sqlite":
                continue
            found[place] = "" if ".sqlite" in place else open(whole, "rb").read()
    return found


class Report:
    def __init__(self):
        self.rows = []

    def row(self, fault, tries, losses, again):
        self.rows.append((fault, tries, len(losses), again))
        print("%-34s %6d tries %4d lost   %s" % (fault, tries, len(losses), again), flush=True)
        for loss in losses[:5]:
            print("    " + loss.replace("\n", " | ")[:400], flush=True)


def commands(place):
    return {
        "first import": (["import", "a.md"], True), "import": (["import", "b.md"], False),
        "tag": (["tag", "+x", "--", "*"], False), "edit": (["edit", place.id, "year=2001"], False),
        "note": (["note", place.id, "hello"], False), "list": (["list", "add", "club", "--", "*"], False),
        "merge": (["merge", "other.sqlite"], False), "undo": (["undo"], False), "redo": (["redo"], False),
        "forget": (["forget", "a.md"], False), "load": (["load", "copy.jsonl", "--replace"], False),
        "restore": (["restore", "copy.sqlite"], False), "backup": (["backup", "copy.sqlite"], False),
        "export": (["export", "-o", "out.csv", "kind:any"], False), "dump": (["dump", "-o", "copy.jsonl"], False),
        "site": (["export", "--format", "site", "-o", "site"], False),
        "new site": (["export", "--format", "site", "-o", "fresh"], False),
        "vault": (["export", "--format", "obsidian", "-o", "vault"], False),
        "repair": (["check", "--repair"], False),
    }


# Those that go on from where they are when they are run again after they were done.
STEPS = ("undo", "redo")


def kills(place, report, seed, seconds):
    chance = random.Random(seed)
    strace = shutil.which("strace")
    share = seconds / len(commands(place))
    for name, (words, empty) in commands(place).items():
        end = time.time() + share
        folder = place.fresh(empty=empty)
        before = place.content(folder)
        counts = {}
        if strace:
            done = place.run(words, folder, before=[
                strace, "-f", "-qq", "-c", "-S", "name", "-U", "name,calls", "-o", "counts", "-e", "trace=" + ",".join(CALLS)])
            for line in open(os.path.join(folder, "counts")):
                parts = line.split()
                if len(parts) == 2 and parts[0] in CALLS:
                    counts[parts[0]] = int(parts[1])
            os.unlink(os.path.join(folder, "counts"))
        folder = place.fresh(empty=empty)
        began = time.time()
        place.run(words, folder)
        took = time.time() - began
        after, whole = place.content(folder), files(folder)
        moments = [(call, n) for call, count in counts.items() for n in range(1, count + 1)] or [
            ("time", chance.random() * took) for _ in range(200)]
        chance.shuffle(moments)
        tries, losses = 0, []
        for call, n in moments:
            if time.time() > end and tries >= 8:
                break
            folder = place.fresh(empty=empty)
            if call == "time":
                try:
                    place.run(words, folder, timeout=n)
                    continue
                except subprocess.TimeoutExpired:
                    pass
            else:
                place.run(words, folder, before=[
                    strace, "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e",
                    "inject=%s:signal=KILL:when=%d" % (call, n)])
            tries += 1
            again = "%s at %s %s" % (" ".join(words), call, n)
            found = place.content(folder)
            if found not in (before, after):
                losses.append(again + ": neither before nor after: " + str(found)[:200])
                continue
            problem = place.unsound(folder)
            if problem:
                losses.append(again + ": " + problem)
            if name in STEPS and found == after:
                continue
            done = place.run(words, folder)
            if done.returncode not in (0, 1):
                losses.append(again + ": run again: " + done.stderr.decode(errors="replace"))
                continue
            if place.content(folder) != after:
                losses.append(again + ": run again it ends otherwise")
            end_files = files(folder)
            for path in sorted(set(end_files) ^ set(whole)):
                losses.append(again + ": %s %s" % (path, "is left" if path in end_files else "is missing"))
            for path in set(end_files) & set(whole):
                if end_files[path] != whole[path] and not path.endswith((".jsonl", ".digest-export")):
                    losses.append(again + ": %s is another" % path)
        report.row("kill: " + name, tries, losses, "--only kills --seed %d" % seed)


def scarcity(place, report, seed, seconds):
    end = time.time() + seconds
    tries, losses = 0, []
    trials = [("files", n) for n in range(3, 24)] + [("size", 1 << n) for n in range(9, 22)]
    for name, (words, empty) in commands(place).items():
        folder = place.fresh(empty=empty)
        before = place.content(folder)
        place.run(words, folder)
        after = place.content(folder)
        random.Random(seed).shuffle(trials)
        for kind, n in trials[:6]:
            if time.time() > end:
                break
            folder = place.fresh(empty=empty)
            what = resource.RLIMIT_NOFILE if kind == "files" else resource.RLIMIT_FSIZE
            done = place.run(words, folder, limit=lambda: resource.setrlimit(what, (n, n)))
            tries += 1
            again = "%s with %s %d" % (" ".join(words), kind, n)
            found = place.content(folder)
            if done.returncode not in (0, 1, 3, 4, 127):
                losses.append(again + ": ends with %d %s" % (done.returncode, done.stderr.decode(errors="replace")[:200]))
            if found not in (before, after) or place.unsound(folder):
                losses.append(again + ": neither before nor after %s" % place.unsound(folder))
            if place.run(words, folder).returncode not in (0, 1):
                losses.append(again + ": does not run again")
    report.row("few files, small disk", tries, losses, "--only scarcity --seed %d" % seed)


def damage(place, report, seed, seconds):
    chance = random.Random(seed)
    folder = place.fresh("damage")
    place.run(["backup", "sound.sqlite"], folder)
    sound = open(os.path.join(folder, "sound.sqlite"), "rb").read()
    good = place.content(folder, library="sound.sqlite")
    asked = [place.run(words, folder, library="sound.sqlite").stdout for words in QUESTIONS]
    size = int.from_bytes(sound[16:18], "big")
    pages = len(sound) // size
    moments = [(page, kind) for page in range(pages) for kind in ("bit", "zero", "noise")] + [(p, "cut") for p in range(0, pages, 8)]
    chance.shuffle(moments)
    end = time.time() + seconds
    tries, losses = 0, []
    for page, kind in moments:
        if time.time() > end:
            break
        tries += 1
        bytes = bytearray(sound)
        start = page * size
        if kind == "bit":
            at = start + chance.randrange(size)
            bytes[at] ^= 1 << chance.randrange(8)
        elif kind == "zero":
            bytes[start:start + size] = b"\0" * size
        elif kind == "noise":
            bytes[start:start + size] = chance.randbytes(size)
        else:
            bytes = bytes[:start + size // 2]
        path = os.path.join(folder, "library.sqlite")
        for suffix in ["-wal", "-shm"]:
            if os.path.exists(path + suffix):
                os.unlink(path + suffix)
        open(path, "wb").write(bytes)
        open(os.path.join(folder, "keep.sqlite"), "wb").write(sound)
        again = "page %d %s" % (page + 1, kind) + (" at byte %d" % at if kind == "bit" else "")
        results = [place.run(words, folder) for words in QUESTIONS]
        told = place.unsound(folder)
        for words, done in zip(QUESTIONS, results):
            if done.returncode not in (0, 1, 2, 3, 4):
                losses.append(again + ": %s ends with %d" % (words, done.returncode))
        found = place.content(folder)
        wrong = found != good or [r.stdout for r in results] != asked
        if wrong and not told:
            losses.append(again + ": what is held is another, and 'check' is silent")
        backup = place.run(["backup", "keep.sqlite"], folder)
        if told and backup.returncode == 0 or backup.returncode == 3 and open(os.path.join(folder, "keep.sqlite"), "rb").read() != sound:
            losses.append(again + ": the good backup is gone")
        open(os.path.join(folder, "bad.sqlite"), "wb").write(bytes)
        shutil.copy(os.path.join(folder, "sound.sqlite"), os.path.join(folder, "target.sqlite"))
        restore = place.run(["restore", "bad.sqlite"], folder, library="target.sqlite")
        if told and restore.returncode == 0:
            losses.append(again + ": a damaged copy was restored")
        for name in os.listdir(folder):
            if name.startswith(("target.sqlite", "bad.sqlite")):
                os.unlink(os.path.join(folder, name))
    report.row("damaged pages", tries, losses, "--only damage --seed %d" % seed)


QUESTIONS = [["search", "nets"], ["stats"], ["show", "id:"], ["list", "club"], ["export", "--format", "json", "nets"]]


def merges(place, report, seed, seconds):
    end = time.time() + seconds
    tries, losses = 0, []
    while time.time() < end:
        tries += 1
        one = seed * 1000 + tries
        chance = random.Random(one)
        folder = place.fresh("merge")
        for name in "abc":
            library = name + ".sqlite"
            for source in chance.sample(["a.md", "b.md"], chance.randint(1, 2)):
                text = open(os.path.join(folder, source)).read()
                if chance.random() < 0.5:
                    text = re.sub(r"number (\d)", lambda m: "number %s%d" % (m[1], chance.randint(0, 9)), text)
                open(os.path.join(folder, "src-" + source), "w").write(text)
                place.run(["import", "src-" + source], folder, library=library)
            ids = place.run(["export", "--format", "tsv"], folder, library=library).stdout.decode().splitlines()[1:]
            ids = [line.split("\t")[0] for line in ids]
            for _ in range(chance.randint(3, 10)):
                item = chance.choice(ids)
                place.run(chance.choice([
                    ["tag", "+" + chance.choice("xyz"), "--", item], ["tag", "-" + chance.choice("xyz"), "--", item],
                    ["note", item, "note " + chance.choice("pqr")], ["mark", chance.choice(["read", "reading", "skipped", "3", "5"]), "--", item],
                    ["list", "create", chance.choice(["l", "m"]), "--title", chance.choice("TU")],
                    ["list", "add", chance.choice(["l", "m"]), item], ["list", "move", chance.choice(["l", "m"]), item, "1"],
                    ["edit", item, "year=%d" % chance.randint(2000, 2020)], ["edit", item, "title=Title %s" % chance.choice("vw")],
                    ["save", "s", "tag:" + chance.choice("xyz")], ["tag", "rules", "add", "r", "+auto", "--", "tag:" + chance.choice("xyz")],
                ]), folder, library=library)

        def merged(*names):
            shutil.copy(os.path.join(folder, names[0] + ".sqlite"), os.path.join(folder, "m.sqlite"))
            for name in names[1:]:
                done = place.run(["merge", name + ".sqlite"], folder, library="m.sqlite")
                if done.returncode != 0:
                    losses.append("seed %d: merge ends with %d" % (one, done.returncode))
            content = place.content(folder, library="m.sqlite")
            shutil.copy(os.path.join(folder, "m.sqlite"), os.path.join(folder, "ab.sqlite"))
            for suffix in ["", "-wal", "-shm"]:
                if os.path.exists(os.path.join(folder, "m.sqlite" + suffix)):
                    os.unlink(os.path.join(folder, "m.sqlite" + suffix))
            return content

        for name in "abc":
            sqlite3.connect(os.path.join(folder, name + ".sqlite")).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        both = merged("a", "b")
        for said, other in [("b a", merged("b", "a")), ("a b b", merged("a", "b", "b")), ("a b a", merged("a", "b", "a"))]:
            if other != both:
                losses.append("seed %d: a b and %s differ: %s" % (one, said, difference(both, other)))
        three = merged("a", "b", "c")
        merged("b", "c")
        os.rename(os.path.join(folder, "ab.sqlite"), os.path.join(folder, "bc.sqlite"))
        for said, other in [("c b a", merged("c", "b", "a")), ("a (b c)", merged("a", "bc"))]:
            if other != three:
                losses.append("seed %d: a b c and %s differ: %s" % (one, said, difference(three, other)))
        merged("a", "b")
        place.run(["dump", "-o", "x.jsonl"], folder, library="ab.sqlite")
        place.run(["load", "x.jsonl"], folder, library="loaded.sqlite")
        for words in [["dump"], ["search", "nets", "-n", "0", "--format", "ids"], ["search", "kind:any", "-n", "0", "--format", "ids"], ["list", "l"]]:
            pair = [place.run(words, folder, library=library).stdout for library in ("ab.sqlite", "loaded.sqlite")]
            if pair[0] != pair[1]:
                losses.append("seed %d: %s differs after dump and load" % (one, words[0:2]))
    report.row("merges of random curation", tries, losses, "--only merges --seed %d" % seed)


def difference(one, other):
    """The first line of each that the other lacks, from a little before where they part."""
    one, other = one or [], other or []
    left, right = ([line for line in some if line not in set(rest)] for some, rest in [(one, other), (other, one)])
    if not left and not right:
        return "order"
    left, right = (left or [""])[0], (right or [""])[0]
    place = max(0, len(os.path.commonprefix([left, right])) - 100)
    return "%s … %s; … %s" % (left[:40], left[place:place + 200], right[place:place + 200])


def together(place, report, seed, seconds):
    end = time.time() + seconds
    tries, losses = 0, []
    while time.time() < end:
        folder = place.fresh("together")
        tries += 1
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "DIGEST_LIBRARY": "library.sqlite"}
        words = [["tag", "+t%d" % n, "--", place.id] for n in range(20)] + [["restore", "copy.sqlite"], ["import", "b.md"]]
        random.Random(seed + tries).shuffle(words)
        running = [(w, subprocess.Popen([place.program, *w], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)) for w in words]
        for w, process in running:
            said = process.communicate(timeout=120)[1].decode(errors="replace")
            if process.returncode != 0:
                losses.append("%s: ends with %d %s" % (" ".join(w), process.returncode, said))
        tags = set()
        for name in os.listdir(folder):
            if name == "library.sqlite" or ".before-restore" in name and not name.endswith(("-wal", "-shm")):
                out = place.run(["tags"], folder, library=name).stdout.decode()
                tags |= set(re.findall(r"\bt\d+\b", out))
        for n in range(20):
            if "t%d" % n not in tags:
                losses.append("tag t%d was acknowledged and is neither in the library nor in what a restore kept" % n)
        if place.unsound(folder):
            losses.append(place.unsound(folder))
    report.row("twenty writers and a restore", tries, losses, "--only together --seed %d" % seed)


PARTS = {"kills": (kills, 8), "scarcity": (scarcity, 3), "damage": (damage, 4), "merges": (merges, 3), "together": (together, 1),
         "fuzz": (lambda *given: fuzz.fuzz(*given, time.time), 2)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 10000)
    parser.add_argument("--only", default=",".join(PARTS))
    options = parser.parse_args()
    chosen = [name for name in options.only.split(",") if name in PARTS]
    print("seed %d; again with: python3 Tests/Torture/torture.py DIGEST --seed %d" % (options.seed, options.seed))
    report = Report()
    shares = sum(PARTS[name][1] for name in chosen)
    with tempfile.TemporaryDirectory() as root:
        place = Place(os.path.abspath(options.program), root)
        for name in chosen:
            part, share = PARTS[name]
            part(place, report, options.seed, options.seconds * share / shares)
    lost = sum(row[2] for row in report.rows)
    print("%d tries, %s" % (sum(row[1] for row in report.rows), "%d losses" % lost if lost else "nothing lost"))
    sys.exit(1 if lost else 0)


main()
