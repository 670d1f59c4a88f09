//! The words of Rust code, without comments, texts and unit tests.

/// A word or a sign, with the line where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    pub line: usize,
}

impl Token {
    /// Whether it is a name or a keyword.
    pub fn is_word(&self) -> bool {
        self.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
    }

    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }
}

/// The tokens of a file. `::` is one token, every other sign stands alone.
pub fn tokens(code: &str) -> Vec<Token> {
    let code: Vec<char> = without_comments(code).chars().collect();
    let (mut found, mut at, mut line) = (Vec::new(), 0, 1);
    while at < code.len() {
        let start = at;
        let in_word = |at: usize| code.get(at).is_some_and(|c| c.is_alphanumeric() || *c == '_');
        if code[at] == '\n' {
            line += 1;
        }
        at += 1;
        if in_word(start) {
            while in_word(at) {
                at += 1;
            }
        } else if code[start] == ':' && code.get(at) == Some(&':') {
            at += 1;
        } else if code[start].is_whitespace() {
            continue;
        }
        found.push(Token { text: code[start..at].iter().collect(), line });
    }
    without_unit_tests(&found)
}

/// The code with a blank in place of each character of a comment or a text; its lines stay.
fn without_comments(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while !rest.is_empty() {
        let skipped = skipped(rest);
        let (gone, after) = rest.split_at(skipped);
        kept.extend(gone.chars().map(|c| if c == '\n' { c } else { ' ' }));
        let mut chars = after.chars();
        kept.extend(chars.next().filter(|_| skipped == 0));
        rest = if skipped == 0 { chars.as_str() } else { after };
    }
    kept
}

/// How many bytes a comment, a text or a character takes that begins here; 0 where none begins.
fn skipped(code: &str) -> usize {
    let through = |end: &str, from: usize| code[from..].find(end).map_or(code.len(), |at| from + at + end.len());
    if code.starts_with("//") {
        return code.find('\n').unwrap_or(code.len());
    }
    if code.starts_with("/*") {
        return through("*/", 2);
    }
    if let Some(hashes) = code.strip_prefix('r').map(|rest| rest.chars().take_while(|c| *c == '#').count())
        && code[1 + hashes..].starts_with('"')
    {
        return through(&format!("\"{}", "#".repeat(hashes)), 2 + hashes);
    }
    let quote = match code.chars().next() {
        Some('"') => '"',
        // `'a` is a lifetime, `'a'` a character.
        Some('\'') if code[1..].starts_with('\\') || code[1..].chars().nth(1) == Some('\'') => '\'',
        _ => return 0,
    };
    let mut escaped = false;
    for (at, c) in code.char_indices().skip(1) {
        if !escaped && c == quote {
            return at + 1;
        }
        escaped = !escaped && c == '\\';
    }
    code.len()
}

/// The tokens without the items that only tests build.
fn without_unit_tests(tokens: &[Token]) -> Vec<Token> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let here = &tokens[at..];
        if here.len() > MARK.len() && here.iter().zip(MARK).all(|(token, mark)| token.is(mark)) {
            at = end_of_item(tokens, at + MARK.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// Behind the `;` or the bracket that ends the item which begins at `at`.
pub fn end_of_item(tokens: &[Token], at: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, token) in tokens[at..].iter().enumerate() {
        match token.text.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => {
                depth = depth.saturating_sub(1);
                if depth == 0 && token.is("}") {
                    return at + offset + 1;
                }
            }
            ";" if depth == 0 => return at + offset + 1,
            _ => {}
        }
    }
    tokens.len()
}

#[test]
fn comments_texts_and_unit_tests_are_left_out() {
    let code = "use a::b; // use c\nlet x = \"use d\"; /* e */ 'f'; &'g h; r#\"use \" i\"#;\n\
                #[cfg(test)]\nmod tests { fn k() {} }\nuse l;";
    let found: Vec<(String, usize)> = tokens(code).into_iter().map(|token| (token.text, token.line)).collect();
    let words: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).filter(|text| *text != ";").collect();
    assert_eq!(words, ["use", "a", "::", "b", "let", "x", "=", "&", "'", "g", "h", "use", "l"]);
    assert_eq!(found.iter().find(|(text, _)| text == "l").map(|(_, line)| *line), Some(5));
}
