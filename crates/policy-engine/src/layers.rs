//! Which policies are asked, and how their answers are joined.

use crate::decide::{Layer, StatementRef};
use crate::document::Statement;
use crate::set::{PolicySet, Source};

/// Says how the answers of identity and resource-based policies are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Combine {
    /// An ordinary call: one of the two must allow, neither may deny.
    #[default]
    Either,
    /// Assuming a role: both must allow.
    Both,
    /// A service or someone an identity provider vouches for: there are no
    /// identity policies, the trust policy alone decides.
    ResourceOnly,
}

/// Lists the policies that are asked, from the outside in.
#[derive(Debug, Clone, Copy)]
pub struct Layers<'a> {
    /// Control policies, level by level from the resource's account up to the
    /// root folder. Empty if the account is in no resource directory.
    pub control: &'a [PolicySet],
    /// The session policy, if the session was given one.
    pub session: Option<&'a PolicySet>,
    /// Identity policies at account scope: a user's own and its groups', or
    /// a role's.
    pub identity: &'a PolicySet,
    /// Identity policies at the scope of the resource's resource group.
    pub resource_group: Option<&'a PolicySet>,
    /// The policy of the resource: a trust policy, a bucket policy.
    pub resource_based: Option<&'a PolicySet>,
    /// How identity and resource-based policies are joined.
    pub combine: Combine,
}

impl<'a> Layers<'a> {
    /// Identity policies at account scope and nothing else.
    pub fn identity(identity: &'a PolicySet) -> Layers<'a> {
        Layers {
            control: &[],
            session: None,
            identity,
            resource_group: None,
            resource_based: None,
            combine: Combine::Either,
        }
    }

    /// Condition keys that a statement of any layer asks for, as they are written there. A request needs values for
    /// no others.
    pub fn condition_keys(&self) -> impl Iterator<Item = &'a str> {
        let one = [self.session, Some(self.identity), self.resource_group, self.resource_based];
        self.control.iter().chain(one.into_iter().flatten()).flat_map(PolicySet::condition_keys)
    }

    /// The set a statement belongs to.
    pub(crate) fn set(&self, layer: Layer, level: u32) -> Option<&'a PolicySet> {
        match layer {
            Layer::Root | Layer::Unguarded => None,
            Layer::Control => self.control.get(usize::try_from(level).ok()?),
            Layer::Session => self.session,
            Layer::AccountIdentity => Some(self.identity),
            Layer::ResourceGroupIdentity => self.resource_group,
            Layer::Resource => self.resource_based,
        }
    }

    /// The policy that a decision points to.
    pub fn source(&self, at: &StatementRef) -> Option<&'a Source> {
        self.set(at.layer, at.level)?.member(at.place).map(|member| &*member.source)
    }

    /// The statement that a decision points to.
    pub fn statement(&self, at: &StatementRef) -> Option<&'a Statement> {
        self.set(at.layer, at.level)?.statement(at.place)
    }
}
