#!/usr/bin/env python3
"""Measures papers: each F.docx of a folder beside its F.pdf, with F.json saying what it must hold.

    measure.py FOLDER [--result FILE --with TEXT] [--pictures FOLDER]

It prints each fault with file and page and ends with status 1 if there is one. The JSON holds `kind`, `draft` (the
text of the footer, or null) and `tasks` (the tasks.toml whose titles an annex lists, or null).
"""

import argparse
import datetime
import json
import sys
import tomllib
from collections import Counter
from pathlib import Path

import document
import pages

# File, page, and name of the picture.
PICTURES = (
    ("report", 1, "paper-report"), ("report", "signature", "paper-signature"), ("report", "annex", "paper-annex"),
    ("decision", 1, "paper-decision"), ("reminder", 1, "paper-reminder"), ("bulletin", 1, "paper-bulletin"),
)


class Paper:
    """Counts the checks of a file, and tells its faults once each."""

    def __init__(self, name):
        self.name, self.page, self.checks, self.faults = name, None, 0, []

    def check(self, holds, fault):
        self.checks += 1
        if not holds:
            line = f"{self.name}{f', page {self.page}' if self.page else ''}: {fault}"
            if line not in self.faults:
                self.faults.append(line)
        return bool(holds)


def titles_of(tasks):
    return [task["title"] for task in tomllib.loads(Path(tasks).read_text(encoding="utf-8"))["task"]] if tasks else []


def draw(page, path):
    """A small picture of a page, with sixteen greys."""
    picture = page.page.to_image(resolution=70, antialias=True).original.convert("L").quantize(16)
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, optimize=True)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--result", type=Path)
    arguments.add_argument("--with", dest="tools", default="")
    arguments.add_argument("--pictures", type=Path)
    options = arguments.parse_args()
    papers, leaves, kinds = [], 0, Counter()
    for path in sorted(options.folder.glob("*.docx")):
        paper = Paper(path.stem)
        papers.append(paper)
        asked = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        kinds[asked["kind"]] += 1
        file = document.Document(path)
        document.check(paper, file, asked["kind"], asked["draft"])
        sheets = pages.read(path.with_suffix(".pdf"))
        leaves += len(sheets)
        pages.check(paper, sheets, file, asked["kind"], asked["draft"], titles_of(asked["tasks"]))
        for name, which, picture in PICTURES:
            if options.pictures and name == path.stem:
                for page in sheets:
                    signed = any(line.text == "Nơi nhận:" for line in page.lines)
                    if which == page.page.page_number or which == "signature" and signed or which == "annex" and page.tables:
                        draw(page, options.pictures / f"{picture}.png")
                        break
    faults = [fault for paper in papers for fault in paper.faults]
    print("\n".join(faults) + "\n" if faults else "", end="")
    checks = sum(paper.checks for paper in papers)
    print(f"office: {len(papers)} papers, {leaves} pages, {checks} checks, {len(faults)} faults")
    if not papers:
        sys.exit("there are no papers to measure")
    if options.result:
        rows = "".join(f"| {kind} | {kinds[kind]} |\n" for kind in sorted(kinds))
        options.result.write_text(
            "# Papers that were measured\n\n"
            f"`bash .ci/office` wrote this on {datetime.date.today()}, with {options.tools}.\n\n"
            f"{len(papers)} papers, {leaves} pages, {checks} checks, {len(faults)} faults.\n\n"
            f"| kind | papers |\n|---|---|\n{rows}\n"
            "The Open XML SDK validator found no error in any of them. From each file the script reads page, margins,\n"
            "fonts, sizes, indents, spacing and what stays together. From the pages of LibreOffice it reads the page\n"
            "numbers, the lines below motto, issuer and subject, what overlaps or leaves the margins, what stands above\n"
            "the signature, and that each row of a table is whole below a repeated head.\n\n"
            "LibreOffice stands in for Word here, and Liberation Serif for Times New Roman, which has the same widths.\n"
            "Neither shows how Word breaks pages.\n",
            encoding="utf-8",
        )
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
