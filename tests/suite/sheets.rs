//! Annexes as workbooks: they say what the Word file says, text is text, and a file that somebody edited stays.

use super::{Workspace, cchc, run};
use calamine::{Data, DataType, Dimensions, Reader as _, Xlsx};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;

const AS_OF: [&str; 4] = ["--as-of", "2023-09-30", "--lang", "en"];
const TABLES: [&str; 4] = ["tasks", "targets", "statistics", "funding"];
const DRAFT: &str = "BẢN NHÁP – SỐ LIỆU MINH HỌA";

/// Makes an annex of a workspace.
fn made(workspace: &Workspace, table: &str) -> Vec<u8> {
    let file = workspace.above().join("phu-luc.xlsx");
    let words = ["paper", "annex", "--draft", "--force", "--table", table, "-o", file.to_str().expect("a path")];
    let outcome = workspace.run(&[&words, &AS_OF[..]].concat());
    assert_eq!((outcome.status, outcome.stdout.as_str()), (0, ""), "{table}: {}", outcome.all());
    fs::read(file).expect("the annex is there")
}

fn parts(book: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).expect("a zip file");
    let mut parts = BTreeMap::new();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).expect("a part");
        let name = part.name().expect("a name").to_string();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("it is text");
        parts.insert(name, text);
    }
    parts
}

/// The rows of the first sheet, from its first cell.
fn rows(book: &[u8]) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(book)).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("its cells");
    assert_eq!(range.start(), Some((0, 0)));
    range.rows().map(<[Data]>::to_vec).collect()
}

/// The office that the generator of workspaces makes has few tasks. This one has many.
fn with_tasks(count: usize) -> Workspace {
    let task = |number: usize| {
        let lead = "lead = \"van-phong-thong-ke\"\noutput = \"Báo cáo kết quả thực hiện\"\ndue = 2023-06-30\n";
        format!("\n[[task]]\nid = \"2.{}\"\ntitle = \"Rà soát thủ tục hành chính số {number}\"\n{lead}", number + 10)
    };
    let workspace = Workspace::minimal();
    let tasks = workspace.text("plans/mau/tasks.toml") + &(0..count).map(task).collect::<String>();
    workspace.with("plans/mau/tasks.toml", tasks)
}

#[test]
fn an_annex_of_six_thousand_tasks_opens() {
    let book = made(&with_tasks(6_000), "tasks");
    let rows = rows(&book);
    let shown = column(&rows, "Nhiệm vụ");
    assert!(shown.contains(&&Data::String("Rà soát thủ tục hành chính số 5999".to_owned())));
    let days = column(&rows, "Thời hạn");
    assert!(days.iter().filter(|cell| cell.is_datetime()).count() >= 6_000);
}

/// The cells below a title of the table.
fn column<'r>(rows: &'r [Vec<Data>], title: &str) -> Vec<&'r Data> {
    let head = rows.iter().position(|row| row[0] == "STT" || row[0] == "Mã").expect("a head");
    let at = rows[head].iter().position(|cell| *cell == title).unwrap_or_else(|| panic!("no column {title}"));
    rows[head + 1..].iter().map(|row| &row[at]).collect()
}

#[test]
fn the_annex_of_the_real_plan_has_all_its_tasks_and_says_that_it_is_a_draft() {
    let workspace = Workspace::long_an();
    let book = made(&workspace, "tasks");
    let rows = rows(&book);
    let tasks = workspace.text("plans/long-an-2023/tasks.toml");
    let titles: Vec<&str> =
        tasks.lines().filter_map(|line| line.strip_prefix("title = \"")?.strip_suffix('"')).collect();
    assert_eq!(titles.len(), 34);
    let shown = column(&rows, "Nhiệm vụ");
    for title in titles {
        assert!(shown.contains(&&Data::String(title.to_owned())), "{title}");
    }
    let above: Vec<String> = rows[..4].iter().map(|row| row[0].to_string()).collect();
    assert_eq!(above[..3], [DRAFT, "Phụ lục", "TÌNH HÌNH THỰC HIỆN CÁC NHIỆM VỤ QUÝ III NĂM 2023"]);
    assert!(above[3].starts_with("(Kèm theo Báo cáo"), "{above:?}");
    assert!(parts(&book)["xl/worksheets/sheet1.xml"].contains(&format!("Bold\"{DRAFT}&amp;C")));
    // One day is a day. Ids stay texts, also those that look like numbers.
    let due = column(&rows, "Thời hạn");
    assert!(due.iter().filter(|cell| cell.is_datetime()).count() > 10, "{due:?}");
    assert!(due.iter().all(|cell| !cell.to_string().starts_with("15/12")), "{due:?}");
    assert!(column(&rows, "STT").contains(&&Data::String("1.2".to_owned())));
}

#[test]
fn the_page_is_made_to_be_printed() {
    let workspace = Workspace::long_an();
    for table in TABLES {
        let book = made(&workspace, table);
        let parts = parts(&book);
        let rows = rows(&book);
        let head = rows.iter().position(|row| row[0] == "STT" || row[0] == "Mã").expect("a head");
        let sheet = &parts["xl/worksheets/sheet1.xml"];
        let frozen = format!("<pane ySplit=\"{}\" ", head + 1);
        let fits = ["fitToPage=\"1\"", "fitToHeight=\"0\"", "orientation=\"landscape\"", "paperSize=\"9\"", &frozen];
        for part in fits {
            assert!(sheet.contains(part), "{table}: {part}");
        }
        assert!(parts["xl/workbook.xml"].contains(&format!("!${0}:${0}</definedName>", head + 1)), "{table}");
        assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"), "{table}");
        // Every row says how high it is.
        assert_eq!(sheet.matches("<row ").count(), sheet.matches(" customHeight=\"1\"").count(), "{table}");
        let mut book = Xlsx::new(Cursor::new(&book)).expect("a workbook");
        let merged = book.merge_cells_by_sheet_id(0).expect("merged cells");
        let whole = u32::try_from(rows[head].len() - 1).expect("few columns");
        assert!(merged.iter().all(|Dimensions { start, end }| start.1 == 0 && end.1 == whole && start.0 == end.0));
        let groups = rows[head + 1..].iter().filter(|row| row[1..].iter().all(Data::is_empty));
        assert_eq!(merged.len(), head + groups.count(), "{table}");
    }
}

#[test]
fn figures_are_figures_and_a_share_with_its_counts_is_words() {
    let workspace = Workspace::long_an();
    let targets = rows(&made(&workspace, "targets"));
    let values = column(&targets, "Kết quả");
    assert!(values.contains(&&Data::String("36/46 (78,26%)".to_owned())), "{values:?}");
    assert!(values.contains(&&Data::Float(11.0)), "{values:?}");
    let statistics = rows(&made(&workspace, "statistics"));
    let to_date = column(&statistics, "Lũy kế");
    for figure in [78.26, 36.0, 2_709.0, 100.0] {
        assert!(to_date.contains(&&Data::Float(figure)), "{figure}: {to_date:?}");
    }
    assert!(to_date.contains(&&Data::String("4/14".to_owned())), "{to_date:?}");
}

#[test]
fn the_money_of_long_an_is_summed_by_area_and_in_total() {
    let rows = rows(&made(&Workspace::long_an(), "funding"));
    let sums = |words: &str| -> Vec<[f64; 3]> {
        let of = rows.iter().filter(|row| row[1] == words);
        of.map(|row| [4, 5, 6].map(|at| row[at].get_float().expect("a figure"))).collect()
    };
    let areas = [
        [10_000_000.0, 5_900_000.0, 4_100_000.0],
        [12_000_000.0, 11_400_000.0, 600_000.0],
        [25_000_000.0, 9_500_000.0, 15_500_000.0],
        [5_000_000.0, 5_000_000.0, 0.0],
    ];
    assert_eq!(sums("Cộng"), areas);
    assert_eq!(sums("Tổng cộng"), [[52_000_000.0, 31_800_000.0, 20_200_000.0]]);
    let dropped = rows.iter().find(|row| row[0] == "5.1").expect("the task that is dropped");
    assert_eq!((dropped[4].get_float(), dropped[7].get_string()), (Some(0.0), Some("Dừng thực hiện")));
}

#[test]
fn the_workbook_says_what_the_fields_of_the_word_file_say() {
    let workspace = Workspace::long_an();
    for table in TABLES {
        let words = ["paper", "annex", "--draft", "--table", table, "--output-format", "json"];
        let json = workspace.run(&[&words, &AS_OF[..]].concat()).stdout;
        let rows = rows(&made(&workspace, table));
        let head = rows.iter().position(|row| row[0] == "STT" || row[0] == "Mã").expect("a head");
        let texts = rows[head + 1..].iter().flatten().filter_map(DataType::get_string);
        // The template has the words of rows with sums.
        let texts: Vec<&str> = texts.filter(|text| !["Cộng", "Tổng cộng"].contains(text)).collect();
        assert!(texts.len() > 15, "{table}: {texts:?}");
        for text in texts {
            // A group has its number before its title.
            let title = text.split_once(". ").map_or(text, |(_, title)| title);
            assert!(json.contains(&format!("\"{text}\"")) || json.contains(&format!("\"{title}\"")), "{table}: {text}");
        }
    }
}

#[test]
fn each_form_has_a_sheet_of_its_own() {
    let form = |id: &str| {
        format!(
            "[[form]]\nid = \"{id}\"\ntitle = \"Biểu {id}: [số liệu]\"\nrows = [{{ code = \"1.10\", title = \"Chỉ đạo\" }}]\n"
        )
    };
    let workspace = Workspace::long_an().with("forms/bieu.toml", form("mot") + &form("hai"));
    let mut book = Xlsx::new(Cursor::new(made(&workspace, "statistics"))).expect("a workbook");
    assert_eq!(book.sheet_names(), ["Biểu mot- -số liệu-", "Biểu hai- -số liệu-"]);
    for (at, number) in ["Phụ lục I", "Phụ lục II"].into_iter().enumerate() {
        let sheet = book.worksheet_range_at(at).expect("a sheet").expect("its cells");
        assert_eq!(sheet.get((1, 0)), Some(&Data::String(number.to_owned())));
        assert!(sheet.rows().any(|row| row[0] == "1.10"), "{number}");
    }
}

#[test]
fn text_of_a_plan_appears_as_itself_and_never_as_a_formula() {
    let odd = [
        "=cmd()|' /C calc'!A0",
        "@SUM(A1:A9)",
        "+1",
        "-1+1",
        "]]> & <c t=\"str\"><f>1</f></c>",
        "_x0041_",
        "https://example.org/",
        "'=1",
        "1/2",
        "12/2023",
        "{{title}}",
    ];
    let workspace = Workspace::minimal();
    let long = "dài ".repeat(10_000);
    let more = odd.iter().copied().chain([long.trim_end()]).enumerate().map(|(number, title)| {
        format!(
            "\n[[task]]\nid = \"2.{}\"\ntitle = \"\"\"{}\"\"\"\ndue = 2023-06-30\n",
            number + 20,
            title.replace('"', "\\\"")
        )
    });
    let tasks = workspace.text("plans/mau/tasks.toml") + &more.collect::<String>();
    workspace.write("plans/mau/tasks.toml", tasks);
    let book = made(&workspace, "tasks");
    for (name, part) in parts(&book) {
        roxmltree::Document::parse(&part).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!part.contains("<f>") && !part.contains("hyperlink"), "{name}");
    }
    let rows = rows(&book);
    let shown = column(&rows, "Nhiệm vụ");
    for title in odd {
        assert!(shown.contains(&&Data::String(title.to_owned())), "{title}: {shown:?}");
    }
    let cut = shown.iter().filter_map(|cell| cell.get_string()).find(|text| text.starts_with("dài dài"));
    assert!(cut.is_some_and(|text| text.chars().count() == 32_767 && text.ends_with('…')));
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_clock_zone_and_threads() {
    let workspace = Workspace::long_an();
    for table in TABLES {
        let first = made(&workspace, table);
        assert!(first == made(&workspace, table), "{table}");
        let file = workspace.above().join("again.xlsx");
        let mut again = cchc();
        again.env("TZ", "Pacific/Kiritimati").env("LC_ALL", "vi_VN.UTF-8").arg("-C").arg(workspace.path());
        again.args(["paper", "annex", "--draft", "--force", "--table", table]).args(AS_OF);
        again.args(["--jobs", "7", "--output-format", "xlsx", "-o"]).arg(&file);
        assert_eq!(run(&mut again).status, 0);
        assert!(first == fs::read(&file).expect("the annex is there"), "{table}");
    }
}

/// The same file as another program would save it.
fn edited(book: &[u8]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts(book) {
        out.start_file(&name, SimpleFileOptions::default()).expect("a part can begin");
        let text = if name == "xl/sharedStrings.xml" { text.replacen("</t>", " – đã sửa</t>", 1) } else { text };
        out.write_all(text.as_bytes()).expect("memory takes all");
    }
    out.finish().expect("memory takes all").into_inner()
}

#[test]
fn a_workbook_is_replaced_only_while_it_is_as_written() {
    let workspace = Workspace::long_an();
    for command in ["paper annex --table tasks --draft", "status --tasks", "check-targets"] {
        let file = workspace.above().join(format!("{}.xlsx", command.split(' ').next().expect("a command")));
        let path = file.to_str().expect("a path");
        let again = |more: &[&str]| {
            let words: Vec<&str> =
                command.split(' ').chain(["-o", path]).chain(AS_OF).chain(more.iter().copied()).collect();
            workspace.run(&words)
        };
        for _ in 0..2 {
            let outcome = again(&[]);
            assert!(outcome.status < 2, "nobody has edited it: {command}: {}", outcome.all());
        }
        let changed = edited(&fs::read(&file).expect("the workbook"));
        fs::write(&file, &changed).expect("it can be written");
        let refused = again(&[]);
        assert_eq!(refused.status, 2, "{command}");
        assert!(refused.stderr.contains("was changed after cchc wrote it"), "{}", refused.stderr);
        assert!(fs::read(&file).expect("the workbook") == changed);
        assert!(again(&["--force"]).status < 2, "{command}");
        fs::write(&file, "a file of somebody else").expect("it can be written");
        assert_eq!(again(&[]).status, 2, "{command}");
        assert_eq!(fs::read(&file).expect("the file"), b"a file of somebody else");
    }
}

#[test]
fn the_refusals_of_a_word_annex_hold_for_a_workbook() {
    let workspace = Workspace::long_an();
    let file = workspace.above().join("phu-luc.xlsx");
    let path = file.to_str().expect("a path");
    let refused = |words: &str, status: i32, reason: &str| {
        let outcome = workspace.run(&words.split(' ').chain(["-o", path]).chain(AS_OF).collect::<Vec<_>>());
        assert_eq!(outcome.status, status, "{words}: {}", outcome.all());
        assert!(outcome.stderr.contains(reason) && outcome.stdout.is_empty(), "{words}: {}", outcome.all());
        assert!(!file.exists(), "{words}");
    };
    refused("paper annex --table tasks", 2, "no official paper may be made of illustrative figures");
    for kind in ["report", "plan", "reminder", "bulletin"] {
        refused(&format!("paper {kind} --draft"), 2, "as a workbook (xlsx) there is annex alone");
        refused(&format!("paper {kind} --draft --output-format xlsx"), 2, "as a workbook (xlsx)");
    }
    refused("paper annex --table tasks --draft --template mau.docx", 2, "the template is a Word file");
    refused("paper annex --table tasks --draft --assignee khong-ai", 2, "khong-ai");
    workspace.replace("plans/long-an-2023/plan.toml", "unit = \"Ủy ban nhân dân xã Long An\"", "unit = \"Văn phòng\"");
    refused("paper annex --table tasks --draft", 1, "short = ");
}
