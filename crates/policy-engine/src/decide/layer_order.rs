//! The order in which layers are asked.

use super::outcome::{Decision, Layer, Outcome, StatementRef};
use crate::dialect::Dialect;
use crate::layers::{Combine, Layers};
use crate::request::{Asked, PrincipalKind, Request};
use crate::set::{Place, PolicySet};

/// Asks one set, and may keep what it sees on the way.
pub(crate) trait Step {
    fn step(&mut self, layer: Layer, level: u32, set: &PolicySet, asked: &Asked<'_>) -> (Outcome, Option<Place>);
}

/// The one call that asks no policy (observed; a Deny on `*` did not stop it).
const UNGUARDED: &str = "sts:GetCallerIdentity";

/// Asks layer after layer until the answer is final.
pub(crate) fn walk(layers: &Layers<'_>, request: &Request<'_>, asked: &Asked<'_>, step: &mut impl Step) -> Decision {
    let caller = request.principal;
    if asked.action.is(UNGUARDED) && Dialect::of_name(caller.arn) != Some(Dialect::Ksyun) {
        return Decision { outcome: Outcome::Allow, layer: Layer::Unguarded, level: 0, statement: None };
    }
    if caller.kind == PrincipalKind::Root {
        // The account itself cannot assume a role (FAQ on roles and STS
        // tokens); for the rest it needs no policy on what it owns.
        let outcome = match layers.combine {
            Combine::Both => Some(Outcome::ImplicitDeny),
            _ if caller.account == request.resource_account => Some(Outcome::Allow),
            _ => None,
        };
        if let Some(outcome) = outcome {
            return Decision { outcome, layer: Layer::Root, level: 0, statement: None };
        }
    }
    let mut ask = Ask { asked, step };
    if layers.combine == Combine::ResourceOnly {
        return ask.optional(Layer::Resource, layers.resource_based);
    }
    let bound = caller.kind != PrincipalKind::Root && !caller.is_service_linked();
    if bound {
        for (level, set) in (0..).zip(layers.control) {
            let answer = ask.set(Layer::Control, level, set);
            if !answer.outcome.is_allow() {
                return answer;
            }
        }
    }
    if let Some(session) = layers.session {
        let answer = ask.set(Layer::Session, 0, session);
        if !answer.outcome.is_allow() {
            return answer;
        }
    }
    let foreign = caller.account != request.resource_account;
    let identity = if foreign && layers.combine == Combine::Either {
        // Identity policies of another account count as an implicit deny.
        Decision { outcome: Outcome::ImplicitDeny, layer: Layer::AccountIdentity, level: 0, statement: None }
    } else {
        ask.identity(layers)
    };
    if identity.outcome == Outcome::ExplicitDeny {
        return identity;
    }
    let resource = ask.optional(Layer::Resource, layers.resource_based);
    if resource.outcome == Outcome::ExplicitDeny {
        return resource;
    }
    match (layers.combine, identity.outcome, resource.outcome) {
        (Combine::Both, Outcome::Allow, _) => resource,
        (Combine::Both, _, _) | (_, Outcome::Allow, _) => identity,
        (_, _, Outcome::Allow) => resource,
        _ => identity,
    }
}

struct Ask<'a, 'r, S> {
    asked: &'a Asked<'r>,
    step: &'a mut S,
}

impl<S: Step> Ask<'_, '_, S> {
    #[inline]
    fn set(&mut self, layer: Layer, level: u32, set: &PolicySet) -> Decision {
        let (outcome, place) = self.step.step(layer, level, set, self.asked);
        let statement = place.map(|place| StatementRef { layer, level, place });
        Decision { outcome, layer, level, statement }
    }

    #[inline]
    fn optional(&mut self, layer: Layer, set: Option<&PolicySet>) -> Decision {
        match set {
            Some(set) => self.set(layer, 0, set),
            None => Decision { outcome: Outcome::ImplicitDeny, layer, level: 0, statement: None },
        }
    }

    /// Account scope first; resource-group scope only if it is silent, so an
    /// Allow at account scope is not undone by a Deny at the other.
    #[inline]
    fn identity(&mut self, layers: &Layers<'_>) -> Decision {
        let account = self.set(Layer::AccountIdentity, 0, layers.identity);
        match layers.resource_group {
            Some(set) if account.outcome == Outcome::ImplicitDeny => {
                let group = self.set(Layer::ResourceGroupIdentity, 0, set);
                if group.outcome == Outcome::ImplicitDeny { account } else { group }
            }
            _ => account,
        }
    }
}
