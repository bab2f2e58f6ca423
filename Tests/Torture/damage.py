"""Pages of a library that were turned, cut or zeroed: told, and never backed up or restored."""
import contextlib
import os
import random
import shutil
import sqlite3
import time


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


def cells(place, report, seed, seconds):
    """A bit of one value at a time, in each column of each table."""
    chance = random.Random(seed)
    folder = place.fresh("cells")
    path = os.path.join(folder, "library.sqlite")
    keep = os.path.join(folder, "keep.sqlite")
    place.run(["backup", keep], folder)
    good = place.content(folder)
    end = time.time() + seconds
    tries, losses = 0, []
    columns = fields(keep)
    while time.time() < end:
        table, column, keys = chance.choice(columns)
        for suffix in ["-wal", "-shm"]:
            if os.path.exists(path + suffix):
                os.unlink(path + suffix)
        shutil.copy(keep, path)
        with contextlib.closing(sqlite3.connect(path)) as library:
            library.executescript("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF")
            row = library.execute('SELECT %s, "%s" FROM "%s" WHERE "%s" <> \'\' ORDER BY random() LIMIT 1' % (keys, column, table, column)).fetchone()
            turned = row and flipped(chance, row[-1])
            if not row or turned == row[-1]:
                continue
            try:
                library.execute('UPDATE "%s" SET "%s" = ? WHERE (%s) = (%s)' % (
                    table, column, keys, ", ".join("?" * (len(row) - 1))), [turned, *row[:-1]])
                library.commit()
            except sqlite3.Error:
                continue
        tries += 1
        # A copy of the content holds no history.
        if not place.unsound(folder) and (table.startswith("change") or place.content(folder) != good):
            losses.append("%s.%s %r became %r, and 'check' is silent" % (table, column, row[-1], turned))
    report.row("values that have turned", tries, losses, "--only cells --seed %d" % seed)


def fields(path):
    """Each column of a library, with its table and the key of that."""
    found = []
    with contextlib.closing(sqlite3.connect(path)) as library:
        for (table,) in library.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'").fetchall():
            if table.startswith("sqlite_") or table == "library":
                continue
            columns = library.execute("SELECT name, pk FROM pragma_table_info(?)", [table]).fetchall()
            keys = ['"%s"' % name for name, key in columns if key] or ["rowid"]
            found += [(table, name, ", ".join(keys)) for name, _ in columns if (table, name) != ("change", "rows")]
    return found


def flipped(chance, value):
    """The value with one bit turned, or nearly."""
    if isinstance(value, int):
        return value ^ 1 << chance.randrange(max(1, value.bit_length()))
    if isinstance(value, float):
        return value * 1.25 + 0.125
    text = list(value)
    at = chance.randrange(len(text))
    text[at] = chr(ord(text[at]) ^ 1 << chance.randrange(3)) if text[at] > "\x27" else "x"
    return "".join(text)
