//! `UpdateAccessKey`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ram::Ram;
use crate::ram::identities::{Identities, NamesOwner};
use crate::ram::key::Status;
use crate::ram::view::Empty;

/// `UpdateAccessKey`; RAM and IMS have it.
#[derive(Debug)]
pub struct UpdateAccessKey<S = Ram>(PhantomData<S>);

/// Makes an access key count or not, from the next call on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Identifier of the key.
    user_access_key_id: String,
    /// `Active` or `Inactive`.
    status: Status,
}

impl<S: Identities> Operation for UpdateAccessKey<S> {
    const NAME: &'static str = "UpdateAccessKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[S::Owner::EXAMPLE, ("UserAccessKeyId", "LTAI0123456789ABCDEFGHIJ"), ("Status", "Inactive")];
    type Service = S;
    type Input = With<Input, S::Owner>;
    type Output = Empty;

    fn checks(With(_, owner): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        super::checks::<S>(Self::NAME, caller, owner)
    }

    fn handle(cx: &mut Cx<'_>, With(input, owner): Self::Input) -> iam::Result<Empty> {
        let owner = super::owner(cx, owner)?;
        let active = input.status == Status::Active;
        iam::key::set_active(cx.scope(), owner.as_ref(), &input.user_access_key_id, active)?;
        Ok(Empty {})
    }
}
