"""feed.py FILE: feedparser reads every item of items.ndjson, and nothing in them runs."""
import json
import sys

import feedparser

import words

feed = feedparser.parse(sys.argv[1])
assert not feed.bozo, feed.bozo_exception
with open("items.ndjson", encoding="utf8") as file:
    items = [json.loads(line) for line in file]
assert len(items) > 20
assert [words.letters(entry.title) for entry in feed.entries] == [words.letters(item["title"]) for item in items]
assert len({entry.id for entry in feed.entries}) == len(items)
assert all(entry.updated_parsed and entry.content[0].value for entry in feed.entries)
