"""Checks a paper as pages: the PDF that LibreOffice makes of it, measured in points."""

import re
import unicodedata

import pdfplumber

MM = 72 / 25.4
# Those of the templates; document.py holds them against the decree.
TOP = BOTTOM = 20 * MM
LEFT, RIGHT = 30 * MM, 15 * MM
# Where the right column of the masthead begins.
MASTHEAD_RIGHT = LEFT + 175
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def bare(text):
    """The text without blanks, as lines may break at each."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text or ""))


class Line:
    """A line of words."""

    def __init__(self, words):
        self.words = words
        self.text = " ".join(w["text"] for w in words)
        self.x0, self.x1 = words[0]["x0"], words[-1]["x1"]
        self.top, self.bottom = min(w["top"] for w in words), max(w["bottom"] for w in words)


def lines_of(words, columns=0):
    """The lines from top to bottom; down to `columns` the masthead is two of them side by side."""
    halves = lambda w: (w["bottom"] <= columns and w["x0"] >= MASTHEAD_RIGHT, round(w["bottom"]), w["x0"])
    lines, row = [], []
    for word in sorted(words, key=halves):
        same = row and halves(word)[0] == halves(row[-1])[0]
        if row and (not same or abs(word["bottom"] - row[-1]["bottom"]) > 3 or word["x0"] - row[-1]["x1"] > 25):
            lines.append(Line(row))
            row = []
        row.append(word)
    lines += [Line(row)] if row else []
    return sorted(lines, key=lambda line: (round(line.bottom), line.x0))


class Page:
    def __init__(self, page):
        self.page = page
        self.words = page.extract_words(extra_attrs=["size", "fontname"])
        self.wide = page.width > page.height
        foot = page.height - BOTTOM
        self.head = [w for w in self.words if w["bottom"] <= TOP]
        self.foot = [w for w in self.words if w["top"] >= foot]
        self.body = [w for w in self.words if w["bottom"] > TOP and w["top"] < foot]
        self.lines = lines_of(self.body, self._columns())
        self.drawn = self._drawn()
        self.upright = [o for o in page.lines + page.rects if abs(o["x1"] - o["x0"]) < 2 < abs(o["bottom"] - o["top"])]
        self.tables = [table.extract() for table in page.find_tables()]
        self.number = int(self.head[0]["text"]) if len(self.head) == 1 and self.head[0]["text"].isdigit() else None

    def _columns(self):
        """Down to which height the masthead has two columns, or nothing."""
        motto = [w["bottom"] for w in self.body if w["text"] == "phúc" and w["bottom"] < 180]
        return motto[0] + 40 if motto else 0

    def _drawn(self):
        """The level lines as (x0, x1, y); pieces of one line are joined."""
        level = sorted(
            (round(o["top"], 1), o["x0"], o["x1"])
            for o in self.page.lines + self.page.rects + self.page.curves
            if abs(o["bottom"] - o["top"]) < 2 < o["x1"] - o["x0"]
        )
        joined = []
        for y, x0, x1 in level:
            if joined and joined[-1][2] == y and x0 - joined[-1][1] < 1:
                joined[-1][1] = max(x1, joined[-1][1])
            else:
                joined.append([x0, x1, y])
        return joined

    def under(self, line, most=14):
        """The nearest line that is drawn below a line of words, or None."""
        below = [d for d in self.drawn if 0 < d[2] - line.bottom + 4 < most + 4 and line.x0 < (d[0] + d[1]) / 2 < line.x1]
        return min(below, key=lambda d: d[2], default=None)


def read(path):
    with pdfplumber.open(str(path)) as pdf:
        return [Page(page) for page in pdf.pages]


def check(paper, pages, document, kind, draft, titles):
    for number, page in enumerate(pages, 1):
        paper.page = number
        check_ink(paper, page)
        check_foot(paper, page, draft)
        paper.check(page.body, "the page is empty")
    paper.page = 1
    groups = check_numbers(paper, pages, document)
    for number, page in enumerate(pages, 1):
        paper.page = number
        if any(line.text == MOTTO for line in page.lines):
            check_masthead(paper, page, document, kind)
        check_signature(paper, page)
        check_headings(paper, page, document)
    paper.page = None
    check_tables(paper, groups, document)
    shown = bare("".join(cell or "" for page in pages for table in page.tables for row in table for cell in row))
    for title in titles:
        paper.check(bare(title) in shown, f"the title “{title}” is not in a table")


def check_ink(paper, page):
    """Fonts, colour, margins, and words that lie over others or over drawn lines."""
    width, height = page.page.width, page.page.height
    for font, colour in {(c["fontname"], str(c["non_stroking_color"])) for c in page.page.chars}:
        paper.check("LiberationSerif" in font or "TimesNewRoman" in font, f"the font {font}")
        paper.check(not re.search(r"[1-9]", colour), f"ink of colour {colour}")
    for word in page.words:
        inside = word["x0"] >= LEFT - 1 and word["x1"] <= width - RIGHT + 1
        inside = inside and word["top"] > 0 and word["bottom"] < height
        paper.check(inside, f"“{word['text']}” lies outside the margins")
        astride = word["top"] < TOP - 1 < word["bottom"] - 1 or word["top"] + 1 < height - BOTTOM + 1 < word["bottom"]
        paper.check(not astride, f"“{word['text']}” reaches into the upper or lower margin")
    for x0, x1, y in page.drawn:
        paper.check(LEFT - 1 <= x0 and x1 <= width - RIGHT + 1, f"a line from {x0:.0f} to {x1:.0f} pt leaves the margins")
    ordered = sorted(page.words, key=lambda w: w["top"])
    for at, one in enumerate(ordered):
        faults, high = [], one["bottom"] - one["top"]
        for other in ordered[at + 1 :]:
            if other["top"] + 0.2 * high >= one["bottom"] - 0.2 * high:
                break
            over = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
            if over >= 0.5:
                faults.append(f"“{one['text']}” and “{other['text']}” overlap")
        for x0, x1, y in page.drawn:
            through = one["top"] + 0.1 * high < y < one["bottom"] - 0.22 * high
            if through and x0 < one["x1"] - 1 and x1 > one["x0"] + 1:
                faults.append(f"a line runs through “{one['text']}”")
        for line in page.upright:
            through = one["x0"] + 0.5 < line["x0"] < one["x1"] - 0.5
            if through and line["top"] < (one["top"] + one["bottom"]) / 2 < line["bottom"]:
                faults.append(f"the border of a cell runs through “{one['text']}”")
        paper.check(not faults, "; ".join(faults))


def check_foot(paper, page, draft):
    text = " ".join(w["text"] for w in page.foot)
    paper.check(text == (draft or ""), f"the footer shows “{text}”")
    if page.foot and page.body:
        lowest = max([w["bottom"] for w in page.body] + [d[2] for d in page.drawn])
        gap = min(w["top"] for w in page.foot) - lowest
        paper.check(gap >= 4, f"the footer stands {gap:.1f} pt below the text")


def check_numbers(paper, pages, document):
    """The pages of each section; a page without a number begins one."""
    groups = []
    for number, page in enumerate(pages, 1):
        paper.page = number
        if not page.head:
            groups.append([page])
            continue
        paper.check(page.number is not None, f"the upper margin holds “{' '.join(w['text'] for w in page.head)}”")
        if paper.check(groups, "the first page has a number") and page.number is not None:
            groups[-1].append(page)
            word = page.head[0]
            paper.check(page.number == len(groups[-1]), f"the page has the number {page.number}, not {len(groups[-1])}")
            off = (word["x0"] + word["x1"]) / 2 - (LEFT + page.page.width - RIGHT) / 2
            paper.check(abs(off) < 3, f"the page number stands {off:.1f} pt off the middle")
            paper.check(13 <= round(word["size"], 1) <= 14, f"the page number has {word['size']:.1f} pt")
            if page.body:
                gap = min(w["top"] for w in page.body) - word["bottom"]
                paper.check(gap >= 4, f"the page number stands {gap:.1f} pt above the text")
    paper.page = None
    wanted = len(document.sections)
    paper.check(len(groups) == wanted, f"{len(groups)} parts are numbered anew, of {wanted} sections")
    for group, section in zip(groups, document.docx.sections):
        paper.check(all(p.wide == (section.page_width > section.page_height) for p in group), "a page lies the wrong way")
    return groups


def check_masthead(paper, page, document, kind):
    motto = next(line for line in page.lines if line.text == MOTTO)
    drawn = page.under(motto)
    if paper.check(drawn, "no line below the motto"):
        ratio = (drawn[1] - drawn[0]) / (motto.x1 - motto.x0)
        paper.check(abs(ratio - 1) <= 0.03, f"the line below the motto is {ratio:.0%} of its text")
        check_centred(paper, drawn, motto, "the motto")
    title = next((line for line in page.lines if line.text.startswith("CỘNG HÒA")), None)
    paper.check(title and title.text.endswith("VIỆT NAM"), "the national title takes more than a line")
    # The last line of the issuer, wherever it was broken.
    left = [line for line in page.lines if line.x1 < motto.x0 and line.top < motto.bottom + 40]
    issuer = [line for line in left if not line.text.startswith(("Số:", "V/v")) and page.under(line, 12)]
    if paper.check(issuer, "no line below the issuer"):
        drawn = page.under(issuer[-1], 12)
        ratio = (drawn[1] - drawn[0]) / (issuer[-1].x1 - issuer[-1].x0)
        paper.check(1 / 3 <= ratio <= 1 / 2, f"the line below the issuer is {ratio:.0%} of its text")
        check_centred(paper, drawn, issuer[-1], "the issuer")
    subject = next(iter(document.texts("Trích yếu")), None)
    if subject and page.page.page_number == 1:
        lines, said = [], ""
        for line in page.lines:
            if bare(subject).startswith(said + bare(line.text)) and line.top > motto.bottom:
                said += bare(line.text)
                lines.append(line)
        paper.check(said == bare(subject), f"of the subject only “{said}” is shown")
        drawn = lines and page.under(lines[-1])
        if paper.check(drawn, "no line below the subject"):
            widest = max(line.x1 - line.x0 for line in lines)
            ratio = (drawn[1] - drawn[0]) / widest
            paper.check(1 / 4 <= ratio <= 2 / 3, f"the line below the subject is {ratio:.0%} of its widest line")
            check_centred(paper, drawn, lines[-1], "the subject")


def check_centred(paper, drawn, line, name):
    off = (drawn[0] + drawn[1]) / 2 - (line.x0 + line.x1) / 2
    paper.check(abs(off) < 3, f"the line below {name} stands {off:.1f} pt off its middle")


def check_signature(paper, page):
    """At least two lines of the body stand above the signature on its page."""
    label = next((line for line in page.lines if line.text == "Nơi nhận:"), None)
    if label:
        above = {round(line.bottom) for line in page.lines if line.bottom <= label.top + 1}
        paper.check(len(above) >= 2, f"only {len(above)} lines stand above the signature")


def check_headings(paper, page, document):
    """No heading is the last line of a page."""
    if page.lines and not page.tables:
        last = bare(page.lines[-1].text)
        for heading in document.texts("Mục I", "Mục 1"):
            paper.check(last != bare(heading), f"the heading “{heading[:40]}” stands alone at the foot of the page")


def check_tables(paper, groups, document):
    """On each page of a table its head is the first row; each row of the file is whole in one row of the pages."""
    for index, group in enumerate(groups[: len(document.sections)]):
        for table in document.annex_tables(index):
            wanted = [[bare(cell) for cell in row] for row in document.rows(table)]
            words = {word for row in document.rows(table) for cell in row for word in cell.split()}
            shown = []
            for page in group:
                if not page.tables:
                    continue
                rows = [[bare(cell) for cell in row if cell is not None] for row in page.tables[0]]
                at = page.page.page_number
                paper.check(rows[0] == wanted[0], f"page {at}: the table begins with “{' '.join(rows[0])[:40]}”")
                paper.check(len(rows) > 1, f"page {at}: a head without rows")
                shown += rows[1:] if rows[0] == wanted[0] else rows
                check_breaks(paper, at, page.tables[0], words)
            paper.check(len(shown) == len(wanted) - 1, f"{len(shown)} rows on the pages, of {len(wanted) - 1}: a row is torn")
            for row in wanted[1:]:
                paper.check(row in shown, f"the row “{' '.join(row)[:50]}” is torn")


def check_breaks(paper, at, table, words):
    """No word of a cell is broken, but behind a hyphen."""
    for row in table:
        for cell in row:
            lines = [line.split() for line in (cell or "").split("\n") if line.strip()]
            for above, below in zip(lines, lines[1:]):
                broken = above[-1] + below[0]
                whole = above[-1].endswith(("-", "–")) or above[-1] in words or broken not in words
                paper.check(whole, f"page {at}: “{broken}” is broken in its cell")
