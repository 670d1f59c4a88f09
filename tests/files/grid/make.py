"""Makes the files of this folder with openpyxl and python-docx: python3 make.py FOLDER. README.md says more."""

import datetime
import re
import sys
import unicodedata
import zipfile
from pathlib import Path

import docx
import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

FOLDER = Path(sys.argv[1])
FIXED = datetime.datetime(2023, 6, 30)
WORD = "phường Hòa Bình"


def workbook():
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = FIXED
    return book


def values():
    book = workbook()
    sheet = book.active
    sheet.title = "Số liệu"
    sheet.append(["TT", "Nội dung", "Hạn", "Tỷ lệ", "Giá trị", "Đạt"])
    sheet.append([1, unicodedata.normalize("NFC", WORD), datetime.date(2023, 6, 30), 0.85, 85.2, True])
    sheet.append([2, unicodedata.normalize("NFD", WORD), datetime.datetime(2023, 12, 31, 16, 30), 1, 0.1 + 0.2, False])
    sheet["C2"].number_format = "dd/mm/yyyy"
    sheet["D2"].number_format = "0%"
    sheet["D3"].number_format = "0.0%"
    sheet["A7"] = "  cách  "
    sheet["B7"] = "dòng một\ndòng hai"
    sheet["D7"] = CellRichText("thường ", TextBlock(InlineFont(b=True), "đậm"), " hết")
    sheet["E7"] = "#DIV/0!"
    sheet["E7"].data_type = "e"
    sheet["F7"] = datetime.time(14, 30)
    # A format alone is not content.
    sheet["XFD1048576"].number_format = "0.00"
    hidden = book.create_sheet("Ẩn")
    hidden.sheet_state = "hidden"
    hidden["B2"] = "bí mật"
    book.create_sheet("Trống")
    book.save(FOLDER / "values.xlsx")


def formulas():
    book = workbook()
    sheet = book.active
    sheet.append([2, 3, "=A1*B1"])
    sheet.append(["=1/0", "=DATE(2023,6,30)", '="a"&"b"', "=A1=2"])
    sheet["B2"].number_format = "yyyy-mm-dd"
    book.save(FOLDER / "formulas.xlsx")


def merged():
    book = workbook()
    sheet = book.active
    for row in [["KẾ HOẠCH"], ["TT", "Nhiệm vụ", "Chủ trì"], [1, "Một", "Tư pháp"], [2, "Hai"], [3, "Ba", "Văn phòng"]]:
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("C3:C4")
    book.save(FOLDER / "merged.xlsx")


def since_1904():
    book = workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = datetime.date(2023, 6, 30)
    book.save(FOLDER / "since-1904.xlsx")


def far():
    book = workbook()
    book.active["XFD1048576"] = "xa"
    book.save(FOLDER / "far.xlsx")


def document():
    paper = docx.Document()
    paper.core_properties.created = paper.core_properties.modified = FIXED
    paper.add_paragraph("Phụ lục")
    table = paper.add_table(rows=4, cols=3)
    for row, texts in enumerate([["TT", "Nội dung", "Chủ trì"], ["I", "", ""], ["1", "Một", "Tư pháp"], ["2", "Hai", ""]]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(1, 2))
    table.cell(2, 2).merge(table.cell(3, 2))
    cell = table.cell(2, 1)
    cell.paragraphs[0].add_run("\tđậm").bold = True
    cell.add_paragraph(unicodedata.normalize("NFD", WORD))
    inner = table.cell(3, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "trong", "cùng"
    paper.add_paragraph()
    second = paper.add_table(rows=1, cols=1)
    second.cell(0, 0).text = "bảng sau"
    paper.save(FOLDER / "tables.docx")
    shrink(FOLDER / "tables.docx")


def shrink(path):
    """Takes out the styles and pictures of python-docx, which make up most of the file."""
    large = ("word/styles.xml", "word/stylesWithEffects.xml", "word/theme/theme1.xml", "docProps/thumbnail.jpeg")
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist() if name not in large}
    for name in parts:
        if name.endswith(".rels") or name.startswith("["):
            text = parts[name].decode()
            for part in large:
                short = re.escape(part.split("/", 1)[1]) if "word/_rels" in name else re.escape(part)
                text = re.sub(rf'<(Relationship|Override) [^>]*"/?{short}"[^>]*/>', "", text)
            parts[name] = text.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)


values()
formulas()
merged()
since_1904()
far()
document()
