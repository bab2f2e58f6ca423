"""bibtex.py FILE: pybtex reads the same papers, with authors and years in their fields."""
import re
import sys

import pybtex.database
from pybtex.richtext import Text

import words

# Commands that stand for characters which are neither letters nor digits; pybtex leaves them as they are.
UNKNOWN = re.compile(r"\\text(?:brace(?:left|right)|ascii(?:tilde|circum)|backslash)\{\}")

entries = pybtex.database.parse_file(sys.argv[1], bib_format="bibtex").entries
words.compare({key: str(Text.from_latex(UNKNOWN.sub("", entry.fields["title"]))) for key, entry in entries.items()})
assert any(len(entry.persons["author"]) > 3 for entry in entries.values() if "author" in entry.persons)
