"""Mangled sources of every format, and mangled lines for programs: what is read of them, and whether it ends well."""
import glob
import json
import os
import random
import shutil
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
PIECES = [
    b"[", b"]", b"{", b"}", b"<", b">", b"</div>", b"<div class=\"message\" id=\"message1\">", b"\"", b"'", b"\\", b"`", b"```\n",
    b"|", b"| --- |\n", b"\n\n", b"\n---\n", b"# ", b"- ", b"> ", b"*", b"**", b"&", b"&#x202E;", b"\0", b"\x1b[2J", b"\xff", b"\xc3",
    "\u202e".encode(), "\u2028".encode(), "Ё".encode(), b"@article{a,", b"@string{a=", b"TY  - JOUR\n", b"ER  - \n", b"%", b"#",
    b"https://arxiv.org/abs/2101.00001", b"9" * 30, b"-1", b"null", b"\r\n", b"\t", b"]]>", b"<!--", b"-->", b"[[", b"]]", b"{{", b"}}",
]


def seeds():
    """Files to mangle: the samples, and the inputs of the tests."""
    found = glob.glob(os.path.join(TOP, "Digests", "**", "*.*"), recursive=True)
    found += glob.glob(os.path.join(TOP, "Tests", "ReviewParsingTests", "Goldens", "**", "input.*"), recursive=True)
    return sorted(path for path in found if os.path.isfile(path) and os.path.getsize(path) < 200_000)


def mangled(chance, files):
    name = chance.choice(files)
    text = bytearray(open(name, "rb").read())
    if len(text) > 6000:
        # The head tells the format; of the rest a part will do.
        start = chance.randrange(len(text) - 3000)
        text = text[:2000] + text[start:start + 3000]
    for _ in range(chance.choice([1, 1, 2, 4, 16])):
        at = chance.randrange(len(text) + 1)
        length = chance.choice([1, 2, 8, 64, 512])
        kind = chance.randrange(8)
        if kind == 0 and text:
            text[at % len(text)] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del text[at:at + length]
        elif kind == 2:
            text[at:at] = chance.choice(PIECES)
        elif kind == 3:
            text[at:at] = chance.choice(PIECES) * chance.choice([2, 50, 1000])
        elif kind == 4:
            text[at:at] = text[at:at + length] * chance.choice([1, 3])
        elif kind == 5:
            other = open(chance.choice(files), "rb").read()
            start = chance.randrange(max(1, len(other)))
            text[at:at] = other[start:start + length]
        elif kind == 6:
            del text[at:]
        else:
            text[at:at + length] = chance.randbytes(length)
    return os.path.splitext(name)[1], bytes(text)


def fault(program, folder, names):
    """What is wrong with how the files are read; empty where nothing is."""
    try:
        done = subprocess.run(
            [program, "parse", "--format", "ndjson", *names], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, timeout=30 + len(names), env={"PATH": os.environ["PATH"], "HOME": folder})
    except subprocess.TimeoutExpired:
        return "does not end"
    if done.returncode not in (0, 1, 4):
        return "ends with %d: %s" % (done.returncode, done.stderr.decode(errors="replace")[:300])
    if b"\x1b" in done.stderr:
        return "a message holds an escape"
    for line in done.stdout.split(b"\n"):
        if not line:
            continue
        try:
            item = json.loads(line)
        except ValueError as error:
            return "no JSON: %s" % error
        text = " ".join(item.get("text", "").split())
        for claim in item.get("claims", []):
            if text and " ".join(claim["text"].split()) not in text:
                return "a claim is not in the text: " + claim["text"][:100]
    return ""


def narrowed(program, folder, names):
    """The first of the files that is faulty by itself, with its fault."""
    for name in names:
        found = fault(program, folder, [name])
        if found:
            return name, found
    return None


def sources(place, report, seed, seconds):
    """Mangled sources, fifty at a time."""
    files, end, tries, losses = seeds(), time.time() + seconds, 0, []
    kept = os.path.join(TOP, ".build", "torture")
    while time.time() < end:
        folder = place.fresh("fuzz")
        names, one = [], seed * 100_000 + tries
        chance = random.Random(one)
        for number in range(50):
            suffix, text = mangled(chance, files)
            names.append("%d%s" % (number, suffix))
            open(os.path.join(folder, names[-1]), "wb").write(text)
        tries += len(names)
        if fault(place.program, folder, names):
            found = narrowed(place.program, folder, names)
            if found:
                os.makedirs(kept, exist_ok=True)
                copy = os.path.join(kept, "%d-%s" % (one, found[0]))
                shutil.copy(os.path.join(folder, found[0]), copy)
                losses.append("parse %s: %s" % (copy, found[1]))
            else:
                losses.append("seed %d: fifty files together only" % one)
    report.row("mangled sources", tries, losses, "--only fuzz --seed %d" % seed)


REQUESTS = [
    {"method": "initialize", "params": {"protocolVersion": "2025-06-18"}}, {"method": "tools/list"}, {"method": "resources/list"},
    {"method": "tools/call", "params": {"name": "search", "arguments": {"query": "nets year:2020.. OR \"deep\"", "limit": 3}}},
    {"method": "tools/call", "params": {"name": "show", "arguments": {"id": "aaaa"}}},
    {"method": "resources/read", "params": {"uri": "digest://list/club"}}, {"method": "ping"},
]


def lines(place, report, seed, seconds):
    """Mangled lines of the Model Context Protocol: each answer is a line of JSON."""
    end, tries, losses = time.time() + seconds, 0, []
    folder = place.fresh("mcp")
    while time.time() < end:
        chance = random.Random(seed * 100_000 + tries)
        sent = []
        for number in range(200):
            line = bytearray(json.dumps({"jsonrpc": "2.0", "id": number, **chance.choice(REQUESTS)}).encode())
            for _ in range(chance.choice([0, 1, 2, 8])):
                at = chance.randrange(len(line) + 1)
                if chance.random() < 0.5:
                    line[at:at] = chance.choice(PIECES)
                else:
                    del line[at:at + chance.choice([1, 4, 20])]
            sent.append(bytes(line).replace(b"\n", b" "))
        tries += len(sent)
        done = subprocess.run(
            [place.program, "mcp"], cwd=folder, input=b"\n".join(sent) + b"\n", stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            timeout=120, env={"PATH": os.environ["PATH"], "HOME": folder, "DIGEST_LIBRARY": "library.sqlite"})
        if done.returncode != 0:
            losses.append("seed %d: mcp ends with %d" % (seed, done.returncode))
        for line in done.stdout.split(b"\n"):
            try:
                if line:
                    json.loads(line)
            except ValueError as error:
                losses.append("seed %d: no JSON: %s" % (seed, error))
    report.row("mangled lines for mcp", tries, losses, "--only fuzz --seed %d" % seed)


def fuzz(place, report, seed, seconds):
    """Both."""
    sources(place, report, seed, seconds * 0.8)
    lines(place, report, seed, seconds * 0.2)
