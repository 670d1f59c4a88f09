//! Files of other programs give what a person sees in them.

use super::kit::{docx, file, shown, xlsx, xlsx_with};
use calamine::{Data, Reader as _, Xlsx};
use cchc::grid::{GridValue, read};
use cchc::value::Exact;
use std::io::Cursor;
use unicode_normalization::UnicodeNormalization as _;

#[test]
fn a_workbook_gives_values_days_and_percentages() {
    let name: String = "phường Hòa Bình".nfd().collect();
    let third = format!("3: 2 | “{name}” | 2023-12-31 | 1% | 0.3 | false");
    // openpyxl and LibreOffice round noise in binary numbers as Excel shows them.
    let mut expected = [
        "1 Số liệu",
        "1: “TT” | “Nội dung” | “Hạn” | “Tỷ lệ” | “Giá trị” | “Đạt”",
        "2: 1 | “phường Hòa Bình” | 2023-06-30 | 0.85% | 85.2 | true",
        &third,
        "7: “  cách  ” | “dòng một⏎dòng hai” |  | “thường đậm hết” | #DIV/0! | 0.6041666666666666",
        "2 Ẩn",
        "2:  | “bí mật”",
        "3 Trống",
    ]
    .map(str::to_owned);
    assert_eq!(shown(&file("values.xlsx"), "values.xlsx"), expected);
    // LibreOffice writes yes, no and errors as formulas, and a digit less.
    expected[2] = expected[2].replace("true", "=true");
    expected[3] = expected[3].replace("false", "=false");
    expected[4] = expected[4].replace("#DIV", "=#DIV").replace("0.6041666666666666", "0.604166666666667");
    assert_eq!(shown(&file("libreoffice-values.xlsx"), "values.xlsx"), expected);
}

#[test]
fn a_formula_gives_its_last_value() {
    let none = ["1 Sheet", "1: 2 | 3 | =", "2: = | = | = | ="];
    assert_eq!(shown(&file("formulas.xlsx"), "formulas.xlsx"), none);
    let some = ["1 Sheet", "1: 2 | 3 | =6", "2: =#DIV/0! | =2023-06-30 | =“ab” | =true"];
    assert_eq!(shown(&file("libreoffice-formulas.xlsx"), "formulas.xlsx"), some);
}

#[test]
fn merged_cells_point_to_the_first() {
    for name in ["merged.xlsx", "libreoffice-merged.xlsx"] {
        let expected = [
            "1 Sheet",
            "1: “KẾ HOẠCH” | ^1,1 | ^1,1",
            "2: “TT” | “Nhiệm vụ” | “Chủ trì”",
            "3: 1 | “Một” | “Tư pháp”",
            "4: 2 | “Hai” | ^3,3",
            "5: 3 | “Ba” | “Văn phòng”",
        ];
        assert_eq!(shown(&file(name), name), expected, "{name}");
    }
}

#[test]
fn days_may_be_counted_from_1904() {
    assert_eq!(shown(&file("since-1904.xlsx"), "a.xlsx"), ["1 Sheet", "1: 2023-06-30"]);
}

#[test]
fn a_document_gives_its_tables() {
    for name in ["tables.docx", "libreoffice-tables.docx"] {
        let place: String = "phường Hòa Bình".nfd().collect();
        let third = format!("3: “1” | “Một đậm⏎{place}” | “Tư pháp⏎”");
        let expected = [
            "1",
            "1: “TT” | “Nội dung” | “Chủ trì”",
            "2: “I⏎⏎” | ^2,1 | ^2,1",
            &third,
            "4: “2” | “Hai⏎” | ^3,3",
            "2",
            "1: “trong” | “cùng”",
            "3",
            "1: “bảng sau”",
        ];
        assert_eq!(shown(&file(name), name), expected, "{name}");
    }
}

/// calamine reads workbooks independently. It is not used itself, as a file can make it panic.
#[test]
fn calamine_reads_the_same_values() {
    for name in
        ["values.xlsx", "libreoffice-values.xlsx", "libreoffice-formulas.xlsx", "merged.xlsx", "since-1904.xlsx"]
    {
        let bytes = file(name);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).expect("a workbook");
        for grid in read(&bytes, name).expect("a workbook") {
            if name == "values.xlsx" && grid.number == 1 {
                // A format in the last cell of the sheet makes calamine ask for gigabytes.
                continue;
            }
            let range = book.worksheet_range(&grid.name).expect("a sheet");
            let mut count = 0;
            for row in &grid.rows {
                for (at, cell) in row.cells.iter().enumerate() {
                    let place = |number: usize| u32::try_from(number).expect("a small number");
                    let theirs = range.get_value((place(row.number - 1), place(at))).unwrap_or(&Data::Empty);
                    assert!(is_same(&cell.value, theirs), "{name}, row {}: {:?}, {theirs:?}", row.number, cell.value);
                    count += usize::from(*theirs != Data::Empty);
                }
            }
            assert_eq!(count, range.used_cells().count(), "{name}");
        }
    }
}

fn is_same(ours: &GridValue, theirs: &Data) -> bool {
    let same_number = |ours: &Exact, theirs: f64| Exact::parse(&theirs.to_string()).as_ref() == Ok(ours);
    match (ours, theirs) {
        (GridValue::Empty, Data::Empty) => true,
        (GridValue::Text(ours), Data::String(theirs)) => ours == theirs,
        (GridValue::Number(ours), Data::Float(theirs)) => same_number(ours, *theirs),
        // A time of day.
        (GridValue::Number(ours), Data::DateTime(theirs)) => same_number(ours, theirs.as_f64()),
        (GridValue::Day(ours), Data::DateTime(theirs)) => {
            let (year, month, day, ..) = theirs.to_ymd_hms_milli();
            ours.to_string() == format!("{year:04}-{month:02}-{day:02}")
        }
        (GridValue::Flag(ours), Data::Bool(theirs)) => ours == theirs,
        (GridValue::Error(ours), Data::Error(theirs)) => *ours == theirs.to_string(),
        _ => false,
    }
}

#[test]
fn cells_of_every_kind_are_read() {
    let rows = "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><r><t>đậm</t></r><r><t xml:space=\"preserve\"> và</t></r>\
                <rPh sb=\"0\" eb=\"1\"><t>đọc</t></rPh></is></c><c t=\"str\"><f>A1</f><v>a_x000D_&amp;&#10;b</v></c>\
                <c t=\"d\"><v>2023-06-30T12:00:00</v></c><c t=\"e\"><v>#SPILL!</v></c><c t=\"b\"><v>1</v></c><c/>\
                <c><f>B1</f></c><c t=\"s\"><v></v></c><c><v/></c></row>\
                <row><c><v>7</v></c><c t=\"n\"><v>1E2</v></c></row>";
    let expected = ["1 Một", "2:  | “đậm và” | =“a\r&⏎b” | 2023-06-30 | #SPILL! | true |  | =", "3: 7 | 100"];
    assert_eq!(shown(&xlsx(rows), "a.xlsx"), expected);
}

#[test]
fn shared_texts_and_styles_are_found() {
    let space = "xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"";
    let strings =
        format!("<x:sst {space}><x:si><x:t>không</x:t></x:si><x:si/><x:si><x:r><x:t>hai</x:t></x:r></x:si></x:sst>");
    let styles = format!(
        "<x:styleSheet {space}><x:numFmts><x:numFmt numFmtId=\"170\" formatCode=\"dd&quot;.&quot;mm\"/></x:numFmts>\
         <x:cellStyleXfs><x:xf numFmtId=\"9\"/></x:cellStyleXfs>\
         <x:cellXfs><x:xf numFmtId=\"0\"/><x:xf numFmtId=\"170\"/><x:xf numFmtId=\"10\"/></x:cellXfs></x:styleSheet>"
    );
    let rows = "<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c s=\"1\"><v>45107</v>\
                </c><c s=\"2\"><v>0.5</v></c><c s=\"9\"><v>3</v></c></row></sheetData>";
    let bytes = xlsx_with(rows, &[("xl/sharedStrings.xml", &strings), ("xl/styles.xml", &styles)]);
    assert_eq!(shown(&bytes, "a.xlsx"), ["1 Một", "1: “không” |  | “hai” | 2023-06-30 | 0.5% | 3"]);
}

#[test]
fn tables_of_a_document_are_as_a_reader_sees_them() {
    let p = |inside: &str| format!("<w:p>{inside}</w:p>");
    let t = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let cell = |about: &str, inside: &str| format!("<w:tc><w:tcPr>{about}</w:tcPr>{inside}</w:tc>");
    let first = [
        t("a"),
        format!("<w:del>{}<w:r><w:delText>gone</w:delText></w:r></w:del>", t("gone")),
        format!("<w:ins>{}</w:ins>", t("b")),
        "<w:r><w:tab/><w:t>c</w:t><w:br/><w:noBreakHyphen/></w:r>".to_owned(),
        "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText></w:r>".to_owned(),
        "<w:r><w:fldChar w:fldCharType=\"separate\"/><w:t>7</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>".to_owned(),
        format!(
            "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
            t("n"),
            t("o")
        ),
    ]
    .concat();
    let rows = [
        format!("<w:tr>{}{}</w:tr>", cell("", &p(&first)), cell("<w:vMerge w:val=\"restart\"/>", &p(&t("x")))),
        format!("<w:tr>{}{}</w:tr>", cell("", &p(&t("2"))), cell("<w:vMerge/>", &p(""))),
        format!("<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{}</w:tr>", cell("", &p(&t("gone")))),
        format!(
            "<w:sdt><w:sdtContent><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>\
             </w:tr></w:sdtContent></w:sdt>",
            cell("<w:gridSpan w:val=\"2\"/>", &format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", p(&t("4"))))
        ),
        format!("<w:tr>{}</w:tr>", cell("", &[p(""), p("")].concat())),
        format!("<w:tr>{}{}{}</w:tr>", cell("", &p("")), cell("", &p("")), cell("", &p(&t("6")))),
    ]
    .concat();
    let body = format!("<w:p/><w:sdt><w:sdtContent><w:tbl>{rows}</w:tbl></w:sdtContent></w:sdt>");
    let expected = ["1", "1: “ab c⏎\u{2011}7n” | “x”", "2: “2” | ^1,2", "4:  | “4” | ^4,2", "6:  |  | “6”"];
    assert_eq!(shown(&docx(&body), "a.docx"), expected);
}
