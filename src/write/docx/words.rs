//! Refusals and faults of templates in words, in both languages.

use super::fault::{Anchor, Apart, FaultKind, MarkFault, PartKind, Place};
use super::refusal::Refusal;
use crate::ooxml::PackageRefusal;
use crate::text::{Both, Lang};
use crate::value::{Cell, words};

fn word(en: &'static str, vi: &'static str) -> Cell {
    Cell::Word(Both { en, vi })
}

fn phrase(en: &'static str, vi: &'static str, args: Vec<(&'static str, Cell)>) -> Cell {
    Cell::phrase(Both { en, vi }, args)
}

impl Refusal {
    /// Why the file is not taken, in a language.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        words(&self.words(), lang)
    }

    /// Why the file is not taken, and what to do.
    #[must_use]
    pub fn words(&self) -> Cell {
        let part = |part: &str| vec![("part", Cell::from(part))];
        match self {
            Self::Package(refusal) => package_words(refusal),
            Self::NotWord => {
                word("it is not a Word document, although it is a zip file", "tệp nén này không phải văn bản Word")
            }
            Self::NoDocument => word("it lacks the part with the text", "tệp thiếu phần nội dung"),
            Self::Macros => word(
                "it holds macros; save it as .docx without macros",
                "tệp có macro; hãy lưu lại thành .docx không macro",
            ),
            Self::External { part, target } => phrase(
                "{part} refers to another file: {target}; remove the link",
                "{part} liên kết đến tệp khác: {target}; hãy bỏ liên kết",
                vec![("part", Cell::from(part.as_str())), ("target", Cell::from(target.as_str()))],
            ),
            Self::AttachedTemplate { part: path } => phrase(
                "{part} binds it to another template; remove that under Developer, Document Template",
                "{part} gắn tệp với một mẫu khác; hãy bỏ ở Developer, Document Template",
                part(path),
            ),
            Self::Field { part, keyword } => phrase(
                "{part} holds a field {keyword}, which reads another file; replace it by its text",
                "{part} có trường {keyword} đọc tệp khác; hãy thay bằng chữ",
                vec![("part", Cell::from(part.as_str())), ("keyword", Cell::from(keyword.as_str()))],
            ),
            Self::EmbeddedObject { part: path } => phrase(
                "{part} embeds an object of another program; remove it",
                "{part} nhúng đối tượng của chương trình khác; hãy bỏ đi",
                part(path),
            ),
            Self::AltChunk { part: path } => phrase(
                "{part} reads in another document; save the file once more in Word",
                "{part} chèn một văn bản khác; hãy lưu lại tệp trong Word",
                part(path),
            ),
        }
    }
}

/// The refusal of a package. Where its words name Word and Excel, these name Word alone.
fn package_words(refusal: &PackageRefusal) -> Cell {
    use PackageRefusal as P;
    match refusal {
        P::NotZip => word("it is not a Word file (.docx)", "đây không phải tệp Word (.docx)"),
        P::Old => word("it is a file of an old Word; save it as .docx", "tệp của Word đời cũ; hãy lưu lại thành .docx"),
        P::TooManyElements { part } => phrase(
            "{part} holds more elements than a template may",
            "{part} có quá nhiều phần tử",
            vec![("part", Cell::from(part.as_str()))],
        ),
        P::Damaged
        | P::Encrypted
        | P::TooManyParts
        | P::TooLarge
        | P::TooDense
        | P::BadPath { .. }
        | P::Twice { .. }
        | P::Doctype { .. }
        | P::Deep { .. }
        | P::Encoding { .. }
        | P::Malformed { .. } => refusal.words(),
    }
}

impl MarkFault {
    /// The fault with its place.
    #[must_use]
    pub fn words(&self) -> Cell {
        let Place { kind, paragraph, near, .. } = &self.place;
        let place = vec![
            ("part", kind.words()),
            ("number", Cell::Count(*paragraph)),
            ("near", Cell::from(near.as_str())),
            ("fault", self.kind.words()),
        ];
        phrase(
            "{part}, paragraph {number}, near “{near}”: {fault}",
            "{part}, đoạn {number}, gần “{near}”: {fault}",
            place,
        )
    }

    /// The same in a language.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        words(&self.words(), lang)
    }
}

impl PartKind {
    /// The part of the document, for people.
    #[must_use]
    pub fn words(self) -> Cell {
        let number = |number: usize| vec![("number", Cell::Count(number))];
        match self {
            Self::Body => word("body", "thân văn bản"),
            Self::Header(count) => phrase("header {number}", "đầu trang {number}", number(count)),
            Self::Footer(count) => phrase("footer {number}", "chân trang {number}", number(count)),
            Self::Footnotes => word("footnotes", "chú thích cuối trang"),
            Self::Endnotes => word("endnotes", "chú thích cuối văn bản"),
        }
    }
}

impl FaultKind {
    /// The fault of the mark.
    #[must_use]
    pub fn words(&self) -> Cell {
        let text = |text: &str| Cell::from(text);
        let name = |name: &str| vec![("name", Cell::from(name))];
        match self {
            Self::Unknown { name, meant: Some(meant) } => phrase(
                "unknown name `{name}`; did you mean `{meant}`?",
                "không có tên `{name}`; có phải là `{meant}`?",
                vec![("name", text(name)), ("meant", text(meant))],
            ),
            Self::Unknown { name: wrong, meant: None } => {
                phrase("unknown name `{name}`", "không có tên `{name}`", name(wrong))
            }
            Self::NotText { name: list, is_list: true } => phrase(
                "`{name}` is a list, a text is needed",
                "`{name}` là danh sách, ở đây cần một đoạn chữ",
                name(list),
            ),
            Self::NotText { name: group, is_list: false } => phrase(
                "`{name}` is a group, a text is needed",
                "`{name}` là nhóm giá trị, ở đây cần một đoạn chữ",
                name(group),
            ),
            Self::NotGroup { name: whole, before, is_list } => phrase(
                if *is_list {
                    "`{name}`: `{before}` is a list and takes no dot"
                } else {
                    "`{name}`: `{before}` is a text and takes no dot"
                },
                if *is_list {
                    "`{name}`: `{before}` là danh sách, không dùng dấu chấm"
                } else {
                    "`{name}`: `{before}` là chữ, không dùng dấu chấm"
                },
                vec![("name", text(whole)), ("before", text(before))],
            ),
            Self::NoItem => phrase(
                "{mark} stands outside a list of texts",
                "{mark} đứng ngoài danh sách chữ",
                vec![("mark", text("{{.}}"))],
            ),
            Self::Unclosed { name: open } => {
                phrase("the block `{name}` has no end", "khối `{name}` chưa có dấu đóng", name(open))
            }
            Self::Unopened { name: closed } => {
                phrase("the end of `{name}` has no beginning", "dấu đóng `{name}` không có dấu mở", name(closed))
            }
            Self::Crossed { name, other } => phrase(
                "`{other}` ends before `{name}`, which began later",
                "`{other}` đóng trước `{name}` là khối mở sau",
                vec![("name", text(name)), ("other", text(other))],
            ),
            Self::Half => word(
                "half a mark: both braces must stand in one paragraph",
                "dấu thiếu một nửa: hai cặp ngoặc phải cùng một đoạn",
            ),
            Self::Empty => word("a mark without a name", "dấu không có tên"),
            Self::InItself { name: list } => {
                phrase("the list `{name}` stands inside itself", "danh sách `{name}` nằm trong chính nó", name(list))
            }
            Self::Apart { name: block, how } => match how {
                Apart::Table => phrase(
                    "one mark of `{name}` stands in a table, the other outside it",
                    "một dấu của `{name}` ở trong bảng, dấu kia ở ngoài",
                    name(block),
                ),
                Apart::Inline => phrase(
                    "one mark of `{name}` stands in a link, field or control, the other outside it",
                    "một dấu của `{name}` ở trong liên kết, trường hoặc ô điều khiển, dấu kia ở ngoài",
                    name(block),
                ),
                Apart::Control => phrase(
                    "one mark of `{name}` stands in a content control, the other outside it",
                    "một dấu của `{name}` ở trong ô nội dung, dấu kia ở ngoài",
                    name(block),
                ),
            },
            Self::Shared { name, other } => phrase(
                "`{name}` and `{other}` would repeat the same paragraph or row",
                "`{name}` và `{other}` cùng lặp một đoạn hoặc một dòng",
                vec![("name", text(name)), ("other", text(other))],
            ),
            Self::Repeated { name, what } => phrase(
                "{what} stands in `{name}`, which repeats",
                "{what} nằm trong `{name}` là khối lặp",
                vec![("name", text(name)), ("what", what.words())],
            ),
            Self::Torn { name, what } => phrase(
                "only one end of {what} stands in `{name}`",
                "chỉ một đầu của {what} nằm trong `{name}`",
                vec![("name", text(name)), ("what", what.words())],
            ),
            Self::Tracked { name: mark } => phrase(
                "`{name}` stands in a tracked change; accept or reject it",
                "`{name}` nằm trong một thay đổi đang theo dõi; hãy chấp nhận hoặc bỏ",
                name(mark),
            ),
            Self::TooDeep { name: block } => {
                phrase("`{name}` stands inside more than 64 blocks", "`{name}` nằm trong quá 64 khối", name(block))
            }
        }
    }
}

impl Anchor {
    /// Something that can be there only once.
    fn words(&self) -> Cell {
        match self {
            Self::Bookmark(name) => {
                phrase("the bookmark {name}", "dấu trang {name}", vec![("name", Cell::from(name.as_str()))])
            }
            Self::Comment => word("a comment", "một nhận xét"),
            Self::Note => word("a footnote", "một chú thích"),
        }
    }
}
