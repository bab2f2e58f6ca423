#!/usr/bin/env python3
"""Run libFuzzer on each target for a while, and tell how many runs there were and what was found.

    fuzz.py FUZZ DIGEST [--seconds N] [--only NAME,…] [--corpus FOLDER]

FUZZ is the program of 'make fuzz', DIGEST the program that makes the library it reads. What was found to lead to new
places is kept in the folder of the corpus for the next run, and what ends badly in its folder 'found'. Ends with status
1 where anything did.
"""
import argparse
import glob
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
LARGEST = 8_000

QUERIES = [
    "nets year:2020..2022 -tag:x", "title:\"deep nets\" OR (author:stern AND NOT has:code)", "model:CLIP topic:rl sort:year", "rating:>=4 is:read",
    "сети на картинках ~3 date:2021-05..", "similar:7kq2m9x OR id:7kq2m9x", "list:club tag:nlp/* added:1w..", "\"не закрыто (tag:", "*",
]
TEMPLATES = [
    "{{#items}}<li>{{title}} {{#papers}}({{year}}){{/papers}}{{^claims}}none{{/claims}}</li>\n{{/items}}",
    "{{% escape latex}}\n{{! a remark}}{{{title}}} {{&link}} {{#authors}}{{.}}, {{/authors}}", "{{#a}}{{/b}} {{ {{{ }} }}}",
]
BIBLIOGRAPHIES = [
    "@string{j = \"Journal of Nets\"}\n@article{a1, title = {On {Nets}}, author = \"Ada Stern and Boris Velikov\", year = 2021, journal = j # { B},"
    " eprint = {2101.00001}}\n% remark\n@comment{x}\n@inproceedings(b, doi={10.1000/1},)",
]
REQUESTS = [
    '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18"}}\n{"jsonrpc":"2.0","id":"a","method":"tools/list"}',
    '{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"search","arguments":{"query":"nets year:2020..","limit":3}}}',
    '{"jsonrpc":"2.0","id":3,"method":"resources/read","params":{"uri":"digest://list/club"}}\n[]\n{"jsonrpc":"2.0","method":"ping"}',
]


def run(digest, folder, *words, data=None):
    environment = {"PATH": os.environ["PATH"], "HOME": folder, "DIGEST_LIBRARY": "library.sqlite", "COLUMNS": "80"}
    return subprocess.run([digest, *words], cwd=folder, env=environment, input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def targets(digest, folder):
    """Names of targets, each with what it begins with."""
    said = run(digest, folder, "parse", "--as", "?", "-", data=b"").stderr.decode()
    files = [path for path in glob.glob(os.path.join(TOP, "Digests", "**", "*.*"), recursive=True)
             + glob.glob(os.path.join(TOP, "Tests", "ReviewParsingTests", "Goldens", "*", "input.*")) if os.path.isfile(path)]
    texts = [open(path, "rb").read()[:LARGEST] for path in files]
    dump = run(digest, folder, "dump").stdout.splitlines(keepends=True)
    found = {"parse " + name: texts for name in re.search(r"expected one of (.*)", said)[1].split(", ")}
    found.update({
        "query": [text.encode() for text in QUERIES], "template": [text.encode() for text in TEMPLATES],
        "bib": [text.encode() for text in BIBLIOGRAPHIES], "mcp": [text.encode() for text in REQUESTS], "item": [b"7kq2m9x", b"arXiv:2101.00001", b"https://t.me/a/1"],
        "dump": [b"".join(dump[:1] + [line]) for line in dump if len(line) < LARGEST][:60],
    })
    return found


def fuzz(program, name, seeds, corpus, folder, seconds):
    """One target for some seconds: how many runs there were, and what is wrong."""
    kept = os.path.join(corpus, name.replace(" ", "-"))
    found = os.path.join(corpus, "found", "")
    for path in (kept, found):
        os.makedirs(path, exist_ok=True)
    for number, text in enumerate(seeds):
        path = os.path.join(kept, "seed-%d" % number)
        if not os.path.exists(path):
            open(path, "wb").write(text)
    environment = {**os.environ, "FUZZ": name, "FUZZ_FOLDER": folder, "ASAN_OPTIONS": "detect_leaks=0:detect_stack_use_after_return=0"}
    done = subprocess.run(
        [program, kept, "-max_total_time=%d" % seconds, "-max_len=%d" % LARGEST, "-timeout=20", "-rss_limit_mb=3000", "-print_final_stats=1",
         "-artifact_prefix=" + found + name.replace(" ", "-") + "-"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = done.stdout.decode(errors="replace")
    runs = re.search(r"number_of_executed_units: (\d+)", said) or re.search(r"#(\d+)\s(?!.*\n#\d)", said)
    problem = ""
    if done.returncode != 0:
        problem = next((line for line in said.splitlines() if re.search("ERROR|Fatal error|SUMMARY", line)), said[-300:])
        written = re.search(r"Test unit written to (\S+)", said)
        problem += " " + (written[1] if written else "")
    return int(runs[1]) if runs else 0, problem


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("digest")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--only", default="")
    parser.add_argument("--corpus", default=os.path.join(TOP, ".build", "corpus"))
    options = parser.parse_args()
    folder = os.path.join(options.corpus, "folder")
    os.makedirs(folder, exist_ok=True)
    digest = os.path.abspath(options.digest)
    if not os.path.exists(os.path.join(folder, "library.sqlite")):
        run(digest, folder, "import", os.path.join(TOP, "Digests"))
        run(digest, folder, "list", "create", "club", "--title", "Club")
    bad = 0
    for name, seeds in targets(digest, folder).items():
        if options.only and name not in options.only.split(","):
            continue
        runs, problem = fuzz(os.path.abspath(options.program), name, seeds, options.corpus, folder, options.seconds)
        bad += problem != ""
        print("%-22s %9d runs   %s" % (name, runs, problem or "nothing found"), flush=True)
    sys.exit(1 if bad else 0)


main()
