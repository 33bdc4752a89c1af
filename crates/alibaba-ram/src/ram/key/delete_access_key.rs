//! `DeleteAccessKey`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ram::Ram;
use crate::ram::identities::{Identities, NamesOwner};
use crate::ram::view::Empty;

/// `DeleteAccessKey`; RAM and IMS have it.
#[derive(Debug)]
pub struct DeleteAccessKey<S = Ram>(PhantomData<S>);

/// Deletes an access key; calls signed with it are refused from the next one on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Identifier of the key.
    user_access_key_id: String,
}

impl<S: Identities> Operation for DeleteAccessKey<S> {
    const NAME: &'static str = "DeleteAccessKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[S::Owner::EXAMPLE, ("UserAccessKeyId", "LTAI0123456789ABCDEFGHIJ")];
    type Service = S;
    type Input = With<Input, S::Owner>;
    type Output = Empty;

    fn checks(With(_, owner): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        super::checks::<S>(Self::NAME, caller, owner)
    }

    fn handle(cx: &mut Cx<'_>, With(input, owner): Self::Input) -> iam::Result<Empty> {
        let owner = super::owner(cx, owner)?;
        iam::key::delete(cx.scope(), owner.as_ref(), &input.user_access_key_id)?;
        Ok(Empty {})
    }
}
