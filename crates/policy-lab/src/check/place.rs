//! Where an element stands in the text of a document.

use std::ops::Range;

/// One step of a path into JSON.
#[derive(Debug, PartialEq, Eq)]
enum Step<'p> {
    Key(&'p str),
    Index(usize),
}

/// The bytes of the element that a path such as `$.Statement[0].Action[1]` names; `None` where it is not there.
///
/// A value that stands alone is the first of its list.
pub(super) fn element(text: &str, path: &str) -> Option<Range<usize>> {
    let mut reader = Reader { text, at: 0 };
    reader.blanks();
    for step in steps(path)? {
        match (step, reader.peek()) {
            (Step::Key(key), Some(b'{')) => reader.member(key)?,
            (Step::Index(index), Some(b'[')) => reader.item(index)?,
            (Step::Index(0), Some(_)) => {}
            _ => return None,
        }
    }
    let begin = reader.at;
    reader.skip()?;
    Some(begin..reader.at)
}

/// Line and column of a byte, both counted from 1, the column in characters.
pub(super) fn spot(text: &str, at: usize) -> (u32, u32) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (from_index(line), from_index(column))
}

/// The bytes from a line and column to the end of the token that begins there, or of the line where an object or a list
/// begins.
pub(super) fn token(text: &str, line: u32, column: u32) -> Range<usize> {
    let (line, column) = (to_index(line), to_index(column));
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let whole = text.get(before..).unwrap_or_default();
    let whole = whole.lines().next().unwrap_or_default();
    let begin = whole.char_indices().nth(column).map_or(whole.len(), |(at, _)| at);
    let rest = whole.get(begin..).unwrap_or_default();
    let length = match rest.chars().next() {
        Some('{' | '[') => rest.trim_end().trim_end_matches(',').len(),
        Some('"') => end_of_string(rest),
        Some(other) => {
            rest.find(|c: char| c.is_whitespace() || ",:]}".contains(c)).unwrap_or(rest.len()).max(other.len_utf8())
        }
        None => 0,
    };
    before + begin..before + begin + length
}

/// Where a string of JSON ends that begins a text.
fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    text.len()
}

/// The steps of a path, after its `$`; `None` for one that is none.
fn steps(path: &str) -> Option<Vec<Step<'_>>> {
    let mut rest = path.strip_prefix('$')?;
    let mut steps = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            let (key, after) = after.split_at(end);
            steps.push(Step::Key(key));
            rest = after;
        } else {
            let inside = rest.strip_prefix('[')?;
            let (index, after) = match inside.strip_prefix('"') {
                Some(key) => {
                    let end = end_of_string(inside).checked_sub(2)?;
                    steps.push(Step::Key(key.get(..end)?));
                    rest = key.get(end..)?.strip_prefix("\"]")?;
                    continue;
                }
                None => inside.split_once(']')?,
            };
            steps.push(Step::Index(index.parse().ok()?));
            rest = after;
        }
    }
    Some(steps)
}

/// Reads JSON that is known to be well formed.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn blanks(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Goes to the value of a member of the object that begins here.
    fn member(&mut self, wanted: &str) -> Option<()> {
        self.at += 1;
        loop {
            self.blanks();
            let begin = self.at;
            self.skip()?;
            let key = self.text.get(begin..self.at)?.trim_matches('"');
            let found = key == wanted;
            self.blanks();
            if !self.eat(b':') {
                return None;
            }
            self.blanks();
            if found {
                return Some(());
            }
            self.skip()?;
            self.blanks();
            if !self.eat(b',') {
                return None;
            }
        }
    }

    /// Goes to an item of the list that begins here.
    fn item(&mut self, wanted: usize) -> Option<()> {
        self.at += 1;
        self.blanks();
        for _ in 0..wanted {
            self.skip()?;
            self.blanks();
            if !self.eat(b',') {
                return None;
            }
            self.blanks();
        }
        (self.peek() != Some(b']')).then_some(())
    }

    /// Goes past the value that begins here.
    fn skip(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            self.blanks();
            match self.peek()? {
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b'"' => self.at += end_of_string(self.text.get(self.at..)?),
                b',' | b':' if depth > 0 => {
                    self.at += 1;
                    continue;
                }
                _ => {
                    let rest = self.text.get(self.at..)?;
                    let length = rest.find(|c: char| c.is_whitespace() || ",:]}".contains(c)).unwrap_or(rest.len());
                    if length == 0 {
                        return None;
                    }
                    self.at += length;
                }
            }
            if depth == 0 {
                return Some(());
            }
        }
    }
}

/// A number counted from 1 as one counted from 0.
fn to_index(number: u32) -> usize {
    usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX)
}

fn from_index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{ "Version": "1", "Statement": [
  {"Effect": "Allow", "Action": ["a:b", "c:d" ], "Condition": {"x y": {"k": [1, true]}}},
  {"Action": "e:f"} ] }"#;

    #[test]
    fn an_element_is_found_by_its_path() {
        let at = |path| element(TEXT, path).map(|range| &TEXT[range]);
        assert_eq!(at("$"), Some(TEXT));
        assert_eq!(at("$.Version"), Some("\"1\""));
        assert_eq!(at("$.Statement[0].Action[1]"), Some("\"c:d\""));
        assert_eq!(at("$.Statement[0].Condition[\"x y\"].k[1]"), Some("true"));
        assert_eq!(at("$.Statement[1]"), Some("{\"Action\": \"e:f\"}"));
        // A value that stands alone is the first of its list.
        assert_eq!(at("$.Statement[1].Action[0]"), Some("\"e:f\""));
        for missing in
            ["", "$.Statement[2]", "$.Statement[1].Action[1]", "$.Version.x", "$.Sid", "$.Statement[0].Action[2]"]
        {
            assert_eq!(at(missing), None, "{missing}");
        }
        assert_eq!(spot(TEXT, TEXT.find("c:d").unwrap()), (2, 42));
    }

    #[test]
    fn a_text_that_is_no_json_has_no_elements() {
        for text in ["", "{", "{\"Statement\"", "{\"Statement\": [", "]", ","] {
            assert_eq!(element(text, "$.Statement[0]"), None, "{text}");
        }
    }

    #[test]
    fn the_place_of_a_fault_is_a_token_or_the_rest_of_its_line() {
        let text = "{\n  // nobody\n  \"Effect\": \"Alow\\\"\", \"Name\": \"\u{e4}\", 12\n  {\"a\": [1]},  \n}";
        let at = |line, column| text.get(token(text, line, column)).unwrap();
        assert_eq!(at(1, 1), "{");
        assert_eq!(at(2, 3), "//");
        assert_eq!(at(3, 13), "\"Alow\\\"\"");
        assert_eq!(at(3, 36), "12");
        assert_eq!(at(4, 3), "{\"a\": [1]}");
        assert_eq!((at(5, 2), at(9, 9)), ("", ""));
    }
}
