//! `GetCallerIdentity`

use alibaba_core::caller;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::{Caller, Identity};
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{Error, Sts};

/// Tells who signed the call.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GetCallerIdentity {}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    account_id: String,
    identity_type: &'static str,
    arn: String,
    principal_id: String,
    user_id: Option<String>,
    role_id: Option<String>,
}

impl Operation for GetCallerIdentity {
    const NAME: &'static str = "GetCallerIdentity";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Sts;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, _: &Caller, _: &Call) -> Checks {
        Checks::authenticated("returns only the caller's own identity, which the caller has just proved")
    }

    fn handle(cx: &mut Cx<'_>, _: Self) -> Result<Output, Error> {
        let caller = cx.caller();
        let account = caller.account().to_owned();
        let (identity_type, principal_id, user_id, role_id) = match &caller.identity {
            // A provider's subject never signs a call; only what it assumes does.
            Identity::Root | Identity::Federated { .. } | Identity::Anonymous => {
                ("Account", account.clone(), Some(account.clone()), None)
            }
            Identity::User { id, .. } => ("RAMUser", id.clone(), Some(id.clone()), None),
            Identity::Session(session) => (
                "AssumedRoleUser",
                format!("{}:{}", session.role_id, session.name),
                None,
                Some(session.role_id.clone()),
            ),
        };
        let arn = caller::names(caller).shown;
        Ok(Output { account_id: account, identity_type, arn, principal_id, user_id, role_id })
    }
}
