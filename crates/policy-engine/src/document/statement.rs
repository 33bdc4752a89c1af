//! One statement, and whether a request falls under it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::principal::TrustedPrincipal;
use crate::condition::{Clause, Unmet};
use crate::dialect::Dialect;
use crate::pattern::{ActionPattern, AskedAction, ResourcePattern};
use crate::request::Asked;

/// Says what a statement does with the requests that fall under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Effect {
    /// Grants them.
    Allow,
    /// Refuses them, whatever else grants them.
    Deny,
}

impl Effect {
    /// The word as documents write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Effect::Allow => "Allow",
            Effect::Deny => "Deny",
        }
    }
}

/// Holds one compiled statement of a document.
#[derive(Debug, Clone)]
pub struct Statement {
    pub(crate) effect: Effect,
    pub(crate) sid: Option<Arc<str>>,
    pub(crate) line: u32,
    pub(crate) column: u32,
    /// Empty where the grammar has no principal.
    pub(crate) principals: Box<[TrustedPrincipal]>,
    /// Whether `actions` came from `NotAction`.
    pub(crate) actions_negated: bool,
    pub(crate) actions: Box<[ActionPattern]>,
    pub(crate) actions_written: Arc<[Arc<str>]>,
    /// Empty where the grammar has no resource, which then covers all.
    pub(crate) resources: Box<[ResourcePattern]>,
    pub(crate) resources_written: Arc<[Arc<str>]>,
    pub(crate) clauses: Box<[Clause]>,
}

/// The first element of a statement under which a request does not fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mismatch {
    Principal,
    Action,
    Resource,
    Condition { clause: usize, why: Unmet },
}

impl Statement {
    /// What the statement does.
    pub fn effect(&self) -> Effect {
        self.effect
    }

    /// The label of the statement, if it has one.
    pub fn sid(&self) -> Option<&str> {
        self.sid.as_deref()
    }

    /// The line on which the statement begins.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The principals that the statement names; none in identity policies.
    pub fn principals(&self) -> &[TrustedPrincipal] {
        &self.principals
    }

    /// The patterns of `Action` or `NotAction`.
    pub fn actions(&self) -> impl Iterator<Item = &str> {
        self.actions.iter().map(ActionPattern::as_str)
    }

    /// Whether the patterns came from `NotAction`.
    pub fn is_not_action(&self) -> bool {
        self.actions_negated
    }

    /// The patterns of `Resource`; none in trust policies.
    pub fn resources(&self) -> impl Iterator<Item = &str> {
        self.resources.iter().map(ResourcePattern::as_str)
    }

    /// Whether the statement has conditions.
    pub fn is_conditional(&self) -> bool {
        !self.clauses.is_empty()
    }

    /// The conditions: operator as written, key, and values.
    pub fn conditions(&self) -> impl Iterator<Item = (&str, &str, &[Arc<str>])> {
        self.clauses.iter().map(|clause| (&*clause.written, &*clause.key, &*clause.values))
    }

    /// Whether an action falls under `Action` or `NotAction`.
    pub fn covers_action(&self, action: &str) -> bool {
        self.covers(&AskedAction::new(action))
    }

    /// A statement that names one request and nothing else.
    pub(crate) fn exact(
        dialect: Dialect,
        effect: Effect,
        action: &str,
        resource: Option<&str>,
        principal: Option<TrustedPrincipal>,
    ) -> Option<Statement> {
        let resources = match resource {
            Some(resource) => vec![ResourcePattern::parse(dialect, resource).ok()?],
            None => Vec::new(),
        };
        Some(Statement {
            effect,
            sid: None,
            line: 1,
            column: 1,
            principals: principal.into_iter().collect(),
            actions_negated: false,
            actions: Box::new([ActionPattern::parse(action).ok()?]),
            actions_written: Arc::new([action.into()]),
            resources: resources.into_boxed_slice(),
            resources_written: resource.into_iter().map(Arc::from).collect(),
            clauses: Box::default(),
        })
    }

    #[inline]
    fn covers(&self, action: &AskedAction<'_>) -> bool {
        self.actions.iter().any(|pattern| pattern.matches(action)) != self.actions_negated
    }

    /// Whether a request falls under the statement, and if not, by which
    /// element. Deciding and explaining both ask here.
    #[inline]
    pub(crate) fn examine(&self, asked: &Asked<'_>) -> Result<(), Mismatch> {
        if !self.fits_principal(asked) {
            return Err(Mismatch::Principal);
        }
        if !self.fits_action(asked) {
            return Err(Mismatch::Action);
        }
        if !self.fits_resource(asked) {
            return Err(Mismatch::Resource);
        }
        for (clause, test) in self.clauses.iter().enumerate() {
            if let Err(why) = test.check(asked.context) {
                return Err(Mismatch::Condition { clause, why });
            }
        }
        Ok(())
    }
}

/// What explanations ask of a statement beyond the first element that fails.
impl Statement {
    #[inline]
    pub(crate) fn fits_principal(&self, asked: &Asked<'_>) -> bool {
        self.principals.is_empty() || self.principals.iter().any(|principal| principal.covers(asked.principal))
    }

    #[inline]
    pub(crate) fn fits_action(&self, asked: &Asked<'_>) -> bool {
        match &asked.also {
            None => self.covers(&asked.action),
            // Either name makes an exception, so the two are asked before the answer is turned around.
            Some(also) => {
                let fits = |pattern: &ActionPattern| pattern.matches(&asked.action) || pattern.matches(&also.action);
                self.actions.iter().any(fits) != self.actions_negated
            }
        }
    }

    #[inline]
    pub(crate) fn fits_resource(&self, asked: &Asked<'_>) -> bool {
        let fits = |pattern: &ResourcePattern| {
            pattern.matches(&asked.resource) || asked.also.as_ref().is_some_and(|also| pattern.matches(&also.resource))
        };
        self.resources.is_empty() || self.resources.iter().any(fits)
    }

    /// Whether some action is one of the service that is asked for.
    pub(crate) fn names_service(&self, asked: &Asked<'_>) -> bool {
        let names = |pattern: &ActionPattern| {
            pattern.names_service(&asked.action)
                || asked.also.as_ref().is_some_and(|also| pattern.names_service(&also.action))
        };
        self.actions.iter().any(names)
    }

    /// Every element under which the request does not fall, in order.
    pub(crate) fn examine_all(&self, asked: &Asked<'_>) -> Vec<Mismatch> {
        let mut found = Vec::new();
        if !self.fits_principal(asked) {
            found.push(Mismatch::Principal);
        }
        if !self.fits_action(asked) {
            found.push(Mismatch::Action);
        }
        if !self.fits_resource(asked) {
            found.push(Mismatch::Resource);
        }
        for (clause, test) in self.clauses.iter().enumerate() {
            if let Err(why) = test.check(asked.context) {
                found.push(Mismatch::Condition { clause, why });
            }
        }
        found
    }

    /// How many characters of action and resource are as some pattern begins.
    pub(crate) fn likeness(&self, asked: &Asked<'_>) -> usize {
        let alike =
            |left: &str, right: &str| left.bytes().zip(right.bytes()).take_while(|(one, other)| one == other).count();
        let relative = asked.resource.relative().unwrap_or_default();
        let resource = self.resources.iter().map(|pattern| alike(pattern.literal_prefix(), relative)).max();
        let action = self.actions.iter().map(|pattern| alike(pattern.as_str(), asked.action.text)).max();
        resource.unwrap_or(0) + action.unwrap_or(0)
    }
}
