//! `GetAccessKeyLastUsed`

use std::marker::PhantomData;

use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ram::Ram;
use crate::ram::identities::{Identities, NamesOwner};

/// `GetAccessKeyLastUsed`; RAM and IMS have it.
#[derive(Debug)]
pub struct GetAccessKeyLastUsed<S = Ram>(PhantomData<S>);

/// Says when an access key last signed a call that was accepted, and in IMS for which service.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Identifier of the key.
    user_access_key_id: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    access_key_last_used: Used,
}

/// No page says how a key that was never used is shown; both fields are left out.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Used {
    last_used_date: Option<String>,
    service_name: Option<String>,
}

impl<S: Identities> Operation for GetAccessKeyLastUsed<S> {
    const NAME: &'static str = "GetAccessKeyLastUsed";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[S::Owner::EXAMPLE, ("UserAccessKeyId", "LTAI0123456789ABCDEFGHIJ")];
    type Service = S;
    type Input = With<Input, S::Owner>;
    type Output = Output;

    fn checks(With(_, owner): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        super::checks::<S>(Self::NAME, caller, owner)
    }

    fn handle(cx: &mut Cx<'_>, With(input, owner): Self::Input) -> iam::Result<Output> {
        let owner = super::owner(cx, owner)?;
        let last_used = &cx.sandbox().last_used;
        let last = last_used.of(cx.scope(), owner.as_ref(), &input.user_access_key_id)?;
        let (last_used_date, service) = last.map(|last| (time::seconds(last.at), last.service)).unzip();
        let service_name = service.filter(|_| S::SAYS_MORE_OF_KEYS);
        Ok(Output { access_key_last_used: Used { last_used_date, service_name } })
    }
}
