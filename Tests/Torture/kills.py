"""Kills at every call of the system, and what is scarce: files and room on the disk."""
import os
import random
import resource
import shutil
import subprocess
import time

from place import files

CALLS = ["pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "openat"]


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
