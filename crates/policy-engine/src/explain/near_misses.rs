//! The statements that came nearest to granting a request.

use super::build::{Seen, point};
use super::report::NearMiss;
use crate::decide::{Decision, Layer, Outcome, StatementRef};
use crate::document::{Effect, Statement};
use crate::layers::Layers;
use crate::request::Asked;
use crate::set::{Place, PolicySet, places};

/// How many near misses an explanation tells of.
const TOLD: usize = 3;

/// How near a statement came; more is nearer.
type Nearness = (usize, usize);

/// Tells of the nearest statements in full.
pub(super) fn misses(layers: &Layers<'_>, asked: &Asked<'_>, nearest: &[StatementRef]) -> Vec<NearMiss> {
    let seen = Seen::new(asked);
    nearest
        .iter()
        .filter_map(|at| {
            let statement = layers.statement(at)?;
            Some(NearMiss {
                statement: point(layers, *at)?,
                failures: statement
                    .examine_all(asked)
                    .into_iter()
                    .map(|mismatch| seen.failure(statement, mismatch, asked))
                    .collect(),
            })
        })
        .collect()
}

/// For an implicit deny, the nearest statements of the layer that stopped it.
pub(super) fn nearest(layers: &Layers<'_>, asked: &Asked<'_>, decision: Decision) -> Vec<StatementRef> {
    if decision.outcome != Outcome::ImplicitDeny {
        return Vec::new();
    }
    let mut ranked: Vec<(Nearness, StatementRef)> = Vec::with_capacity(TOLD + 1);
    for (layer, level, set) in stopping(layers, decision) {
        for (place, nearness) in candidates(set, asked) {
            let behind = ranked.partition_point(|(other, _)| *other >= nearness);
            if behind < TOLD {
                ranked.insert(behind, (nearness, StatementRef { layer, level, place }));
                ranked.truncate(TOLD);
            }
        }
    }
    ranked.into_iter().map(|(_, at)| at).collect()
}

/// The sets in which one more Allow could have helped.
fn stopping<'a>(layers: &Layers<'a>, decision: Decision) -> impl Iterator<Item = (Layer, u32, &'a PolicySet)> {
    let second = match decision.layer {
        Layer::AccountIdentity => Some(Layer::ResourceGroupIdentity),
        _ => None,
    };
    let layers = *layers;
    let stopped = [Some(decision.layer), second].into_iter().flatten();
    stopped.filter_map(move |layer| Some((layer, decision.level, layers.set(layer, decision.level)?)))
}

fn candidates<'a>(set: &'a PolicySet, asked: &'a Asked<'_>) -> impl Iterator<Item = (Place, Nearness)> + 'a {
    places(set.members())
        .filter(|(_, _, statement)| statement.effect() == Effect::Allow)
        .filter_map(|(place, _, statement)| Some((place, nearness(statement, asked)?)))
}

/// Counts what fits. A statement about another service, or one of which neither
/// action nor resource fits, is a stranger and no near miss.
fn nearness(statement: &Statement, asked: &Asked<'_>) -> Option<Nearness> {
    let action = statement.fits_action(asked);
    let resource = statement.fits_resource(asked);
    let related = action || resource && statement.names_service(asked);
    if !related {
        return None;
    }
    let unmet = statement.clauses.iter().filter(|clause| clause.check(asked.context).is_err()).count();
    let failed = usize::from(!statement.fits_principal(asked)) * 2
        + usize::from(!action) * 3
        + usize::from(!resource) * 2
        + unmet;
    Some((usize::MAX - failed, statement.likeness(asked)))
}
