//! One policy document: parsed, checked and compiled.

mod grammar;
mod json;
mod malformed;
mod principal;
mod statement;

use serde::{Deserialize, Serialize};

pub use malformed::{Malformed, MalformedKind};
pub use principal::{TrustedKind, TrustedPrincipal};
pub(crate) use statement::Mismatch;
pub use statement::{Effect, Statement};

use crate::dialect::Dialect;
use malformed::{Fault, Path};

/// Says what a document is for, which settles its grammar and its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Purpose {
    /// A policy attached to a user, group or role.
    Identity,
    /// A policy passed along when a role is assumed.
    Session,
    /// The document of a role that says who may assume it.
    Trust,
    /// A policy over the accounts of an organisation.
    Control,
    /// A policy of a resource other than a role, such as a bucket.
    Resource,
}

/// Holds one policy document.
#[derive(Debug, Clone)]
pub struct Document {
    dialect: Dialect,
    purpose: Purpose,
    text: Box<str>,
    statements: Box<[Statement]>,
}

impl Document {
    /// Parses and compiles a document.
    ///
    /// Whatever the grammar of the language does not know is refused:
    /// elements, operators, versions, and values that cannot be read.
    ///
    /// ```
    /// use policy_engine::{Dialect, Document, MalformedKind, Purpose};
    ///
    /// let text = r#"{"Version": "1", "Statement": [
    ///     {"Effect": "Allow", "Action": "ecs:*", "Resource": "*",
    ///      "Condition": {"Null": {"acs:MFAPresent": "true"}}}
    /// ]}"#;
    /// let refusal = Document::parse(Dialect::Ram, Purpose::Identity, text).unwrap_err();
    /// assert_eq!(refusal.kind, MalformedKind::Operator);
    /// assert_eq!(refusal.path, "$.Statement[0].Condition.Null");
    /// assert_eq!(refusal.line, 3);
    /// ```
    pub fn parse(dialect: Dialect, purpose: Purpose, text: &str) -> Result<Document, Malformed> {
        match parse(dialect, purpose, text) {
            Ok(statements) => Ok(Document { dialect, purpose, text: text.into(), statements }),
            Err(fault) => Err(fault.locate(text)),
        }
    }

    /// The text from which the document was parsed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The language of the document.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// What the document is for.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The statements, in the order in which they stand.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// Every principal that a statement of the document names, with the effect
    /// of the statement.
    pub fn principals(&self) -> impl Iterator<Item = (Effect, &TrustedPrincipal)> {
        self.statements
            .iter()
            .flat_map(|statement| statement.principals().iter().map(|principal| (statement.effect(), principal)))
    }

    /// Whether a statement allows a service to assume the role, its
    /// conditions aside.
    ///
    /// ```
    /// use policy_engine::{Dialect, Document, Purpose};
    ///
    /// let trust = Document::parse(
    ///     Dialect::Ram,
    ///     Purpose::Trust,
    ///     r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
    ///         "Principal": {"RAM": [], "Service": ["ecs.aliyuncs.com"]}}]}"#,
    /// )?;
    /// assert!(trust.trusts_service("ecs.aliyuncs.com"));
    /// # Ok::<(), policy_engine::Malformed>(())
    /// ```
    pub fn trusts_service(&self, service: &str) -> bool {
        self.statements.iter().any(|statement| {
            statement.effect() == Effect::Allow
                && statement.covers_action("sts:AssumeRole")
                && statement.principals().iter().any(|principal| principal.is_service(service))
        })
    }
}

fn parse(dialect: Dialect, purpose: Purpose, text: &str) -> Result<Box<[Statement]>, Fault> {
    let limit = dialect.rules().limits.of(purpose);
    if text.is_empty() {
        let message = "the document is empty";
        return Err(Fault::new(0, &Path::ROOT, MalformedKind::Empty, message));
    }
    // INVARIANT: nothing longer than the limit is ever parsed, which bounds
    // the work. A text of so many bytes cannot have fewer characters than a
    // quarter of them.
    if text.len() > limit && text.chars().nth(limit).is_some() {
        let message = format!("the document has more than {limit} characters");
        return Err(Fault::new(0, &Path::ROOT, MalformedKind::TooLong, message));
    }
    let root = json::parse(text)?;
    grammar::Grammar::new(dialect, purpose, text).document(&root)
}
