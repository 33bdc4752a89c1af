//! `CreateAccessKey`

use std::marker::PhantomData;

use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ram::Ram;
use crate::ram::identities::{Identities, NamesOwner};
use crate::ram::key::Status;

/// `CreateAccessKey`; RAM and IMS have it.
#[derive(Debug)]
pub struct CreateAccessKey<S = Ram>(PhantomData<S>);

/// Makes an access key and shows its secret, this once.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Input {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    access_key: Created,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Created {
    access_key_id: String,
    access_key_secret: String,
    status: Status,
    create_date: String,
}

impl<S: Identities> Operation for CreateAccessKey<S> {
    const NAME: &'static str = "CreateAccessKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[S::Owner::EXAMPLE];
    type Service = S;
    type Input = With<Input, S::Owner>;
    type Output = Output;

    fn checks(With(_, owner): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        super::checks::<S>(Self::NAME, caller, owner)
    }

    fn handle(cx: &mut Cx<'_>, With(_, owner): Self::Input) -> iam::Result<Output> {
        let owner = super::owner(cx, owner)?;
        let key = iam::key::create(cx.scope(), owner.as_ref())?;
        Ok(Output {
            access_key: Created {
                access_key_id: key.id,
                access_key_secret: key.secret,
                status: Status::Active,
                create_date: time::seconds(key.created_at),
            },
        })
    }
}
