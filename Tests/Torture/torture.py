#!/usr/bin/env python3
"""Torture: faults of all kinds, many times, and what was lost.

    torture.py DIGEST [--seconds N] [--seed N] [--only NAME,…]

The program DIGEST is killed at its calls of the system, runs out of files, of disk and of patience, finds pages of its
library turned, merges what was curated at random and reads what was mangled. A line a fault says how often it was
tried and how often something was lost, and every loss how it is had again. Ends with status 1 where there was one.
Where strace is missing the moments of kills are taken at random.
"""
import argparse
import os
import sys
import tempfile
import time

from damage import cells, damage
from fuzz import fuzz
from kills import kills, scarcity
from merges import merges
from place import Place
from together import long_import, together


class Report:
    def __init__(self):
        self.rows = []

    def row(self, fault, tries, losses, again):
        self.rows.append((fault, tries, len(losses), again))
        print("%-34s %6d tries %4d lost   %s" % (fault, tries, len(losses), again), flush=True)
        for loss in losses[:5]:
            print("    " + loss.replace("\n", " | ")[:400], flush=True)


# Each part of the torture, and its share of the time.
PARTS = {"kills": (kills, 8), "scarcity": (scarcity, 3), "damage": (damage, 4), "cells": (cells, 2), "merges": (merges, 3),
         "together": (together, 1), "long": (long_import, 1), "fuzz": (fuzz, 2)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 10000)
    parser.add_argument("--only", default=",".join(PARTS))
    options = parser.parse_args()
    chosen = [name for name in options.only.split(",") if name in PARTS]
    print("seed %d; again with: python3 Tests/Torture/torture.py DIGEST --seed %d" % (options.seed, options.seed))
    report = Report()
    shares = sum(PARTS[name][1] for name in chosen)
    with tempfile.TemporaryDirectory() as root:
        place = Place(os.path.abspath(options.program), root)
        for name in chosen:
            part, share = PARTS[name]
            part(place, report, options.seed, options.seconds * share / shares)
    lost = sum(row[2] for row in report.rows)
    print("%d tries, %s" % (sum(row[1] for row in report.rows), "%d losses" % lost if lost else "nothing lost"))
    sys.exit(1 if lost else 0)


main()
