//! `AssumeRole`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::{Assume, Assumed, Caller};
use wire::{Call, Check, Checks, Cx, Effect, Operation, Trust};

use super::field::{ExternalId, RoleArn, SessionName, SessionPolicy, SourceIdentity};
use super::view::{AssumedRoleUser, Credentials};
use super::{Error, Sts};

/// Begins a session of a role that trusts the caller.
///
/// Both sides must allow: the caller's policies and the role's trust policy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AssumeRole {
    /// The role.
    role_arn: RoleArn,
    /// Name of the session.
    role_session_name: SessionName,
    /// How long the session lasts, in seconds: 900 up to the role's limit; 3,600 by default.
    duration_seconds: Option<i64>,
    /// What the session may do at most.
    policy: Option<SessionPolicy>,
    /// What the role's trust policy may ask for.
    external_id: Option<ExternalId>,
    /// Who is behind the whole chain of roles.
    source_identity: Option<SourceIdentity>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    assumed_role_user: AssumedRoleUser,
    credentials: Credentials,
    source_identity: Option<String>,
}

impl Operation for AssumeRole {
    const NAME: &'static str = "AssumeRole";
    // A session is a sealed text: issuing one writes nothing.
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RoleArn", "acs:ram::1234567890123456:role/myapplicationrole"), ("RoleSessionName", "alice")];
    type Service = Sts;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, _: &Caller, _: &Call) -> Checks {
        let RoleArn { account, role, .. } = &input.role_arn;
        let check = Check::new("sts:AssumeRole", arn::role(account, role)).trusted_by(account, role);
        let check = match &input.external_id {
            Some(id) => check.fact("sts:ExternalId", id.0.as_str()),
            None => check,
        };
        Checks::only(check)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let RoleArn { text, account, role } = input.role_arn;
        let found = cx.role_of(&Trust { account: account.clone(), role })?;
        let (tenant, role) = found.ok_or(Error::NoRole { arn: text })?;
        let ask = Assume {
            session_name: input.role_session_name.0,
            duration: input.duration_seconds.unwrap_or(3_600),
            policy: input.policy.map(|policy| policy.0),
            source_identity: input.source_identity.map(|identity| identity.0),
        };
        let (now, sandbox) = (cx.now(), cx.sandbox());
        let assumed = sts::assume_role(cx.caller(), tenant.id, &role, ask, now, &sandbox.sealer, sandbox.store.mint())?;
        Ok(Output::new(&account, assumed))
    }
}

impl Output {
    fn new(account: &str, assumed: Assumed) -> Self {
        let Assumed { key, session } = assumed;
        Self {
            assumed_role_user: AssumedRoleUser::new(account, &session),
            credentials: key.into(),
            source_identity: session.source_identity,
        }
    }
}
