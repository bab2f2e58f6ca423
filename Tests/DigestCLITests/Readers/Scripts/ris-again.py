"""ris-again.py FILE NEW: what rispy reads of FILE, written to NEW by rispy."""
import sys

import rispy

with open(sys.argv[1], encoding="utf8", newline="") as file:
    records = rispy.load(file)
with open(sys.argv[2], "w", encoding="utf8") as file:
    rispy.dump(records, file)
