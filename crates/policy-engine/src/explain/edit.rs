//! Tries changes out, without building the policies anew.

use crate::decide::{Decision, Layer, Outcome, StatementRef, Step, walk};
use crate::document::{Effect, Statement};
use crate::layers::Layers;
use crate::request::{Asked, Request};
use crate::set::{Place, PolicySet};

/// Statements taken out of the layers and statements put in.
#[derive(Default)]
pub(super) struct Edits {
    removed: Vec<StatementRef>,
    added: Vec<(Layer, u32, Statement)>,
}

impl Edits {
    pub(super) fn remove(&mut self, at: StatementRef) {
        self.removed.push(at);
    }

    pub(super) fn add(&mut self, layer: Layer, level: u32, statement: Statement) {
        self.added.push((layer, level, statement));
    }

    /// The decision as it would be after the changes. It takes the same walk
    /// as every decision.
    pub(super) fn decide(&self, layers: &Layers<'_>, request: &Request<'_>) -> Decision {
        walk(layers, request, &Asked::new(request), &mut Edited { edits: self })
    }
}

struct Edited<'e> {
    edits: &'e Edits,
}

impl Step for Edited<'_> {
    fn step(&mut self, layer: Layer, level: u32, set: &PolicySet, asked: &Asked<'_>) -> (Outcome, Option<Place>) {
        let (before, place) =
            set.step_among(asked, |place| !self.edits.removed.contains(&StatementRef { layer, level, place }));
        let added = |effect| {
            self.edits.added.iter().any(|(at, at_level, statement)| {
                (*at, *at_level) == (layer, level) && statement.effect() == effect && statement.examine(asked).is_ok()
            })
        };
        if before == Outcome::ExplicitDeny {
            (before, place)
        } else if added(Effect::Deny) {
            (Outcome::ExplicitDeny, None)
        } else if before == Outcome::ImplicitDeny && added(Effect::Allow) {
            (Outcome::Allow, None)
        } else {
            (before, place)
        }
    }
}
