#!/usr/bin/env python3
"""Holds annexes as workbooks against the pages that LibreOffice makes of them: each F.xlsx beside its F.pdf.

    sheets.py FOLDER

A text that is cut, or that runs into the row below, is not found whole in its own cell of the page. It prints each
fault and ends with status 1 if there is one.
"""

import datetime
import sys
from pathlib import Path

import openpyxl
import pdfplumber

from pages import bare

# A page of a table with long texts holds fewer rows, and one that is nearly empty is a fault.
LEAST_ROWS = 4


def shown(value):
    """The text of a cell; nothing for numbers, which each program writes in its own way."""
    if isinstance(value, datetime.datetime):
        return value.strftime("%d/%m/%Y")
    return bare(value) if isinstance(value, str) else None


def check(path):
    faults, expected, pages = [], [], 0
    for sheet in openpyxl.load_workbook(path).worksheets:
        head = int(sheet.print_title_rows.split(":")[0].strip("$"))
        expected += [[shown(cell.value) for cell in row] for row in sheet.iter_rows(min_row=head)]
    found, heads = [], set()
    with pdfplumber.open(str(path.with_suffix(".pdf"))) as pdf:
        for page in pdf.pages:
            pages += 1
            rows = [[bare(cell) for cell in row] for table in page.find_tables() for row in table.extract()]
            if not rows:
                faults.append(f"page {pages} has no table")
                continue
            heads.add(tuple(rows[0]))
            found += rows[1:]
            for word in page.extract_words():
                if not (0 < word["x0"] and word["x1"] < page.width and 0 < word["top"] and word["bottom"] < page.height):
                    faults.append(f"page {pages}: “{word['text']}” leaves the page")
    titles = [row for row in expected if tuple(row) in heads]
    if len(titles) != len(heads):
        faults.append("a page does not begin with the titles of the columns")
    expected = [row for row in expected if tuple(row) not in heads]
    if len(expected) != len(found):
        faults.append(f"{len(expected)} rows became {len(found)}")
    for asked, row in zip(expected, found):
        wrong = [text for text, cell in zip(asked, row) if text is not None and text != cell]
        faults += [f"“{text}” is not whole in its cell" for text in wrong]
    if pages > 1 and len(found) < LEAST_ROWS * (pages - 1):
        faults.append(f"{len(found)} rows take {pages} pages")
    return pages, len(found), faults


def main():
    books = sorted(Path(sys.argv[1]).glob("*.xlsx"))
    if not books:
        sys.exit("there are no workbooks to measure")
    pages, rows, told = 0, 0, []
    for path in books:
        more_pages, more_rows, faults = check(path)
        pages, rows = pages + more_pages, rows + more_rows
        told += [f"{path.name}: {fault}" for fault in faults]
    print("\n".join(told) + "\n" if told else "", end="")
    print(f"office: {len(books)} workbooks, {pages} pages, {rows} rows, {len(told)} faults")
    sys.exit(1 if told else 0)


if __name__ == "__main__":
    main()
