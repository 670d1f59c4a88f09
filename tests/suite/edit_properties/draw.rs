//! Random TOML files in every style that the format allows, so that the data can only be had by parsing.

use crate::oracle::Rng;

/// How one file is written.
#[derive(Debug)]
pub struct Draw<'r> {
    rng: &'r mut Rng,
    text: String,
    newline: &'static str,
    /// Numbers comments, so that none is like another.
    comments: usize,
}

impl<'r> Draw<'r> {
    /// A file.
    pub fn file(rng: &'r mut Rng) -> String {
        let newline = if rng.chance(50) { "\r\n" } else { "\n" };
        let mut draw = Draw { rng, text: String::new(), newline, comments: 0 };
        if draw.rng.chance(20) {
            draw.text.push('\u{FEFF}');
        }
        for _ in 0..draw.rng.below(3) {
            draw.comment_line("");
        }
        draw.pairs("", 4, "k");
        for section in 0..draw.rng.below(5) {
            draw.section(section);
        }
        if draw.rng.chance(25) {
            draw.comment_line("");
        }
        if draw.rng.chance(30) {
            let end = draw.text.trim_end_matches(['\r', '\n']).len();
            draw.text.truncate(end);
        }
        draw.text
    }

    fn section(&mut self, number: u64) {
        if self.rng.chance(80) {
            self.text.push_str(self.newline);
        }
        if self.rng.chance(30) {
            self.comment_line("");
        }
        let indent = if self.rng.chance(20) { "  " } else { "" };
        let name = match self.rng.below(4) {
            0 => {
                self.header(indent, &format!("[t{number}]"));
                format!("t{number}")
            }
            1 => {
                self.header(indent, &format!("[t{number}.inner.\"x y\"]"));
                format!("t{number}.other")
            }
            _ => {
                self.header(indent, "[[task]]");
                "task".to_owned()
            }
        };
        self.pairs(indent, 5, "k");
        for _ in 0..self.rng.below(3) {
            match self.rng.below(3) {
                0 => {
                    if self.rng.chance(60) {
                        self.text.push_str(self.newline);
                    }
                    self.header(indent, &format!("[[{name}.done]]"));
                    self.pairs(indent, 3, "d");
                }
                1 => {
                    let unique = self.comments;
                    self.comments += 1;
                    self.header(indent, &format!("[{name}.sub{unique}]"));
                    self.pairs(indent, 3, "s");
                    // A list of tables may not follow inside another table's part.
                    return;
                }
                _ => {}
            }
        }
    }

    fn header(&mut self, indent: &str, header: &str) {
        self.text.extend([indent, header]);
        self.line_end();
    }

    fn comment(&mut self) -> String {
        self.comments += 1;
        let rest = self.rng.pick(&["", " = [1, # x", " \"", " đ }", " ]]"]);
        format!("# c{}{rest}", self.comments)
    }

    fn comment_line(&mut self, indent: &str) {
        let comment = self.comment();
        self.text.extend([indent, &comment, self.newline]);
    }

    fn line_end(&mut self) {
        if self.rng.chance(20) {
            let blanks = self.rng.pick(&[" ", "  ", "\t"]);
            let comment = self.comment();
            self.text.extend([blanks, &comment]);
        }
        self.text.push_str(self.newline);
    }

    fn equals(&mut self) -> &'static str {
        self.rng.pick(&[" = ", " = ", " = ", "=", "   = ", " =\t"])
    }

    fn pairs(&mut self, indent: &str, most: u64, stem: &str) {
        for number in 0..self.rng.below(most + 1) {
            if self.rng.chance(10) {
                self.comment_line(indent);
            }
            if self.rng.chance(10) {
                self.text.push_str(self.newline);
            }
            let name = match self.rng.below(6) {
                0 => format!("\"{stem} {number}\""),
                1 => format!("'{stem}é{number}'"),
                2 => format!("{stem}.dot{number}"),
                3 => format!("{stem}.deep . \"er {number}\""),
                _ => format!("{stem}{number}"),
            };
            let equals = self.equals();
            self.text.extend([indent, &name, equals]);
            let value = self.value(2, indent);
            self.text.push_str(&value);
            self.line_end();
        }
    }

    fn value(&mut self, depth: u32, indent: &str) -> String {
        match self.rng.below(if depth == 0 { 5 } else { 9 }) {
            0 => self.rng.pick(&["1", "-17", "1_000", "0xff", "3.14", "1e3"]).to_owned(),
            1 => self.rng.pick(&["\"a\"", "\"a # b\"", "\"[x\\\"]\"", "\"\"", "\"đường\""]).to_owned(),
            2 => self.rng.pick(&["'a'", "'a \" b'", "'# no'"]).to_owned(),
            3 => self.rng.pick(&["true", "2023-03-14", "2023-03-14T07:00:00+07:00", "07:30:00"]).to_owned(),
            4 => {
                let quotes = self.rng.pick(&["\"\"\"", "'''"]);
                format!("{quotes}{}line # no{}[x]\n{quotes}", self.newline, self.newline).replace("]\n", "]")
            }
            5 | 6 => self.list(depth, indent),
            _ => self.table(depth, indent),
        }
    }

    fn list(&mut self, depth: u32, indent: &str) -> String {
        let inner = format!("{indent}{}", self.rng.pick(&["  ", "    ", "\t"]));
        let length = self.rng.below(4);
        let several = self.rng.chance(40);
        let elements: Vec<String> = (0..length).map(|_| self.value(depth - 1, &inner)).collect();
        self.bracketed(("[", "]"), &elements, several, indent, &inner)
    }

    fn table(&mut self, depth: u32, indent: &str) -> String {
        let length = self.rng.below(4);
        let inner = format!("{indent}  ");
        let several = self.rng.chance(15);
        let mut pairs = Vec::new();
        for number in 0..length {
            let name = match self.rng.below(4) {
                0 => format!("i.dot{number}"),
                1 => format!("\"i {number}\""),
                _ => format!("i{number}"),
            };
            let equals = self.rng.pick(&[" = ", " = ", "="]);
            pairs.push(format!("{name}{equals}{}", self.value(depth - 1, &inner)));
        }
        self.bracketed(("{", "}"), &pairs, several, indent, &inner)
    }

    fn bracketed(
        &mut self,
        (open, close): (&str, &str),
        parts: &[String],
        several: bool,
        indent: &str,
        inner: &str,
    ) -> String {
        let mut text = open.to_owned();
        let blank = self.rng.pick(&["", " "]);
        let trailing = self.rng.chance(50);
        if !several {
            text.push_str(blank);
            text.push_str(&parts.join(self.rng.pick(&[", ", ","])));
            let comma = if trailing && !parts.is_empty() && open == "[" { "," } else { "" };
            text.extend([comma, blank, close]);
            return text;
        }
        let comma_first = self.rng.chance(10);
        for (at, part) in parts.iter().enumerate() {
            if self.rng.chance(20) {
                let comment = self.comment();
                text.extend([self.newline, inner, &comment]);
            }
            let same_line = at > 0 && self.rng.chance(15) && !text.ends_with(|c: char| !", ".contains(c));
            if same_line {
                text.push(' ');
            } else {
                text.extend([self.newline, inner]);
            }
            text.push_str(part);
            let is_last = at + 1 == parts.len();
            if comma_first && !is_last {
                text.extend([self.newline, inner, ","]);
            } else if !is_last || trailing {
                text.push(',');
            }
            if self.rng.chance(20) {
                let comment = self.comment();
                text.extend([" ", &comment]);
            }
        }
        if self.rng.chance(15) {
            let comment = self.comment();
            text.extend([self.newline, inner, &comment]);
        }
        text.extend([self.newline, indent, close]);
        text
    }
}
