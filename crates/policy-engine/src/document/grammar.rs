//! From JSON to statements, refusing whatever the language does not know.

use std::cell::Cell;
use std::sync::Arc;

use super::Purpose;
use super::json::{Member, Node, Value};
use super::malformed::{Fault, MalformedKind, Path, clamp};
use super::principal::TrustedPrincipal;
use super::statement::{Effect, Statement};
use crate::condition::{Clause, Operator};
use crate::dialect::{Dialect, Rules};
use crate::fold::same_ignoring_case;
use crate::pattern::{ActionPattern, ResourcePattern};

/// The prefix that asks whether some of several values fits.
const ANY_VALUE: &str = "ForAnyValue:";

/// The grammar of one language for one purpose.
pub(crate) struct Grammar<'t> {
    dialect: Dialect,
    purpose: Purpose,
    rules: &'static Rules,
    lines: Lines<'t>,
}

/// Counts lines and columns while statements come by in order.
struct Lines<'t> {
    text: &'t str,
    last: Cell<Spot>,
}

/// An offset with its line and column, both counted from 1.
#[derive(Clone, Copy)]
struct Spot {
    at: usize,
    line: usize,
    column: usize,
}

impl Lines<'_> {
    /// The line and column of an offset not before the last one asked for.
    fn of(&self, at: usize) -> (u32, u32) {
        let last = self.last.get();
        let between = self.text.get(last.at..at).unwrap_or_default();
        let newlines = memchr::memchr_iter(b'\n', between.as_bytes()).count();
        let tail = between.rsplit('\n').next().unwrap_or_default().chars().count();
        let column = if newlines == 0 { last.column + tail } else { tail + 1 };
        let spot = Spot { at, line: last.line + newlines, column };
        self.last.set(spot);
        (clamp(spot.line), clamp(spot.column))
    }
}

impl<'t> Grammar<'t> {
    pub(crate) fn new(dialect: Dialect, purpose: Purpose, text: &'t str) -> Grammar<'t> {
        Grammar {
            dialect,
            purpose,
            rules: dialect.rules(),
            lines: Lines { text, last: Cell::new(Spot { at: 0, line: 1, column: 1 }) },
        }
    }

    pub(crate) fn document(&self, root: &Node) -> Result<Box<[Statement]>, Fault> {
        let path = Path::ROOT;
        let members = object(root, &path)?;
        let mut version = None;
        let mut statements = None;
        for member in members {
            match &*member.key {
                "Version" => version = Some(&member.node),
                "Statement" => statements = Some(&member.node),
                _ => return Err(unknown(member, &path)),
            }
        }
        self.version(version, root, &path)?;
        let Some(node) = statements else { return Err(missing(root, &path, "Statement")) };
        let path = path.key("Statement");
        let Value::List(nodes) = &node.value else {
            return Err(wrong_type(node, &path, "an array of statements"));
        };
        if nodes.is_empty() {
            let message = "`Statement` has no statement";
            return Err(Fault::new(node.at, &path, MalformedKind::Missing, message));
        }
        let statements = nodes
            .iter()
            .enumerate()
            .map(|(index, node)| self.statement(node, &path.index(index)))
            .collect::<Result<Box<[Statement]>, Fault>>()?;
        if self.rules.unique_sids {
            refuse_repeated_sids(&statements, nodes, &path)?;
        }
        Ok(statements)
    }

    fn version(&self, version: Option<&Node>, root: &Node, path: &Path<'_>) -> Result<(), Fault> {
        let Some(node) = version else {
            if self.rules.version_required {
                return Err(missing(root, path, "Version"));
            }
            return Ok(());
        };
        let path = path.key("Version");
        let given = text(node, &path)?;
        if given == self.rules.version {
            return Ok(());
        }
        let message = format!("the version must be {:?}, not {given:?}", self.rules.version);
        Err(Fault::new(node.at, &path, MalformedKind::Version, message))
    }

    fn statement(&self, node: &Node, path: &Path<'_>) -> Result<Statement, Fault> {
        let mut elements = Elements::default();
        for member in object(node, path)? {
            let slot = match &*member.key {
                "Sid" => &mut elements.sid,
                "Effect" => &mut elements.effect,
                "Action" => &mut elements.action,
                "NotAction" if self.rules.not_action => &mut elements.not_action,
                "Resource" if self.has_resource() => &mut elements.resource,
                "Principal" if self.has_principal() => &mut elements.principal,
                "Condition" => &mut elements.condition,
                _ => return Err(unknown(member, path)),
            };
            *slot = Some(member);
        }
        let effect = self.effect(elements.effect, node, path)?;
        let principals = self.principals(elements.principal, node, path)?;
        let (actions_negated, (actions, actions_written)) = self.actions(&elements, node, path)?;
        let (resources, resources_written) = self.resources(elements.resource, node, path)?;
        let clauses = match elements.condition {
            Some(member) => self.condition(&member.node, &path.key("Condition"))?,
            None => Box::default(),
        };
        let sid = match elements.sid {
            Some(member) => Some(Arc::from(text(&member.node, &path.key("Sid"))?)),
            None => None,
        };
        let (line, column) = self.lines.of(node.at);
        Ok(Statement {
            effect,
            sid,
            line,
            column,
            principals,
            actions_negated,
            actions,
            actions_written,
            resources,
            resources_written,
            clauses,
        })
    }

    fn has_resource(&self) -> bool {
        self.purpose != Purpose::Trust
    }

    fn has_principal(&self) -> bool {
        matches!(self.purpose, Purpose::Trust | Purpose::Resource)
    }

    #[expect(clippy::unused_self, reason = "every element is read by a method of the grammar")]
    fn effect(&self, member: Option<&Member>, statement: &Node, path: &Path<'_>) -> Result<Effect, Fault> {
        let Some(member) = member else { return Err(missing(statement, path, "Effect")) };
        let path = path.key("Effect");
        match text(&member.node, &path)? {
            "Allow" => Ok(Effect::Allow),
            "Deny" => Ok(Effect::Deny),
            other => {
                let message = format!("the effect must be `Allow` or `Deny`, not {other:?}");
                Err(Fault::new(member.node.at, &path, MalformedKind::Effect, message))
            }
        }
    }

    fn actions(
        &self,
        elements: &Elements<'_>,
        statement: &Node,
        path: &Path<'_>,
    ) -> Result<(bool, Patterns<ActionPattern>), Fault> {
        let (member, negated) = match (elements.action, elements.not_action) {
            (Some(member), None) => (member, false),
            (None, Some(member)) => (member, true),
            (None, None) => {
                let message = if self.rules.not_action {
                    "the statement has no `Action` or `NotAction`"
                } else {
                    "the statement has no `Action`"
                };
                return Err(Fault::new(statement.at, path, MalformedKind::NoAction, message));
            }
            (Some(_), Some(member)) => {
                let message = "the statement has both `Action` and `NotAction`";
                let path = path.key("NotAction");
                return Err(Fault::new(member.at, &path, MalformedKind::UnknownElement, message));
            }
        };
        let path = path.key(&member.key);
        let patterns = patterns(&member.node, &path, MalformedKind::Action, ActionPattern::parse)?;
        Ok((negated, patterns))
    }

    fn resources(
        &self,
        member: Option<&Member>,
        statement: &Node,
        path: &Path<'_>,
    ) -> Result<Patterns<ResourcePattern>, Fault> {
        if !self.has_resource() {
            return Ok((Box::default(), Arc::default()));
        }
        let Some(member) = member else { return Err(missing(statement, path, "Resource")) };
        let path = path.key("Resource");
        patterns(&member.node, &path, MalformedKind::Resource, |source| ResourcePattern::parse(self.dialect, source))
    }

    fn principals(
        &self,
        member: Option<&Member>,
        statement: &Node,
        path: &Path<'_>,
    ) -> Result<Box<[TrustedPrincipal]>, Fault> {
        if !self.has_principal() {
            return Ok(Box::default());
        }
        let Some(member) = member else { return Err(missing(statement, path, "Principal")) };
        let path = path.key("Principal");
        let mut principals = Vec::new();
        match &member.node.value {
            Value::Object(kinds) => {
                for kind in kinds {
                    if !self.is_principal_kind(&kind.key) {
                        return Err(unknown(kind, &path));
                    }
                    let path = path.key(&kind.key);
                    // Terraform writes an empty array for a kind it leaves out.
                    for (item, path_index) in list_or_empty(&kind.node, &path)? {
                        let item_path = path_index.map(|index| path.index(index));
                        let item_path = item_path.as_ref().unwrap_or(&path);
                        principals.push(self.principal(&kind.key, item, item_path)?);
                    }
                }
            }
            Value::Text(_) | Value::List(_) if self.purpose == Purpose::Resource => {
                for (item, path_index) in list_or_empty(&member.node, &path)? {
                    let item_path = path_index.map(|index| path.index(index));
                    let item_path = item_path.as_ref().unwrap_or(&path);
                    principals.push(self.principal("", item, item_path)?);
                }
            }
            _ => return Err(wrong_type(&member.node, &path, "an object of principals")),
        }
        if principals.is_empty() {
            let message = "the statement names no principal";
            return Err(Fault::new(member.node.at, &path, MalformedKind::Principal, message));
        }
        Ok(principals.into_boxed_slice())
    }

    fn is_principal_kind(&self, kind: &str) -> bool {
        kind == self.rules.principal_kind || matches!(kind, "Service" | "Federated")
    }

    /// Reads one principal; the kind is empty where none is written.
    fn principal(&self, kind: &str, node: &Node, path: &Path<'_>) -> Result<TrustedPrincipal, Fault> {
        let given = text(node, path)?;
        let principal = match kind {
            "" if given == "*" => Some(TrustedPrincipal::everyone()),
            "" => TrustedPrincipal::identity(self.dialect, given).or_else(|| TrustedPrincipal::account_id(given)),
            "Service" => TrustedPrincipal::service(given),
            "Federated" => TrustedPrincipal::federated(self.dialect, given),
            _ => TrustedPrincipal::identity(self.dialect, given),
        };
        principal.ok_or_else(|| {
            let message = format!("the principal {given:?} cannot be trusted in this form");
            Fault::new(node.at, path, MalformedKind::Principal, message)
        })
    }

    fn condition(&self, node: &Node, path: &Path<'_>) -> Result<Box<[Clause]>, Fault> {
        let mut clauses = Vec::new();
        for block in object(node, path)? {
            let path = path.key(&block.key);
            let (operator, any_value) = self.operator(block, &path)?;
            let keys = object(&block.node, &path)?;
            if keys.is_empty() {
                let message = format!("`{}` names no condition key", block.key);
                return Err(Fault::new(block.node.at, &path, MalformedKind::Missing, message));
            }
            for member in keys {
                let path = path.key(&member.key);
                if any_value && !self.is_tag_set(&member.key) {
                    let message = format!("`{ANY_VALUE}` is known for tags only, not for `{}`", member.key);
                    return Err(Fault::new(block.at, &path, MalformedKind::Operator, message));
                }
                clauses.push(self.clause(operator, &block.key, member, &path)?);
            }
        }
        Ok(clauses.into_boxed_slice())
    }

    fn operator(&self, block: &Member, path: &Path<'_>) -> Result<(Operator, bool), Fault> {
        let written = &*block.key;
        let (name, any_value) = match written.strip_prefix(ANY_VALUE) {
            Some(name) if self.rules.tag_set_key.is_some() => (name, true),
            _ => (written, false),
        };
        match Operator::find(self.dialect, name) {
            Some(operator) if operator.family.is_text() || !any_value => Ok((operator, any_value)),
            _ => Err(Fault::new(block.at, path, MalformedKind::Operator, self.unsupported(written))),
        }
    }

    fn unsupported(&self, written: &str) -> String {
        if written == "Null" || written.ends_with("IfExists") {
            return format!("unsupported operators `IfExists/Null`: `{written}`");
        }
        match Operator::resembling(self.dialect, written) {
            Some(meant) => {
                format!("unsupported operator `{written}`, did you mean `{}`", meant.name)
            }
            None => format!("unsupported operator `{written}`"),
        }
    }

    fn is_tag_set(&self, key: &str) -> bool {
        self.rules.tag_set_key.is_some_and(|tags| same_ignoring_case(tags, key))
    }

    fn clause(&self, operator: Operator, written: &str, member: &Member, path: &Path<'_>) -> Result<Clause, Fault> {
        let items = list_or_empty(&member.node, path)?;
        if items.is_empty() {
            let message = format!("the key `{}` has no value", member.key);
            return Err(Fault::new(member.node.at, path, MalformedKind::Missing, message));
        }
        let mut values = Vec::with_capacity(items.len());
        for (node, index) in &items {
            let item_path = index.map(|index| path.index(index));
            values.push(text(node, item_path.as_ref().unwrap_or(path))?);
        }
        let bad_tag = |value: &&str| !is_tag(value, operator);
        let unreadable = if self.is_tag_set(&member.key) { values.iter().position(bad_tag) } else { None };
        let built = match unreadable {
            Some(index) => Err(index),
            None => Clause::new(operator, written, &member.key, &values),
        };
        built.map_err(|index| {
            let value = values.get(index).copied().unwrap_or_default();
            let at = items.get(index).map_or(member.node.at, |(node, _)| node.at);
            let message = format!("the value {value:?} cannot be read by `{written}`");
            Fault::new(at, path, MalformedKind::Value, message)
        })
    }
}

/// The elements of one statement, each at most once.
#[derive(Default)]
struct Elements<'n> {
    sid: Option<&'n Member>,
    effect: Option<&'n Member>,
    action: Option<&'n Member>,
    not_action: Option<&'n Member>,
    resource: Option<&'n Member>,
    principal: Option<&'n Member>,
    condition: Option<&'n Member>,
}

/// Compiled patterns, and the same as written.
type Patterns<T> = (Box<[T]>, Arc<[Arc<str>]>);

fn patterns<T>(
    node: &Node,
    path: &Path<'_>,
    kind: MalformedKind,
    parse: impl Fn(&str) -> Result<T, String>,
) -> Result<Patterns<T>, Fault> {
    let items = list_or_empty(node, path)?;
    if items.is_empty() {
        return Err(Fault::new(node.at, path, MalformedKind::Missing, "the list is empty"));
    }
    let mut parsed = Vec::with_capacity(items.len());
    let mut written: Vec<Arc<str>> = Vec::with_capacity(items.len());
    for (item, index) in items {
        let item_path = index.map(|index| path.index(index));
        let item_path = item_path.as_ref().unwrap_or(path);
        let source = text(item, item_path)?;
        parsed.push(parse(source).map_err(|message| Fault::new(item.at, item_path, kind, message))?);
        written.push(source.into());
    }
    Ok((parsed.into_boxed_slice(), written.into()))
}

/// A string alone, or the items of an array with their positions.
fn list_or_empty<'n>(node: &'n Node, path: &Path<'_>) -> Result<Vec<(&'n Node, Option<usize>)>, Fault> {
    match &node.value {
        Value::Text(_) => Ok(vec![(node, None)]),
        Value::List(items) => Ok(items.iter().enumerate().map(|(index, item)| (item, Some(index))).collect()),
        _ => Err(wrong_type(node, path, "a string or an array of strings")),
    }
}

/// Kingsoft's shape of a tag, `key` or `key&value`; a pattern may hold stars
/// (docs.ksyun.com 45052).
fn is_tag(value: &str, operator: Operator) -> bool {
    let star = operator.family == crate::condition::Family::TextLike;
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-') || star && byte == b'*')
    };
    match value.split_once('&') {
        Some((key, value)) => is_word(key) && is_word(value),
        None => is_word(value),
    }
}

fn refuse_repeated_sids(statements: &[Statement], nodes: &[Node], path: &Path<'_>) -> Result<(), Fault> {
    let mut seen = std::collections::BTreeSet::new();
    for (index, (statement, node)) in statements.iter().zip(nodes).enumerate() {
        if let Some(sid) = statement.sid()
            && !seen.insert(sid)
        {
            let path = path.index(index);
            let message = format!("the label `{sid}` appears twice in the document");
            return Err(Fault::new(node.at, &path.key("Sid"), MalformedKind::Duplicate, message));
        }
    }
    Ok(())
}

fn object<'n>(node: &'n Node, path: &Path<'_>) -> Result<&'n [Member], Fault> {
    match &node.value {
        Value::Object(members) => Ok(members),
        _ => Err(wrong_type(node, path, "an object")),
    }
}

fn text<'n>(node: &'n Node, path: &Path<'_>) -> Result<&'n str, Fault> {
    match &node.value {
        Value::Text(text) => Ok(text),
        _ => Err(wrong_type(node, path, "a string in double quotation marks")),
    }
}

fn wrong_type(node: &Node, path: &Path<'_>, wanted: &str) -> Fault {
    let message = format!("expected {wanted}, found {}", node.value.kind());
    Fault::new(node.at, path, MalformedKind::WrongType, message)
}

fn missing(node: &Node, path: &Path<'_>, element: &str) -> Fault {
    Fault::new(node.at, path, MalformedKind::Missing, format!("`{element}` is missing"))
}

fn unknown(member: &Member, path: &Path<'_>) -> Fault {
    let message = format!("the element `{}` is not known here", member.key);
    Fault::new(member.at, &path.key(&member.key), MalformedKind::UnknownElement, message)
}
