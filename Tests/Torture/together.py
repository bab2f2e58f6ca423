"""Programs that work in one library at the same time."""
import os
import random
import re
import subprocess
import time

from place import note


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


def long_import(place, report, seed, seconds):
    """An import of seconds, and small changes that would not wait as long for a program that stands still."""
    end = time.time() + seconds
    tries, losses = 0, []
    while time.time() < end or tries == 0:
        tries += 1
        folder = place.fresh("long")
        pipe = os.path.join(folder, "pipe.md")
        os.mkfifo(pipe)
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "DIGEST_LIBRARY": "library.sqlite"}

        def start(*words):
            return subprocess.Popen([place.program, *words], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                    stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        reading = start("import", "pipe.md")
        waiting = []
        with open(pipe, "w") as file:
            for number in range(16):
                file.write("".join(note("long", 100 * number + n) for n in range(100)))
                file.flush()
                time.sleep(0.4)
                if number == 2:
                    waiting = [start("tag", "+w%d" % n, "--wait", "3", "--", place.id) for n in range(3)]
        for process in [reading, *waiting]:
            said = process.communicate(timeout=120)[1].decode(errors="replace")
            if process.returncode != 0:
                losses.append("ends with %d: %s" % (process.returncode, said))
            elif process is not reading and "digest import pipe.md" not in said:
                losses.append("a tag does not tell for what it waits: " + said)
        tags = place.run(["tags"], folder).stdout.decode()
        losses += ["tag w%d was acknowledged and is not there" % n for n in range(3) if "w%d" % n not in tags]
        if place.unsound(folder):
            losses.append(place.unsound(folder))
    report.row("tags beside a long import", tries, losses, "--only long --seed %d" % seed)
