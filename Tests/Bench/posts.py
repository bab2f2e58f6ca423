#!/usr/bin/env python3
"""Make an export of a channel of any size, to measure imports with.

    posts.py POSTS OUT.json

Half of the posts are reviews (title, authors, link, a few paragraphs), the others go on with the post
before them or bring news. The words are made up; how often each of them comes follows Zipf's law, so that
an index grows as it does over real text. The same number of posts gives the same file.
"""
import bisect
import itertools
import json
import random
import sys

SYLLABLES = {
    "ru": "ба ве го ду жи зо ки лю ма ни ос пра рю сто тё ут фе хо ца чер шу эл юн яр".split(),
    "en": "bor cal den fo gri hu in jo kel lam mor nis op pra qui ros tam ul ven wex yo zet".split(),
}
FIRST = "Ada Boris Clara Dmitri Emma Fyodor Grace Hanna Igor Julia".split()
LAST = "Alder Birch Cedar Dogwood Elm Fir Gorse Hazel Ivy Juniper Larch Maple".split()


def vocabulary(random_source, size=60_000):
    words = set()
    while len(words) < size:
        syllables = SYLLABLES["ru" if random_source.random() < 0.7 else "en"]
        words.add("".join(random_source.choice(syllables) for _ in range(random_source.randint(2, 4))))
    weights = itertools.accumulate(1 / (rank + 2) for rank in range(size))
    return sorted(words, key=lambda word: (len(word), word)), list(weights)


def main():
    count, path = int(sys.argv[1]), sys.argv[2]
    words, weights = vocabulary(random.Random(1))

    def sentence(source):
        picks = (bisect.bisect(weights, source.random() * weights[-1]) for _ in range(source.randint(5, 25)))
        return " ".join(words[pick] for pick in picks).capitalize() + "."

    def prose(source, paragraphs):
        return "\n\n".join(" ".join(sentence(source) for _ in range(3)) for _ in range(paragraphs))

    def text(source, number):
        kind = source.random()
        if kind > 0.75:
            return [prose(source, 1) + "\n", {"type": "link", "text": f"https://example.org/{number}"}]
        if kind > 0.5:
            return prose(source, source.randint(2, 6))
        name = source.choice(words).capitalize() + source.choice(["Net", "Former", "GPT", "-2"])
        people = ", ".join(f"{source.choice(FIRST)} {source.choice(LAST)}" for _ in range(source.randint(1, 6)))
        paper = f"https://arxiv.org/abs/{source.randint(15, 25)}{source.randint(1, 12):02}.{source.randint(1, 9999):05}"
        return [
            {"type": "bold", "text": f"{name}: {sentence(source)[:-1]}"}, f"\n{people}\nСтатья: ",
            {"type": "link", "text": paper}, "\n\n" + prose(source, source.randint(2, 6)),
        ]

    with open(path, "w", encoding="utf8") as file:
        file.write('{"name": "bench", "type": "public_channel", "id": 7007, "messages": [\n')
        for number in range(1, count + 1):
            source = random.Random(number)
            message = {
                "id": number, "type": "message", "date_unixtime": str(1_500_000_000 + number * 7_000),
                "date": "2020-01-01T00:00:00", "from": "bench", "from_id": "channel7007",
                "text": text(source, number),
            }
            file.write(json.dumps(message, ensure_ascii=False) + (",\n" if number < count else "\n"))
        file.write("]}\n")


main()
