"""The folder that all torture begins with: a library, others, and what commands have written."""
import json
import os
import re
import shutil
import subprocess


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
    """Files of a folder but the library's own, with what they hold; SQLite files by name alone. SQLite's nameless ones, which it
    takes away as soon as it has made them, are those of the system's temporary folder."""
    found = {}
    for path, _, names in os.walk(folder):
        for name in names:
            whole = os.path.join(path, name)
            place = os.path.relpath(whole, folder)
            if place.endswith(("-wal", "-shm")) or place == "library.sqlite" or name.startswith("etilqs_"):
                continue
            found[place] = "" if ".sqlite" in place else open(whole, "rb").read()
    return found
