//! Many documents as one, indexed.

mod index;
mod source;

use std::sync::Arc;

pub use source::{AttachedTo, Source, SourceKind};

use crate::decide::Outcome;
use crate::document::{Document, Effect, Statement};
use crate::request::Asked;
use index::Index;

/// Holds the policies that are asked together, such as those of a user and
/// its groups.
///
/// Building one costs time; deciding with it costs little. Build it once for
/// each state of the policies.
#[derive(Debug, Clone, Default)]
pub struct PolicySet {
    members: Vec<Member>,
    /// Condition keys that the statements ask for, each once.
    keys: Vec<Arc<str>>,
    denies: Index,
    allows: Index,
}

#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) source: Arc<Source>,
    pub(crate) document: Arc<Document>,
}

/// Where a statement stands in a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    pub(crate) document: u32,
    pub(crate) statement: u32,
}

impl PolicySet {
    /// Makes a set from documents and what is known about each.
    pub fn new(documents: impl IntoIterator<Item = (Source, Arc<Document>)>) -> PolicySet {
        let members: Vec<Member> =
            documents.into_iter().map(|(source, document)| Member { source: Arc::new(source), document }).collect();
        let denies = Index::new(placed(&members, Effect::Deny));
        let allows = Index::new(placed(&members, Effect::Allow));
        let clauses = places(&members).flat_map(|(_, _, statement)| &statement.clauses);
        let mut keys: Vec<_> = clauses.map(|clause| Arc::clone(&clause.key)).collect();
        keys.sort_unstable();
        keys.dedup();
        PolicySet { members, keys, denies, allows }
    }

    /// Makes a set that says nothing.
    pub fn empty() -> PolicySet {
        PolicySet::default()
    }

    /// Whether the set holds no document.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The documents with what is known about each, in order.
    pub fn documents(&self) -> impl Iterator<Item = (&Source, &Arc<Document>)> {
        self.members.iter().map(|member| (&*member.source, &member.document))
    }

    /// About how many bytes the set takes in memory. A document that others hold as well is divided among them.
    pub fn size(&self) -> usize {
        // A compiled statement takes a few times the text that it was compiled from.
        const TIMES: usize = 6;
        let documents = self.members.iter().map(|member| {
            let whole = size_of::<Document>() + TIMES * member.document.text().len();
            size_of::<Member>() + size_of::<Source>() + whole / Arc::strong_count(&member.document)
        });
        size_of::<Self>() + documents.sum::<usize>()
    }

    /// Condition keys that the statements ask for, as they are written there.
    pub fn condition_keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(|key| &**key)
    }

    pub(crate) fn members(&self) -> &[Member] {
        &self.members
    }

    pub(crate) fn member(&self, place: Place) -> Option<&Member> {
        self.members.get(usize::try_from(place.document).ok()?)
    }

    pub(crate) fn statement(&self, place: Place) -> Option<&Statement> {
        let statements = self.member(place)?.document.statements();
        statements.get(usize::try_from(place.statement).ok()?)
    }

    /// The basic step: a matching Deny wins, else a matching Allow, else the
    /// answer is an implicit deny.
    #[inline]
    pub(crate) fn step(&self, asked: &Asked<'_>) -> (Outcome, Option<Place>) {
        self.step_among(asked, |_| true)
    }

    /// The basic step over some of the statements.
    #[inline]
    pub(crate) fn step_among(
        &self,
        asked: &Asked<'_>,
        counts: impl Fn(Place) -> bool + Copy,
    ) -> (Outcome, Option<Place>) {
        let matching = |place: &Place| {
            counts(*place) && self.statement(*place).is_some_and(|statement| statement.examine(asked).is_ok())
        };
        if let Some(place) = self.denies.find(asked, matching) {
            return (Outcome::ExplicitDeny, Some(place));
        }
        match self.allows.find(asked, matching) {
            Some(place) => (Outcome::Allow, Some(place)),
            None => (Outcome::ImplicitDeny, None),
        }
    }
}

pub(crate) fn places(members: &[Member]) -> impl Iterator<Item = (Place, &Member, &Statement)> {
    members.iter().zip(0..).flat_map(|(member, document)| {
        member
            .document
            .statements()
            .iter()
            .zip(0..)
            .map(move |(statement, index)| (Place { document, statement: index }, member, statement))
    })
}

fn placed(members: &[Member], effect: Effect) -> Vec<(Place, &Statement)> {
    places(members)
        .filter(|(_, _, statement)| statement.effect() == effect)
        .map(|(place, _, statement)| (place, statement))
        .collect()
}
