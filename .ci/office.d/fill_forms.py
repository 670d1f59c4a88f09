"""Fills in forms of `cchc record --to`, as openpyxl or LibreOffice writes them.

    python3 fill_forms.py openpyxl|libreoffice good|slip FOLDER

Each open cell of a figure gets a number of its row; `slip` writes words into one of them. The script also looks at what
a form locks, freezes and takes.
"""

import pathlib
import subprocess
import sys

import openpyxl

FIGURE, EVIDENCE, CODE = 6, 7, 9
FIGURES = {
    "ty-le-so-hoa-ket-qua/numerator": 1701,
    "ty-le-so-hoa-ket-qua/denominator": 2002,
    "rank": 3,
    "of": 14,
    "numerator": 41,
    "denominator": 46,
}


def figure_of(code):
    return next(figure for end, figure in FIGURES.items() if code.endswith("/" + end))


def rows(sheet):
    return [row for row in sheet.iter_rows(min_row=1) if isinstance(row[CODE - 1].value, str) and "/" in row[CODE - 1].value]


def look_at(path):
    """What a form locks, freezes and takes."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.protection.sheet, path
    assert sheet.freeze_panes, path
    assert sheet.print_title_rows, path
    assert sheet.page_setup.orientation == "landscape" and sheet.sheet_properties.pageSetUpPr.fitToPage, path
    asked = rows(sheet)
    assert asked, path
    takes = {cell for rule in sheet.data_validations.dataValidation for cells in rule.sqref for cell in cells.cells}
    for row in asked:
        cell = row[FIGURE - 1]
        assert not cell.protection.locked, (path, cell.coordinate)
        assert row[CODE - 1].protection.locked and row[1].protection.locked, (path, cell.coordinate)
        assert (cell.row, cell.column) in takes, (path, cell.coordinate)
        assert sheet.row_dimensions[cell.row].height, (path, cell.coordinate)
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row), path


def planned(path, has_slip):
    """The cells to fill in, with their values."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [(row[FIGURE - 1].coordinate, figure_of(row[CODE - 1].value)) for row in rows(sheet)]
    cells.append((rows(sheet)[0][EVIDENCE - 1].coordinate, "45/BC-UBND"))
    if has_slip:
        cells[0] = (cells[0][0], "bảy trăm")
    return cells


def fill_by_openpyxl(path, cells):
    book = openpyxl.load_workbook(path)
    for place, value in cells:
        book.worksheets[0][place] = value
    book.save(path)


def fill_by_libreoffice(path, cells):
    """LibreOffice opens the form, types the cells and saves it as Excel does."""
    lines = [f"{place}\t{value}" for place, value in cells]
    listed = path.with_suffix(".cells")
    listed.write_text("\n".join(lines), encoding="utf-8")
    script = pathlib.Path(__file__).with_name("fill_by_uno.py")
    # The modules of LibreOffice belong to the Python of the system.
    subprocess.run(["/usr/bin/python3", str(script), str(path), str(listed)], check=True, timeout=120)
    listed.unlink()


def main(by, how, folder):
    paths = sorted(pathlib.Path(folder).glob("*.xlsx"))
    for number, path in enumerate(paths):
        look_at(path)
        cells = planned(path, how == "slip" and number == 0)
        (fill_by_openpyxl if by == "openpyxl" else fill_by_libreoffice)(path, cells)


if __name__ == "__main__":
    main(*sys.argv[1:])
