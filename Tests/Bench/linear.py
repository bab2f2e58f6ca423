#!/usr/bin/env python3
"""Check that sources which are large in one way only take time in proportion to their size.

    linear.py DIGEST

Every shape is read in every format, small and four times as large: that may take at most ten times the processor's
time, where quadratic work would take sixteen. Ends with 1 where a shape takes more, and names it.
"""
import os
import re
import subprocess
import sys
import tempfile

HEAD = "notes – Telegram\nnotes\n3 subscribers\nDownload Telegram\n"
SMALL = 100_000
RUNS = 2
SHAPES = {
    "one word": "a",
    "one line of words": "сеть учится на ImageNet ",
    "one line of addresses": "https://arxiv.org/abs/2001.00001 ",
    "one word of arXiv": "arxiv:",
    "one word of a DOI": "10.1234/",
    "one line of emoji": "👍1",
    "one line of hashtags": "#nlp ",
    "one line of mentions": "@tiny_nets ",
    "one line of links": "[Tiny nets](https://a.example/b) ",
    "one line of questions": "Why? ",
    "one line of semicolons": "a; b: c; ",
    "one line of brackets": "([{<«",
    "one line of commas": "Ada Stern, ",
    "the same line": "Одна и та же строка, и довольно длинная при этом.\n",
    "two lines in turn": "Одна строка стоит здесь.\nДругая строка стоит там.\n",
    "blank lines": "\n",
    "numbered lines": "1. Пункт списка\n",
    "short lines": "да\n",
    "titles": "A Study of Small Networks\n",
    "authors": "Ada Stern, Boris Velikov, Clara Ruiz\n",
    "cards": "GitHub\n",
    "media": "VIEW IN TELEGRAM\n",
    "heads of digests": "Авторы статьи: Ada Stern, Boris Velikov\nОригинал статьи\n",
    "headings": "# Заметка\n\n",
    "rows of a table": "| Net | 2020 | https://arxiv.org/abs/2001.00001 |\n",
    "open entries": "@article{a, title={\n",
    "open elements": "<div><b>",
    "open arrays": "[{\"a\":",
}


def source(piece, size):
    return HEAD.encode() + piece.encode() * max(1, size // len(piece.encode()))


def seconds(digest, path, name):
    """Seconds of processor that reading takes, the shorter of a few runs."""
    def once():
        process = subprocess.Popen(
            [digest, "parse", "--as", name, "--format", "ndjson", path],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode < 0:
            sys.exit(f"linear: ended by signal {-process.returncode}: {path} as {name}")
        return usage.ru_utime + usage.ru_stime
    return min(once() for _ in range(RUNS))


def formats(digest):
    said = subprocess.run([digest, "parse", "--as", "?", "-"], capture_output=True, text=True).stderr
    return re.search(r"expected one of (.*)", said)[1].split(", ")


def main(digest):
    slow = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "source.txt")

        def time(piece, size, name):
            with open(path, "wb") as file:
                file.write(source(piece, size))
            return seconds(digest, path, name)

        for name in formats(digest):
            start = time("a", 1000, name)
            worst = 0, ""
            for shape, piece in SHAPES.items():
                small = max(time(piece, SMALL, name) - start, 0)
                large = time(piece, SMALL * 4, name) - start
                worst = max(worst, (large, shape))
                if large > small * 10 + 0.1:
                    slow.append(f"{shape} as {name}: {small:.2f} s for {SMALL} bytes, {large:.2f} s for four times as many")
            print(f"{name:18} {len(SHAPES)} shapes, {worst[0]:.2f} s at most for {SMALL * 4 // 1000} kB ({worst[1]})", flush=True)
    for line in slow:
        print(line)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
