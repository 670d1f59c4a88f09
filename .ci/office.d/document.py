"""Checks a paper as a .docx file: sizes, fonts, styles, tables and signs, with what styles inherit."""

import re
import zipfile

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

import measures

MM = 360 * 100  # English metric units in a millimetre
DATE = re.compile(r", ngày\s+(\d*)\s*tháng\s+(\d*)\s*năm\s+(?:\d{4})?\s*$")
NUMBER = re.compile(r"^Số: (?:(\d+)|\s+)/\S+$")


class Document:
    def __init__(self, path):
        self.path = path
        self.docx = docx.Document(str(path))
        self.styles = {s.style_id: s.element for s in self.docx.styles}
        self.defaults = self.docx.styles.element.find(qn("w:docDefaults"))
        # Each section: its properties, its paragraphs and its tables in reading order.
        self.sections, blocks = [], []
        for element in self.docx.element.body:
            if element.tag == qn("w:p"):
                blocks.append(Paragraph(element, self.docx))
                if element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
                    self.sections.append(blocks)
                    blocks = []
            elif element.tag == qn("w:tbl"):
                blocks.append(Table(element, self.docx))
        self.sections.append(blocks)

    def paragraphs(self, section=None):
        """All paragraphs, those of tables too."""
        for blocks in self.sections if section is None else [self.sections[section]]:
            for block in blocks:
                if isinstance(block, Paragraph):
                    yield block
                else:
                    seen = set()
                    for row in block.rows:
                        for cell in row.cells:
                            if cell._tc not in seen:
                                seen.add(cell._tc)
                                yield from cell.paragraphs

    def texts(self, *names):
        return [p.text for p in self.paragraphs() if p.style.name in names]

    def annex_tables(self, section=None):
        """The tables with a head, as rows of texts; a merged cell gives its text once."""
        for blocks in self.sections if section is None else [self.sections[section]]:
            for block in blocks:
                if isinstance(block, Table) and block.rows[0].cells[0].paragraphs[0].style.name == "Đầu bảng":
                    yield block

    @staticmethod
    def rows(table):
        for row in table.rows:
            cells = []
            for cell in row.cells:
                if not cells or cell._tc is not cells[-1]._tc:
                    cells.append(cell)
            yield [cell.text for cell in cells]

    def _chain(self, paragraph, properties):
        """The elements that may say a property of the paragraph, the nearest first."""
        own = paragraph._p.find(qn("w:pPr"))
        if properties == "w:pPr" and own is not None:
            yield own
        style = paragraph.style.style_id
        while style in self.styles:
            element = self.styles[style]
            found = element.find(qn(properties))
            if found is not None:
                yield found
            based = element.find(qn("w:basedOn"))
            style = based.get(qn("w:val")) if based is not None else None
        found = self.defaults.find(f"{qn(properties + 'Default')}/{qn(properties)}")
        if found is not None:
            yield found

    def said(self, paragraph, element, attribute="w:val", properties="w:pPr", run=None):
        """A value as it holds for the paragraph or the run, or None."""
        chain = list(self._chain(paragraph, properties))
        if run is not None and run._r.find(qn("w:rPr")) is not None:
            run_style = run._r.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
            if run_style is not None and self.styles[run_style.get(qn("w:val"))].find(qn("w:rPr")) is not None:
                chain.insert(0, self.styles[run_style.get(qn("w:val"))].find(qn("w:rPr")))
            chain.insert(0, run._r.find(qn("w:rPr")))
        for properties_element in chain:
            found = properties_element.find(qn(element))
            if found is not None and found.get(qn(attribute)) is not None:
                return found.get(qn(attribute))
            if found is not None and attribute == "w:val":
                return "1"
        return None


def on(value):
    return value not in (None, "0", "false")


def check(paper, document, kind, draft):
    """Tells `paper` of each fault; `draft` is the footer's text or None."""
    check_pages(paper, document, draft)
    check_elements(paper, document)
    check_words(paper, document, kind)
    for table in document.docx.tables:
        for row in table.rows:
            split = row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}")
            paper.check(split is not None, "a row of a table may be torn")
    for table in document.annex_tables():
        head = table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
        paper.check(head is not None, "the head of a table is not repeated")
    names = {p.style.name for p in document.paragraphs()}
    for name in measures.NEEDED[kind]:
        paper.check(name in names, f"there is nothing in the style “{name}”")
    paper.check("Dấu mẫu" not in names, "a paragraph for marks is left over")
    with zipfile.ZipFile(document.path) as parts:
        for part in parts.namelist():
            paper.check(b"{{" not in parts.read(part), f"a mark is left over in {part}")


def check_pages(paper, document, draft):
    for number, section in enumerate(document.docx.sections, 1):
        say = f"section {number}: "
        sides = sorted((round(section.page_width / MM), round(section.page_height / MM)))
        paper.check(tuple(sides) == measures.A4, f"{say}the page has {sides} mm")
        for side, (least, most) in measures.MARGINS.items():
            margin = getattr(section, f"{side}_margin") / MM
            paper.check(least - 0.1 <= margin <= most + 0.1, f"{say}the {side} margin has {margin:.1f} mm")
        start = section._sectPr.find(qn("w:pgNumType"))
        first = start is not None and start.get(qn("w:start")) == "1"
        paper.check(first, f"{say}its pages are not numbered anew")
        paper.check(section.different_first_page_header_footer, f"{say}its first page is not set apart")
        number_of_page = section.header.paragraphs[0]
        paper.check("PAGE" in number_of_page._p.xml, f"{say}no page number")
        for footer in section.footer, section.first_page_footer:
            text = "".join(p.text for p in footer.paragraphs)
            paper.check(text == (draft or ""), f"{say}the footer says “{text}”")


def check_elements(paper, document):
    for paragraph in document.paragraphs():
        name, text = paragraph.style.name, paragraph.text
        said = lambda *of: document.said(paragraph, *of)
        if name in measures.KEPT:
            paper.check(on(said("w:keepNext")), f"“{text[:30]}” may be parted from the next paragraph")
        if name in measures.HEADINGS:
            level = said("w:outlineLvl")
            paper.check(level == str(measures.HEADINGS[name]), f"“{text[:30]}” has the outline level {level}")
        if name in measures.BODY:
            first = int(said("w:ind", "w:firstLine") or 0) / 1440 * 25.4
            paper.check(abs(first - 12.7) < 0.1 or abs(first - 10) < 0.1, f"“{text[:30]}”: first line {first:.1f} mm")
            after = int(said("w:spacing", "w:after") or 0) / 20
            paper.check(after >= 6, f"“{text[:30]}”: {after} pt to the next paragraph")
            line = int(said("w:spacing", "w:line") or 240) / 240
            paper.check(1 <= line <= 1.5, f"“{text[:30]}”: line spacing {line}")
        if name not in measures.ELEMENTS:
            paper.check(not text.strip("\u00a0"), f"“{text[:30]}” has the style “{name}”, which nothing is known of")
            continue
        points, bold, italic, place, capitals = measures.ELEMENTS[name]
        paper.check((said("w:jc") or "left") == place, f"“{text[:30]}” ({name}) is not set “{place}”")
        for run in paragraph.runs:
            if not run.text.strip():
                continue
            of = lambda element, attribute="w:val": document.said(paragraph, element, attribute, "w:rPr", run)
            size = int(of("w:sz")) / 2
            paper.check(size == points, f"“{run.text[:30]}” ({name}) has {size} pt, not {points}")
            paper.check(on(of("w:i")) == italic, f"“{run.text[:30]}” ({name}): italic is not {italic}")
            if name != "Điều":
                paper.check(on(of("w:b")) == bold, f"“{run.text[:30]}” ({name}): bold is not {bold}")
            font = of("w:rFonts", "w:ascii")
            paper.check(font == measures.FONT, f"“{run.text[:30]}” has the font {font}")
            paper.check(of("w:color") in (None, "auto", "000000"), f"“{run.text[:30]}” is not black")
            if capitals:
                shown = run.text.upper() if on(of("w:caps")) else run.text
                paper.check(shown == shown.upper(), f"“{run.text[:30]}” ({name}) is not in capitals")


def check_words(paper, document, kind):
    for text in document.texts("Số ký hiệu"):
        match = NUMBER.match(text)
        paper.check(match, f"the number “{text}”")
        paper.check(not match or not match[1] or len(match[1]) > 1, f"a number below ten without a zero: “{text}”")
    for text in document.texts("Địa danh"):
        match = DATE.search(text)
        paper.check(match, f"place and date “{text}”")
        paper.check(not match or not match[1] or len(match[1]) == 2, f"a day without a zero: “{text}”")
        paper.check(not match or match[2] not in ("1", "2"), f"a month without a zero: “{text}”")
    for name, listed in ("Căn cứ", document.texts("Căn cứ")), ("Dòng nơi nhận", document.texts("Dòng nơi nhận")):
        for text in listed[:-1]:
            paper.check(text.endswith(";"), f"{name}: “{text[-30:]}” does not end in “;”")
        if listed:
            paper.check(listed[-1].endswith("."), f"{name}: the last line does not end in “.”")
    if recipients := document.texts("Dòng nơi nhận"):
        paper.check(recipients[-1].startswith("- Lưu: VT"), f"the last recipient is “{recipients[-1]}”")
    if kind in ("report", "reminder", "plan"):
        ends = [text for text in document.texts(*measures.BODY) if text.endswith("./.")]
        paper.check(ends, "no sentence of the body ends in “./.”")
    if articles := document.texts("Điều"):
        paper.check(articles[-1].endswith("./."), "the last article does not end in “./.”")
    for paragraph, following in zip(ps := list(document.paragraphs()), ps[1:]):
        if paragraph.style.name == "Mục I" and following.style.name == "Mục I":
            paper.check(False, f"nothing stands below “{paragraph.text[:40]}”")
        if paragraph.style.name == "Mục 1" and following.style.name in ("Mục I", "Mục 1"):
            paper.check(False, f"nothing stands below “{paragraph.text[:40]}”")
    for text in document.texts(*measures.ELEMENTS):
        paper.check(not re.search(r"\[…\]|…\.|\.\.\.\.|\bNone\b|[;.,:]\s*[;,](?!\w)|\.\.$", text), f"odd signs in “{text[-60:]}”")
