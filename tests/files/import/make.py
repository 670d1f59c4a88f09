"""Makes the files of this folder with openpyxl and python-docx: python3 make.py FOLDER. README.md says more."""

import datetime
import sys
import unicodedata
from pathlib import Path

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

FOLDER = Path(sys.argv[1])
FIXED = datetime.datetime(2026, 1, 15)


def workbook(name="Phụ lục"):
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = FIXED
    book.active.title = name
    return book


def document():
    paper = docx.Document()
    paper.core_properties.created = paper.core_properties.modified = FIXED
    return paper


def fill(table, rows):
    """Rows of texts; "^" is merged with the cell above, "<" with the one at the left."""
    width = max(len(row) for row in rows)
    origin = {}
    for at, row in enumerate(rows):
        table.add_row()
        for column in range(width):
            text = row[column] if column < len(row) else ""
            if text == "^":
                origin[at, column] = origin[at - 1, column]
            elif text == "<":
                origin[at, column] = origin[at, column - 1]
            else:
                origin[at, column] = (at, column)
                table.cell(at, column).text = text
    for (at, column), (row, first) in origin.items():
        if (at, column) != (row, first):
            table.cell(row, first).merge(table.cell(at, column))
    for cell in table._cells:
        text = cell.text.strip("\n")
        if text != cell.text:
            cell.text = text


def add_table(paper, rows):
    table = paper.add_table(0, max(len(row) for row in rows))
    fill(table, rows)
    return table


def letter():
    """An annex behind a letter: names at the top, two annexes, a signature, numbers of Word's own."""
    paper = document()
    add_table(paper, [["ỦY BAN NHÂN DÂN\nXÃ LONG AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]])
    paper.add_paragraph("KẾ HOẠCH")
    paper.add_paragraph("Cải cách hành chính năm 2026")
    paper.add_paragraph("Căn cứ Kế hoạch số 40/KH-UBND ngày 09 tháng 01 năm 2026 ./.")
    paper.add_paragraph("PHỤ LỤC I")
    paper.add_paragraph("DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026")
    paper.add_paragraph("(Kèm theo Kế hoạch số 12/KH-UBND ngày 15/01/2026)")
    table = add_table(
        paper,
        [
            ["STT", unicodedata.normalize("NFD", "Nội dung nhiệm vụ"), "Cơ quan\nchủ\u00a0trì", "Cơ quan phối hợp", "Thời gian", "<", "Sản phẩm"],
            ["^", "^", "^", "^", "Bắt đầu", "Hoàn thành", "^"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            ["I", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "<", "<", "<", "<", "<"],
            ["", "Ban hành kế hoạch cải cách hành chính", "VP HĐND&UBND", "Các phòng, ban, đơn vị liên quan", "", "31/01/2026", "Kế hoạch"],
            ["", "Kiểm tra công tác cải cách hành chính:\n- Tại các thôn\n- Tại bộ phận một cửa", "^", "P. VH-XH; Công an xã", "Quý I", "Quý III", "^"],
            ["Ⅱ", "CẢI CÁCH THỂ CHẾ", "", "", "", "", ""],
            ["", "Rà soát văn bản quy phạm pháp luật", "Văn phòng HĐND và UBND", "nt", "", "trước 15/11/2026", "Báo cáo"],
            ["STT", "Nội dung nhiệm vụ", "Cơ quan\nchủ trì", "Cơ quan phối hợp", "Bắt đầu", "Hoàn thành", "Sản phẩm"],
            ["", "Số hoá hồ sơ", "Trung tâm Phục vụ hành chính công chủ trì, Phòng Kinh tế phối hợp", "", "", "theo kế hoạch của tỉnh", "Hồ sơ số"],
        ],
    )
    for row in [4, 5, 7, 9]:
        number(table.cell(row, 0).paragraphs[0])
    paper.add_paragraph("PHỤ LỤC II")
    paper.add_paragraph("CHỈ TIÊU NĂM 2026")
    add_table(
        paper,
        [
            ["TT", "Chỉ tiêu", "Đơn vị tính", "Đến hết năm 2026", "Đến năm 2030"],
            ["1", "Tỷ lệ hồ sơ trực tuyến", "%", "≥ 75", "từ 90% trở lên"],
            ["2", "Xếp hạng PAR INDEX", "Hạng", "03/14", ""],
        ],
    )
    paper.add_paragraph("")
    add_table(paper, [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "CHỦ TỊCH"]])
    paper.save(FOLDER / "letter.docx")


def number(paragraph):
    """A number that Word counts itself: it is not in the text."""
    about = paragraph._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for name, value in [("w:ilvl", "0"), ("w:numId", "1")]:
        element = OxmlElement(name)
        element.set(qn("w:val"), value)
        numbering.append(element)
    about.append(numbering)


def sheets():
    """Nine columns with person and fund, days beside words, formulas, sums, and merged cells."""
    book = workbook("Nhiệm vụ")
    sheet = book.active
    rows = [
        ["PHỤ LỤC 3"],
        ["Danh mục nhiệm vụ năm 2026"],
        ["ĐVT: triệu đồng"],
        [],
        ["TT", "Thời gian hoàn thành", "Sản phẩm đầu ra", "Nội dung công việc", "Người thực hiện", "Đơn vị phối hợp", "Kinh phí", "Nguồn kinh phí", "Ghi chú"],
        ["1/", None, None, "Cải cách thể chế"],
        [1, datetime.date(2026, 9, 30), "Báo cáo", "Rà soát văn bản", "Nguyễn Văn A", "Các thôn", 15.5, "Ngân sách xã", "gấp"],
        [2, "Quý II", "Kế hoạch", "Ban hành kế hoạch", None, None, None, None, None],
        ["2/", None, None, "Cải cách thủ tục"],
        [1, "Thường xuyên", "Niêm yết", "Niêm yết thủ tục", "Trần Thị B", "Công an xã, Trạm Y tế", "3 triệu", "Xã hội hóa", None],
        [2, "=DATE(2026,10,31)", "Báo cáo", "Báo cáo kết quả", "Trần Thị B", None, "=1+1", None, "=1/0"],
        [None, None, None, "Tổng cộng", None, None, "=SUM(G7:G11)"],
    ]
    for row in rows:
        sheet.append(row)
    for column in ["E", "F", "G", "H"]:
        sheet.merge_cells(f"{column}7:{column}8")
    for row in [6, 9]:
        sheet.merge_cells(f"D{row}:I{row}")
    sheet.merge_cells("A2:I2")
    sheet["B7"].number_format = sheet["B11"].number_format = "dd/mm/yyyy"
    book.create_sheet("Ghi chép").append(["không phải bảng", 1])
    book.save(FOLDER / "sheets.xlsx")


def texts():
    rows = [
        ["STT", "Nhiệm vụ", "Thời gian", "", "Chủ trì"],
        ["", "", "Bắt đầu", "Hoàn thành", ""],
        ["I", "Thể chế", "", "", ""],
        ["1", "Soạn báo cáo một", "01/03/2026", "30/09/2026", "Phòng A"],
        ["2", "Soạn báo cáo hai", "", "Quý III", "Phòng B"],
    ]
    for name, sign, mark in [("semicolon.csv", ";", ""), ("tab.csv", "\t", "\ufeff"), ("comma.csv", ",", "")]:
        text = "".join(sign.join(row) + "\r\n" for row in rows)
        (FOLDER / name).write_bytes((mark + text).encode())
    months = [["STT", "Nhiệm vụ", "Thời hạn", "Chủ trì"], ["1", "Soạn báo cáo một", "09/30/2026", "Phòng A"], ["2", "Soạn báo cáo hai", "10/09/2026", "Phòng A"]]
    (FOLDER / "months-first.csv").write_text("".join(";".join(row) + "\n" for row in months), encoding="utf-8")


letter()
sheets()
texts()
