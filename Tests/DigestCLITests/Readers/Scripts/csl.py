"""csl.py FILE: what pandoc made of a bibliography is the same papers."""
import json
import re
import sys

import words

with open(sys.argv[1], encoding="utf8") as file:
    items = json.load(file)
words.compare({item["id"]: re.sub(r"</?span[^>]*>", "", item["title"]) for item in items})
assert any(len(item.get("author", [])) > 3 for item in items)
