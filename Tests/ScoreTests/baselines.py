#!/usr/bin/env python3
"""Key claims of `digest` beside those of plain summarisers, on labelled reviews.

    baselines.py DIGEST [SHARED]

DIGEST  the program.
SHARED  the folder with labelled documents; default: `shared` beside the checkout.

Every method picks as many sentences from each review as `digest` found claims in it, and all are scored
by SHARED/score/score.py, so sentences are matched in one way. The summarisers get the text of the reviews
that `digest` told apart, without title, authors and links.

  first     the first sentences
  random    random ones, mean of 50 draws
  TextRank  Mihalcea, Tarau 2004: words in common over the logarithms of the lengths, then PageRank
  LexRank   Erkan, Radev 2004: cosine of tf-idf, continuous, then PageRank

Words count by their first five letters, which is a fair stem in both languages.
"""
import collections, importlib.util, json, math, pathlib, random, re, subprocess, sys

DRAWS = 50
HERE = pathlib.Path(__file__).resolve()
STOP = set(
    "the a an and or of to in on for with is are was were be by as at it its this that from which not but "
    "и в во на с со по к ко из от до для за о об что это как то же не ни но а или у их его ее мы они он она так "
    "при если бы".split())

ABBREVIATIONS = set(
    "i.e. e.g. cf. vs. etc. al. fig. figs. eq. eqs. sec. tab. ref. refs. no. vol. approx. resp. dr. prof. mr. ms. st. "
    "т.е. т.к. т.н. т.д. т.п. др. пр. напр. см. рис. табл. стр. гл. англ. проф. им. г. гг. тыс. млн. млрд.".split())


def load(path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(shared):
    """(labels, source) of each labelled document that is there."""
    pairs = [(p, shared / "seeds") for p in sorted((shared / "gold").glob("[0-9]*.json"))]
    pairs += [(p, shared / "corpora" / "markdown") for p in sorted((HERE.parent / "Labels").glob("*.json"))]
    for path, folder in pairs:
        gold = json.loads(path.read_text("utf8"))
        if (folder / gold["document"]).exists():
            yield path.stem, gold, folder / gold["document"]


def letters(text):
    return "".join(c for c in (text or "").casefold() if c.isalnum())


def broken(line):
    """Sentences of a line. A stop behind an abbreviation or an initial ends none."""
    start = 0
    for gap in re.finditer(r"(?<=[.!?…])\s+(?=[\"«“(]?[A-ZА-ЯЁ0-9])", line):
        before = line[start:gap.start()].split()[-1].lstrip("(\"«“*_[")
        if before.casefold() in ABBREVIATIONS or re.fullmatch(r"[A-ZА-ЯЁ]\.", before):
            continue
        yield line[start:gap.start()]
        start = gap.end()
    yield line[start:]


def sentences(item):
    """Sentences of the body: lines of the header and lines of a word or three are left out."""
    authors = [a for p in item["papers"] for a in p["authors"]]
    titles = {letters(t) for t in (item["title"], *(p["title"] for p in item["papers"]))}
    found = []
    for line in item["text"].split("\n"):
        line = line.strip()
        named = sum(a in line for a in authors)
        unnumbered = re.sub(r"^[\W_]*(?:\d{1,3}[.):]|[-*•])?\s*", "", line)
        if letters(line) in titles or letters(unnumbered) in titles or named > 1 or re.match(r"\W*https?://\S+$", line):
            continue
        found += [s for s in broken(line) if len(s.split()) > 3]
    return found


def words(sentence):
    tokens = re.findall(r"\w+", sentence.casefold())
    return [t[:5] for t in tokens if t not in STOP]


def pagerank(weights, damping=0.85, rounds=60):
    n = len(weights)
    out = [sum(row) or 1.0 for row in weights]
    rank = [1.0 / n] * n
    for _ in range(rounds):
        rank = [
            (1 - damping) / n + damping * sum(weights[j][i] / out[j] * rank[j] for j in range(n) if weights[j][i])
            for i in range(n)]
    return rank


def best(sentences, rank, count):
    top = sorted(range(len(sentences)), key=lambda i: (-rank[i], i))[:count]
    return [sentences[i] for i in sorted(top)]


def textrank(sentences, count):
    bags = [set(words(s)) for s in sentences]
    weights = [
        [len(a & b) / (math.log(len(a)) + math.log(len(b))) if a is not b and len(a) > 1 and len(b) > 1 else 0.0
         for b in bags] for a in bags]
    return best(sentences, pagerank(weights), count) if sentences else []


def lexrank(sentences, count):
    bags = [collections.Counter(words(s)) for s in sentences]
    spread = collections.Counter(w for bag in bags for w in bag)
    vectors = [{w: n * math.log(len(bags) / spread[w]) for w, n in bag.items()} for bag in bags]
    lengths = [math.sqrt(sum(x * x for x in v.values())) or 1.0 for v in vectors]
    weights = [
        [sum(x * v.get(w, 0) for w, x in u.items()) / (lengths[i] * lengths[j]) if i != j else 0.0
         for j, v in enumerate(vectors)] for i, u in enumerate(vectors)]
    return best(sentences, pagerank(weights), count) if sentences else []


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    shared = pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else HERE.parents[3] / "shared"
    if not (shared / "score" / "score.py").exists():
        print("baselines: no labelled documents beside the checkout, nothing is measured")
        return
    score = load(shared / "score" / "score.py").score
    methods = {
        "digest": None, "first": lambda s, n: s[:n], "random": lambda s, n: random.sample(s, min(n, len(s))),
        "TextRank": textrank, "LexRank": lexrank}
    total = collections.defaultdict(lambda: [0.0, 0.0, 0.0])
    print("key claims: F1, precision, recall\n" + "".ljust(24) + "".join(m.ljust(20) for m in methods))
    for name, gold, source in documents(shared):
        random.seed(1)
        lines = subprocess.run(
            [sys.argv[1], "parse", "--format", "ndjson", source], capture_output=True, check=False).stdout
        items = [json.loads(l) for l in lines.splitlines()]
        text = source.read_text("utf8")
        row = name.ljust(24)
        for method, pick in methods.items():
            draws = DRAWS if method == "random" else 1
            sums = [0.0, 0.0, 0.0]
            for _ in range(draws):
                picked = items if pick is None else [with_claims(i, pick) for i in items]
                sums = [a + b / draws for a, b in zip(sums, score(gold, picked, text).rows["key claims"])]
            total[method] = [a + b for a, b in zip(total[method], sums)]
            row += figures(*sums)
        print(row)
    print("all".ljust(24) + "".join(figures(*total[m]) for m in methods))


def with_claims(item, pick):
    """`item` with what `pick` takes from it for claims."""
    chosen = pick(sentences(item), len(item["claims"]))
    return dict(item, claims=[{"text": s, "kind": "result", "quantities": []} for s in chosen])


def figures(hit, predicted, wanted):
    precision, recall = hit / predicted if predicted else 0.0, hit / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{f1:.2f} {precision:.2f} {recall:.2f}".ljust(20)


if __name__ == "__main__":
    main()
