//! Operations that change the tags of users.

use std::fmt::Debug;
use std::marker::PhantomData;

use iam::Name;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::Fault;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Scope, Staged, With};

use super::Users;
use crate::ims::Ims;
use crate::ims::field::{Broken, ResourceIds, ResourcePrincipalNames, ResourceType, Rule, Ruled, one_of};
use crate::ram::view::Empty;

/// What happens to the tags: the parameters beside the users.
pub trait TagChange: DeserializeOwned + JsonSchema + Debug + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;
    /// An example of its parameters.
    const EXAMPLE: &'static [(&'static str, &'static str)];

    /// The question about one user, with what the tags add to it.
    fn ask(&self, check: Check) -> Check {
        check
    }

    /// Makes the change.
    fn change(self, scope: &mut Scope<'_>, users: &[Name]) -> iam::Result<()>;
}

/// An operation that changes the tags of users.
#[derive(Debug)]
pub struct ChangeTags<T>(PhantomData<T>);

/// The users that a call names, by identifier or by name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Named {
    /// Kind of thing: `user`.
    #[expect(dead_code, reason = "there is one kind, and no other is read")]
    resource_type: ResourceType,
    /// Identifiers of the users, up to 50.
    #[serde(default)]
    resource_id: ResourceIds,
    /// Names of the users with the domain of the account, up to 50.
    #[serde(default)]
    resource_principal_name: ResourcePrincipalNames,
}

impl Named {
    fn users(&self) -> Users<'_> {
        Users { ids: &self.resource_id, names: &self.resource_principal_name }
    }
}

impl<T> Rule for With<Named, T> {
    fn rule(&self) -> Result<(), Broken> {
        one_of(&[
            ("ResourceId", !self.0.resource_id.0.is_empty()),
            ("ResourcePrincipalName", !self.0.resource_principal_name.0.is_empty()),
        ])
    }
}

impl<T: TagChange> Staged for ChangeTags<T> {
    const NAME: &'static str = T::NAME;
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = T::EXAMPLE;
    type Service = Ims;
    type Input = Ruled<With<Named, T>>;
    type Prepared = ();
    type Loaded = Vec<Option<Name>>;
    type Output = Empty;

    fn load(cx: &mut Cx<'_>, Ruled(With(named, _)): &Self::Input, (): ()) -> Result<Vec<Option<Name>>, Fault> {
        named.users().find(cx.scope())
    }

    fn checks(
        Ruled(With(named, change)): &Self::Input,
        found: &Vec<Option<Name>>,
        caller: &Caller,
        _: &Call,
    ) -> Checks {
        named.users().checks(T::NAME, caller, found, |check| change.ask(check))
    }

    fn handle(
        cx: &mut Cx<'_>,
        Ruled(With(named, change)): Self::Input,
        found: Vec<Option<Name>>,
    ) -> iam::Result<Empty> {
        let users = named.users().names(cx.scope(), found)?;
        change.change(cx.scope(), &users)?;
        Ok(Empty {})
    }
}
