//! Why a request was decided as it was, and what would change that.

mod build;
mod edit;
mod near_misses;
mod report;
mod suggest;
mod text;

pub use report::{
    AskedFor, Change, ContextValues, Element, Explanation, Failure, LayerReport, NearMiss, Pointer, PolicyReport,
    StatementReport, Suggestion,
};

use crate::decide::{Decision, walk};
use crate::layers::Layers;
use crate::request::{Asked, Request};
use build::Trace;

/// Decides a request and says why.
///
/// The decision is that of [`decide`](crate::decide): both take the same walk
/// and ask the same statements, this one keeps what it sees.
///
/// ```
/// use std::sync::Arc;
/// use policy_engine::*;
///
/// let document = Document::parse(
///     Dialect::Ram,
///     Purpose::Identity,
///     r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "oss:Get*",
///         "Resource": "acs:oss:*:*:photos/*",
///         "Condition": {"IpAddress": {"acs:SourceIp": "10.0.0.0/8"}}}]}"#,
/// )?;
/// let source = Source::new("reader", SourceKind::Custom, AttachedTo::User("ana".into()));
/// let set = PolicySet::new([(source, Arc::new(document))]);
/// let ana = Principal::user("1", "ana", "acs:ram::1:user/ana");
/// let context = Context::new().with("acs:SourceIp", "203.0.113.9");
/// let request =
///     Request::new(&ana, "oss:GetObject", "acs:oss:*:1:photos/cat.jpg", "1", &context);
///
/// let explanation = explain(&Layers::identity(&set), &request);
/// assert_eq!(explanation.decision.outcome, Outcome::ImplicitDeny);
/// let failure = &explanation.nearest_misses[0].failures[0];
/// assert_eq!(failure.element, Element::Condition);
/// assert_eq!(&*failure.saw[0], "203.0.113.9");
/// # Ok::<(), Malformed>(())
/// ```
pub fn explain(layers: &Layers<'_>, request: &Request<'_>) -> Explanation {
    let asked = Asked::new(request);
    let mut trace = Trace::new(&asked);
    let decision = walk(layers, request, &asked, &mut trace);
    let mut explanation = trace.finish(layers, request, decision);
    let nearest = near_misses::nearest(layers, &asked, decision);
    explanation.nearest_misses = near_misses::misses(layers, &asked, &nearest);
    explanation.suggestions = suggest::suggestions(layers, request, decision, &nearest);
    explanation
}

/// The one sentence of an explanation, without the rest of it.
pub(crate) fn reason(layers: &Layers<'_>, request: &Request<'_>, decision: Decision) -> String {
    let deciding = decision.statement.and_then(|at| build::point(layers, at));
    text::reason(layers, request, decision, deciding.as_ref())
}
