"""ris.py FILE: rispy reads the same papers."""
import sys

import rispy

import words

with open(sys.argv[1], encoding="utf8", newline="") as file:
    records = rispy.load(file)
assert len(records) == len(words.papers())
words.compare({record["id"]: record["title"] for record in records})
assert any(len(record.get("authors", [])) > 3 for record in records)
