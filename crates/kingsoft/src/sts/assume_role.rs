//! `AssumeRole`, on the host of STS and on that of IAM

use std::marker::PhantomData;

use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::{Assume, Assumed, Caller};
use wire::{Call, Check, Checks, Cx, Effect, Operation, Service, Trust};

use super::field::{RoleKrn, SessionName, SessionPolicy};
use crate::caller::session_name;
use crate::iam::errors::Error;
use crate::krn;

/// `AssumeRole`; IAM and STS have it.
#[derive(Debug)]
pub struct AssumeRole<S>(PhantomData<S>);

/// Begins a session of a role that trusts the caller's account.
///
/// Both sides must allow: the caller's policies and the role's trust. One client has no STS and calls it
/// on IAM's host, so it belongs to either service.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Resource name of the role.
    role_krn: RoleKrn,
    /// Name of the session.
    role_session_name: SessionName,
    /// How long the session lasts, in seconds: 900 to 86,400; 3,600 by default.
    duration_seconds: Option<i64>,
    /// What the session may do at most.
    policy: Option<SessionPolicy>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    assume_role_result: Begun,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Begun {
    credentials: Credentials,
    assumed_role_user: AssumedRoleUser,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Credentials {
    secret_access_key: String,
    expiration: String,
    access_key_id: String,
    security_token: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct AssumedRoleUser {
    krn: String,
    assumed_role_id: String,
}

impl<S: Service<Error = Error>> Operation for AssumeRole<S> {
    const NAME: &'static str = "AssumeRole";
    // A session is a sealed text: issuing one writes nothing.
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RoleKrn", "krn:ksc:iam::2000143391:role/MyApplicationRole"), ("RoleSessionName", "alice")];
    type Service = S;
    type Input = Input;
    type Output = Output;

    fn checks(input: &Input, _: &Caller, _: &Call) -> Checks {
        let RoleKrn { account, role } = &input.role_krn;
        Checks::only(Check::new("sts:AssumeRole", krn::role(account, role)).trusted_by(account, role))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> Result<Output, Error> {
        let RoleKrn { account, role } = input.role_krn;
        let krn = krn::role(&account, &role);
        let found = cx.role_of(&Trust { account, role })?;
        let (tenant, role) = found.ok_or_else(|| iam::Error::not_found(iam::Kind::Role, krn))?;
        let ask = Assume {
            session_name: input.role_session_name.0,
            duration: input.duration_seconds.unwrap_or(3_600),
            policy: input.policy.map(|policy| policy.0),
            source_identity: None,
        };
        let (now, sandbox) = (cx.now(), cx.sandbox());
        let mint = sandbox.store.mint();
        let assumed = sts::assume_role(cx.caller(), tenant.id, &role, ask, now, &sandbox.sealer, mint)?;
        Ok(Output { assume_role_result: Begun::new(tenant.account.as_str(), assumed) })
    }
}

impl Begun {
    fn new(account: &str, Assumed { key, session }: Assumed) -> Self {
        Self {
            credentials: Credentials {
                secret_access_key: key.secret,
                expiration: time::seconds(key.expires_at),
                access_key_id: key.id,
                security_token: key.token,
            },
            assumed_role_user: AssumedRoleUser {
                krn: session_name(account, &session.role_name, &session.name),
                assumed_role_id: format!("{}:{}", session.role_id, session.name),
            },
        }
    }
}
