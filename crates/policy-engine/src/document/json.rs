//! JSON with positions.
//!
//! A policy that is refused must say where, and an object that names a key
//! twice must be seen. A parser of values alone gives neither.

use std::collections::BTreeSet;

use super::malformed::{Fault, MalformedKind, Path};

/// Deeper than any policy, shallower than any stack.
const DEEPEST: usize = 24;

/// A value and the byte offset at which it begins.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) at: usize,
    pub(crate) value: Value,
}

/// A JSON value; numbers are not read, since no element takes one.
#[derive(Debug)]
pub(crate) enum Value {
    Null,
    Bool,
    Number,
    Text(Box<str>),
    List(Vec<Node>),
    Object(Vec<Member>),
}

/// A key of an object with its value.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) at: usize,
    pub(crate) key: Box<str>,
    pub(crate) node: Node,
}

impl Value {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool => "a boolean",
            Value::Number => "a number",
            Value::Text(_) => "a string",
            Value::List(_) => "an array",
            Value::Object(_) => "an object",
        }
    }
}

pub(crate) fn parse(text: &str) -> Result<Node, Fault> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let root = reader.value(&Path::ROOT)?;
    reader.skip_blanks(&Path::ROOT)?;
    match reader.peek() {
        None => Ok(root),
        Some(_) => Err(reader.fault(&Path::ROOT, "text after the end of the document")),
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn fault(&self, path: &Path<'_>, message: impl Into<String>) -> Fault {
        Fault::new(self.at, path, MalformedKind::Syntax, message)
    }

    fn unexpected(&self, path: &Path<'_>, wanted: &str) -> Fault {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            None => self.fault(path, format!("the text ends where {wanted} is expected")),
            Some(found) => self.fault(path, format!("expected {wanted}, found `{found}`")),
        }
    }

    fn skip_blanks(&mut self, path: &Path<'_>) -> Result<(), Fault> {
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                b'/' | b'#' => return Err(self.fault(path, "a comment is not JSON")),
                0xEF if self.at == 0 => {
                    return Err(self.unexpected(path, "a value and no byte order mark"));
                }
                _ => break,
            }
        }
        Ok(())
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, path: &Path<'_>) -> Result<Node, Fault> {
        self.skip_blanks(path)?;
        let at = self.at;
        let value = match self.peek() {
            Some(b'{') => self.nested(path, Self::object)?,
            Some(b'[') => self.nested(path, Self::list)?,
            Some(b'"') => Value::Text(self.string(path)?),
            Some(b't') => self.word(path, "true", Value::Bool)?,
            Some(b'f') => self.word(path, "false", Value::Bool)?,
            Some(b'n') => self.word(path, "null", Value::Null)?,
            Some(b'-' | b'0'..=b'9') => self.number(path)?,
            _ => return Err(self.unexpected(path, "a value")),
        };
        Ok(Node { at, value })
    }

    fn nested(
        &mut self,
        path: &Path<'_>,
        read: impl FnOnce(&mut Self, &Path<'_>) -> Result<Value, Fault>,
    ) -> Result<Value, Fault> {
        if self.depth == DEEPEST {
            let message = format!("arrays and objects are nested more than {DEEPEST} deep");
            return Err(Fault::new(self.at, path, MalformedKind::TooDeep, message));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self, path)?;
        self.depth -= 1;
        Ok(value)
    }

    fn object(&mut self, path: &Path<'_>) -> Result<Value, Fault> {
        let mut members: Vec<Member> = Vec::new();
        self.skip_blanks(path)?;
        if self.eat(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.skip_blanks(path)?;
            let at = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.unexpected(path, "a key in double quotation marks"));
            }
            let key = self.string(path)?;
            self.skip_blanks(path)?;
            if !self.eat(b':') {
                return Err(self.unexpected(path, "a colon"));
            }
            let node = self.value(&path.key(&key))?;
            members.push(Member { at, key, node });
            self.skip_blanks(path)?;
            if self.eat(b'}') {
                break;
            }
            if !self.eat(b',') {
                return Err(self.unexpected(path, "a comma or a closing brace"));
            }
        }
        match repeated(&members) {
            None => Ok(Value::Object(members)),
            Some((at, key)) => Err(Fault::new(
                at,
                &path.key(key),
                MalformedKind::Duplicate,
                format!("the key `{key}` appears twice in one object"),
            )),
        }
    }

    fn list(&mut self, path: &Path<'_>) -> Result<Value, Fault> {
        let mut items = Vec::new();
        self.skip_blanks(path)?;
        if self.eat(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(&path.index(items.len()))?);
            self.skip_blanks(path)?;
            if self.eat(b']') {
                return Ok(Value::List(items));
            }
            if !self.eat(b',') {
                return Err(self.unexpected(path, "a comma or a closing bracket"));
            }
        }
    }

    fn word(&mut self, path: &Path<'_>, word: &str, value: Value) -> Result<Value, Fault> {
        if self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            self.at += word.len();
            return Ok(value);
        }
        Err(self.unexpected(path, "a value"))
    }

    fn number(&mut self, path: &Path<'_>) -> Result<Value, Fault> {
        self.eat(b'-');
        if !self.eat(b'0') && self.digits() == 0 {
            return Err(self.unexpected(path, "a digit"));
        }
        if self.eat(b'.') && self.digits() == 0 {
            return Err(self.unexpected(path, "a digit"));
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _ = self.eat(b'+') || self.eat(b'-');
            if self.digits() == 0 {
                return Err(self.unexpected(path, "a digit"));
            }
        }
        Ok(Value::Number)
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn string(&mut self, path: &Path<'_>) -> Result<Box<str>, Fault> {
        self.at += 1;
        let mut decoded = String::new();
        loop {
            let run = self.run();
            if decoded.is_empty() && self.peek() == Some(b'"') {
                self.at += 1;
                return Ok(run.into());
            }
            decoded.push_str(run);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(decoded.into_boxed_str());
                }
                Some(b'\\') => {
                    self.at += 1;
                    decoded.push(self.escape(path)?);
                }
                Some(_) => {
                    return Err(self.fault(path, "a control character inside a string"));
                }
                None => return Err(self.fault(path, "the text ends inside a string")),
            }
        }
    }

    /// The characters of a string up to one that ends or escapes.
    fn run(&mut self) -> &'t str {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte >= 0x20 && byte != b'"' && byte != b'\\') {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn escape(&mut self, path: &Path<'_>) -> Result<char, Fault> {
        let escaped = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(path),
            _ => return Err(self.unexpected(path, "an escape that JSON knows")),
        };
        self.at += 1;
        Ok(escaped)
    }

    fn unicode_escape(&mut self, path: &Path<'_>) -> Result<char, Fault> {
        let first = self.hex_unit(path)?;
        let scalar = if (0xD800..0xDC00).contains(&first) && self.eat(b'\\') {
            let second = self.hex_unit(path)?;
            if !(0xDC00..0xE000).contains(&second) {
                return Err(self.fault(path, "half of a surrogate pair"));
            }
            0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)
        } else {
            first
        };
        char::from_u32(scalar).ok_or_else(|| self.fault(path, "half of a surrogate pair"))
    }

    fn hex_unit(&mut self, path: &Path<'_>) -> Result<u32, Fault> {
        if !self.eat(b'u') {
            return Err(self.unexpected(path, "the other half of a surrogate pair"));
        }
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else {
                return Err(self.unexpected(path, "a hexadecimal digit"));
            };
            unit = unit * 16 + digit;
            self.at += 1;
        }
        Ok(unit)
    }
}

fn repeated(members: &[Member]) -> Option<(usize, &str)> {
    if members.len() < 8 {
        return members.iter().enumerate().find_map(|(index, member)| {
            let earlier = members.iter().take(index).any(|other| other.key == member.key);
            earlier.then_some((member.at, &*member.key))
        });
    }
    let mut seen = BTreeSet::new();
    members.iter().find(|member| !seen.insert(&*member.key)).map(|member| (member.at, &*member.key))
}
