"""Makes the documents of this folder out of the text of the plan: python3 make_text.py FOLDER. README.md says more."""

import re
import sys
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

FOLDER = Path(sys.argv[1])
TEXT = "ke-hoach-cchc-long-an-2023.txt"
BEGINS = re.compile(
    r"- |\+ |\d+\. |[IVX]+\. |Căn cứ|Nhằm|KẾ HOẠCH|Cải cách hành chính xã|Đẩy mạnh|Cải cách hành chính lấy|Các nội dung"
    r"|Thực hiện tốt quy chế|Công tác CCHC|Tham mưu UBND|Phối hợp|Ủy ban nhân dân xã yêu cầu|Nơi nhận|KT\.|PHÓ|\(đã ký\)"
    r"|Nguyễn Thị"
)


def paragraphs():
    """The paragraphs of the text, whose lines are broken."""
    found = []
    for line in (FOLDER / TEXT).read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if not line:
            continue
        if BEGINS.match(line) or not found:
            found.append(line)
        else:
            found[-1] += ("" if found[-1].endswith("-") else " ") + line
    return found


def kinds_of_lists(document):
    """Adds three kinds of lists: Roman numbers, numbers, signs. Gives a function that begins a list."""
    numbering = document.part.numbering_part.element
    forms = [("upperRoman", "%1."), ("decimal", "%1."), ("bullet", "\uf0b7")]
    first = numbering[0] if len(numbering) else None
    for at, (form, text) in enumerate(forms):
        kind = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{900 + at}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        )
        first.addprevious(kind) if first is not None else numbering.append(kind)
    count = [900]

    def begin(kind, start=None):
        count[0] += 1
        again = ""
        if start is not None:
            again = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{count[0]}"><w:abstractNumId w:val="{900 + kind}"/>{again}</w:num>'
            )
        )
        return count[0]

    return begin


def put_in_list(paragraph, number):
    about = paragraph._p.get_or_add_pPr()
    about.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))


def write(name, is_automatic):
    document = docx.Document()
    document.core_properties.author = ""
    begin = kinds_of_lists(document)
    sections, signs, numbers, expected = begin(0), begin(2), None, None
    texts = paragraphs()
    end = next(at for at, text in enumerate(texts) if text.startswith("Nơi nhận"))
    for text in texts[:end]:
        section = re.match(r"[IVX]+\. ", text)
        number = re.match(r"(\d+)\. ", text)
        if not is_automatic:
            document.add_paragraph(text)
        elif section:
            put_in_list(document.add_heading(text[section.end():], 1), sections)
            numbers = None
        elif number:
            # A new list in each section, and one where the numbers leap.
            if numbers is None or int(number[1]) != expected:
                numbers = begin(1, int(number[1]))
            expected = int(number[1]) + 1
            put_in_list(document.add_paragraph(text[number.end():]), numbers)
        elif text.startswith("- "):
            put_in_list(document.add_paragraph(text[2:]), signs)
        else:
            document.add_paragraph(text)
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    signer = next(at for at, text in enumerate(texts) if text.startswith("KT."))
    for cell, lines in ((left, texts[end:signer]), (right, texts[signer:])):
        cell.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)
    # Word takes two tables without a paragraph between them for one.
    document.add_paragraph()
    annex = document.add_table(rows=1, cols=5)
    for cell, text in zip(annex.rows[0].cells, ["TT", "Nhiệm vụ", "Chủ trì", "Sản phẩm", "Thời gian"]):
        cell.text = text
    for row in range(2):
        for cell, text in zip(annex.add_row().cells, [str(row + 1), "Rà soát", "Văn phòng", "Báo cáo", "Quý II"]):
            cell.text = text
    document.save(FOLDER / name)


write("text.docx", is_automatic=False)
write("lists.docx", is_automatic=True)
