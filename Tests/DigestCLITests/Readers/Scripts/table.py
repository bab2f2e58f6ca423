"""table.py FILE: the module csv reads a row for every item of items.ndjson, and no cell is a formula."""
import csv
import json
import sys

import words

with open("items.ndjson", encoding="utf8") as file:
    items = [json.loads(line) for line in file]
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file, dialect="excel-tab" if sys.argv[1].endswith("tsv") else "excel", strict=True))
assert [row["id"] for row in rows] == [item["id"] for item in items]
for row, item in zip(rows, items):
    assert words.letters(row["title"]) == words.letters(item["title"]), row
    assert not any(cell.startswith(tuple("=+@")) for cell in row.values()), row
