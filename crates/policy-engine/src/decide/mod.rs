//! The decision: which layers are asked, in which order, and who has the last
//! word.

mod layer_order;
mod outcome;

pub(crate) use layer_order::{Step, walk};
pub use outcome::{Decision, Layer, NoPermissionType, Outcome, PolicyType, StatementRef};

use crate::layers::Layers;
use crate::request::{Asked, Request};
use crate::set::{Place, PolicySet};

/// Decides a request.
///
/// The order is the vendor's ("how RAM evaluates policies"): the account
/// itself, control policies level by level, the session policy, identity
/// policies at account scope and then at resource-group scope, and the policy
/// of the resource. Every layer that does not allow ends the walk with its own
/// answer.
pub fn decide(layers: &Layers<'_>, request: &Request<'_>) -> Decision {
    walk(layers, request, &Asked::new(request), &mut Fast)
}

/// Asks each set and keeps nothing.
struct Fast;

impl Step for Fast {
    #[inline]
    fn step(&mut self, _layer: Layer, _level: u32, set: &PolicySet, asked: &Asked<'_>) -> (Outcome, Option<Place>) {
        set.step(asked)
    }
}
