//! Is one document at most as permissive as another?

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use super::bits::Bits;
use super::space::Space;
use crate::context::Context;
use crate::decide::Outcome;
use crate::document::{Document, Effect, Statement};
use crate::request::{Asked, Principal, PrincipalKind, Request};
use crate::set::{AttachedTo, PolicySet, Source, SourceKind};

/// How many combinations are tried before giving up.
const MOST_TRIED: usize = 20_000_000;

/// Says how a second document stands to a first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "result")]
pub enum Comparison {
    /// Whatever the second allows, the first allows too.
    AtMostAsPermissive,
    /// The second allows a request that the first does not.
    MorePermissive {
        /// Such a request, evaluated against both.
        witness: Box<Witness>,
    },
    /// There are too many kinds of request to try them all, and those that
    /// were tried show no difference.
    Undecided,
}

/// Holds a request that shows a difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Witness {
    /// What sort of caller asks; of importance to trust policies only.
    pub principal_kind: PrincipalKind,
    /// The resource name of the caller.
    pub principal: String,
    /// The action.
    pub action: String,
    /// The resource.
    pub resource: String,
    /// The condition keys and their values.
    pub context: Vec<(String, String)>,
    /// What the first document says.
    pub before: Outcome,
    /// What the second document says.
    pub after: Outcome,
}

impl fmt::Display for Comparison {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Comparison::AtMostAsPermissive => formatter.write_str("at most as permissive"),
            Comparison::MorePermissive { witness } => write!(formatter, "more permissive: it allows {witness}"),
            Comparison::Undecided => formatter
                .write_str("undecided: there are too many kinds of request, and those tried show no difference"),
        }
    }
}

impl fmt::Display for Witness {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} on {}", self.action, self.resource)?;
        for (index, (key, value)) in self.context.iter().enumerate() {
            let word = if index == 0 { "with" } else { "and" };
            write!(formatter, " {word} {key} = {value}")?;
        }
        write!(formatter, ", before: {}", self.before)
    }
}

/// Looks for a request that `after` allows and `before` does not.
///
/// Each of the two is a list of documents that are attached together.
///
/// ```
/// use std::sync::Arc;
/// use policy_engine::analysis::{Comparison, diff};
/// use policy_engine::{Dialect, Document, Purpose};
///
/// let parse = |action: &str| {
///     let text = format!(
///         r#"{{"Version": "1", "Statement": [{{"Effect": "Allow", "Action": "{action}", "Resource": "*"}}]}}"#
///     );
///     Document::parse(Dialect::Ram, Purpose::Identity, &text).map(Arc::new)
/// };
/// let (narrow, wide) = (parse("ecs:Describe*")?, parse("ecs:*")?);
/// assert_eq!(diff(&[wide.clone()], &[narrow.clone()]), Comparison::AtMostAsPermissive);
/// let Comparison::MorePermissive { witness } = diff(&[narrow], &[wide]) else { panic!() };
/// assert!(witness.action.starts_with("ecs:"));
/// # Ok::<(), policy_engine::Malformed>(())
/// ```
pub fn diff(before: &[Arc<Document>], after: &[Arc<Document>]) -> Comparison {
    let dialect = match after.iter().chain(before).next() {
        Some(document) => document.dialect(),
        None => return Comparison::AtMostAsPermissive,
    };
    let first: Vec<&Statement> = before.iter().flat_map(|document| document.statements()).collect();
    let second: Vec<&Statement> = after.iter().flat_map(|document| document.statements()).collect();
    let all: Vec<&Statement> = first.iter().chain(&second).copied().collect();
    let space = Space::of(dialect, &all);
    let verdict_before = Verdict::new(&all, 0..first.len());
    let verdict_after = Verdict::new(&all, first.len()..all.len());

    let mut tried = 0;
    let found = space.find(|matched| {
        tried += 1;
        tried > MOST_TRIED || verdict_after.allows(matched) && !verdict_before.allows(matched)
    });
    match found {
        Some(found) if tried <= MOST_TRIED => match witness(&space, found, before, after) {
            Some(witness) => Comparison::MorePermissive { witness: Box::new(witness) },
            None => Comparison::Undecided,
        },
        None if space.complete => Comparison::AtMostAsPermissive,
        _ => Comparison::Undecided,
    }
}

/// The basic step over sets of matched statements.
struct Verdict {
    allows: Bits,
    denies: Bits,
}

impl Verdict {
    fn new(all: &[&Statement], mine: std::ops::Range<usize>) -> Verdict {
        let of = |effect| {
            Bits::collect(all.len(), |position| {
                mine.contains(&position) && all.get(position).is_some_and(|statement| statement.effect() == effect)
            })
        };
        Verdict { allows: of(Effect::Allow), denies: of(Effect::Deny) }
    }

    fn allows(&self, matched: &Bits) -> bool {
        matched.meets(&self.allows) && !matched.meets(&self.denies)
    }
}

/// The request in full, if the engine confirms that it tells the two apart.
fn witness(
    space: &Space,
    [caller, action, resource, context]: [usize; 4],
    before: &[Arc<Document>],
    after: &[Arc<Document>],
) -> Option<Witness> {
    let (_, caller) = space.callers.get(caller)?;
    let (_, action) = space.actions.get(action)?;
    let (_, resource) = space.resources.get(resource)?;
    let (_, context) = space.contexts.get(context)?;
    let principal = caller.principal();
    let outcome_of = |documents| outcome(documents, &principal, action, resource, context);
    let (before, after) = (outcome_of(before), outcome_of(after));
    (after == Outcome::Allow && before != Outcome::Allow).then(|| Witness {
        principal_kind: caller.kind,
        principal: caller.arn.clone(),
        action: action.clone(),
        resource: resource.clone(),
        context: context.entries().map(|entry| (entry.key().to_owned(), entry.value().to_owned())).collect(),
        before,
        after,
    })
}

fn outcome(
    documents: &[Arc<Document>],
    principal: &Principal<'_>,
    action: &str,
    resource: &str,
    context: &Context,
) -> Outcome {
    let set = PolicySet::new(
        documents
            .iter()
            .map(|document| (Source::new("", SourceKind::Custom, AttachedTo::Session), Arc::clone(document))),
    );
    set.step(&Asked::new(&Request::new(principal, action, resource, principal.account, context))).0
}
