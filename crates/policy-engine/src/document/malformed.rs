//! Why a document was refused.

use std::fmt;

use serde::Serialize;

/// Says why a document was refused, and where.
///
/// It displays as one sentence:
///
/// ```
/// use policy_engine::{Dialect, Document, Purpose};
///
/// let text = "{\n  // everything\n  \"Version\": \"1\"\n}";
/// let refusal = Document::parse(Dialect::Ram, Purpose::Identity, text).unwrap_err();
/// assert_eq!(
///     refusal.to_string(),
///     "line 2, column 3, at $: a comment is not JSON",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Malformed {
    /// The element that is at fault, as a JSON path such as `$.Statement[0].Effect`.
    pub path: String,
    /// The line of the fault, counted from 1.
    pub line: u32,
    /// The column of the fault in characters, counted from 1.
    pub column: u32,
    /// What sort of fault it is.
    pub kind: MalformedKind,
    /// What is wrong, lower-case and without a full stop.
    pub message: String,
}

/// Sorts the reasons for which a document is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub enum MalformedKind {
    /// The document has no characters at all.
    Empty,
    /// The document has more characters than its purpose permits.
    TooLong,
    /// The text is not JSON.
    Syntax,
    /// Arrays and objects are nested deeper than any policy needs.
    TooDeep,
    /// An object names one key twice.
    Duplicate,
    /// A required element is absent.
    Missing,
    /// A statement names no actions at all.
    NoAction,
    /// An element is not part of the grammar, or not here.
    UnknownElement,
    /// An element has a JSON type that the grammar does not permit there.
    WrongType,
    /// `Version` is not the one of the language.
    Version,
    /// `Effect` is neither `Allow` nor `Deny`.
    Effect,
    /// An action is not `*` or `service:name`.
    Action,
    /// A resource is not `*` or a full resource name.
    Resource,
    /// A principal cannot be trusted in this form.
    Principal,
    /// A condition operator is not part of the language.
    Operator,
    /// A condition value cannot be read as the type of its operator.
    Value,
}

impl fmt::Display for Malformed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}, column {}, at {}: {}", self.line, self.column, self.path, self.message)
    }
}

impl std::error::Error for Malformed {}

/// The way from the root of a document to one of its elements.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> Path<'a> {
    pub(crate) const ROOT: Path<'static> = Path { parent: None, step: Step::Root };

    pub(crate) fn key(&'a self, key: &'a str) -> Path<'a> {
        Path { parent: Some(self), step: Step::Key(key) }
    }

    pub(crate) fn index(&'a self, index: usize) -> Path<'a> {
        Path { parent: Some(self), step: Step::Index(index) }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(formatter)?;
        }
        match self.step {
            Step::Root => formatter.write_str("$"),
            Step::Index(index) => write!(formatter, "[{index}]"),
            Step::Key(key) if is_plain(key) => write!(formatter, ".{key}"),
            Step::Key(key) => write!(formatter, "[{key:?}]"),
        }
    }
}

fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// A refusal that knows its byte offset but not yet its line.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) at: usize,
    pub(crate) path: String,
    pub(crate) kind: MalformedKind,
    pub(crate) message: String,
}

impl Fault {
    pub(crate) fn new(at: usize, path: &Path<'_>, kind: MalformedKind, message: impl Into<String>) -> Fault {
        Fault { at, path: path.to_string(), kind, message: message.into() }
    }

    pub(crate) fn locate(self, text: &str) -> Malformed {
        let before = text.get(..self.at).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before.get(line_start..).map_or(0, |line| line.chars().count());
        Malformed {
            path: self.path,
            line: clamp(before.matches('\n').count() + 1),
            column: clamp(column + 1),
            kind: self.kind,
            message: self.message,
        }
    }
}

/// A count as `u32`, which no document within the limits exceeds.
pub(crate) fn clamp(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
