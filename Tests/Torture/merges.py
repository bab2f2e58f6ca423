"""Libraries curated at random, merged in every order: they hold the same."""
import os
import random
import re
import shutil
import sqlite3
import time


def curation(chance, ids):
    """A command of somebody who curates. Names and words are few, so that libraries mean different things by one."""
    item, other = chance.choice(ids), chance.choice(ids)
    name, tag = chance.choice("lm"), chance.choice("xyz")
    return chance.choice([
        ["tag", "+" + tag, "--", item], ["tag", "-" + tag, "--", item], ["tag", "-auto", "--", item],
        ["tag", "rename", tag, chance.choice("xyz")], ["tag", "alias", chance.choice("vw"), tag], ["tag", "+" + tag, "--", "tag:" + chance.choice("xyz")],
        ["note", item, "note " + chance.choice("pqr")], ["note", "--remove", item],
        ["mark", chance.choice(["unread", "read", "reading", "skipped", "3", "5", "unrated"]), "--", item],
        ["list", "create", name, "--title", chance.choice("TU")], ["list", "create", "q", "--query", "tag:" + tag],
        ["list", "add", name, item, other], ["list", "add", name, item, "--comment", chance.choice("cd")], ["list", "move", name, item, "1"],
        ["list", "remove", name, item], ["list", "rename", name, chance.choice("lmn")], ["list", "delete", name],
        ["edit", item, "year=%d" % chance.randint(2000, 2020)], ["edit", item, "title=Title " + chance.choice("vw")],
        ["edit", item, chance.choice(["author+=Ada One", "author-=Ada One", "author=Bob Two; Ada One", "model+=Net"])],
        ["edit", item, "--reset", chance.choice(["year", "title"])], ["edit", item, "arxiv=2101.1%04d" % chance.randint(1, 70)],
        ["edit", item, "--join"], ["check", "--join", item, other], ["check", "--apart", item, other],
        ["save", "s", "tag:" + tag], ["save", "--remove", "s"], ["undo"], ["redo"],
        ["tag", "rules", "add", "r", "+auto", "--", "tag:" + tag], ["tag", "rules", "remove", "r"], ["tag", "rules", "run"],
    ])


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
            for _ in range(chance.randint(3, 12)):
                place.run(curation(chance, ids), folder, library=library)

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
