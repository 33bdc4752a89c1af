//! `GetAccessKeyPolicy`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::OfKey;
use crate::ims::Ims;
use crate::ims::identities::Owner;
use crate::ram::key;

/// Tells from which networks an access key may be used.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccessKeyPolicy {
    /// Identifier of the key.
    user_access_key_id: String,
}

impl Operation for GetAccessKeyPolicy {
    const NAME: &'static str = "GetAccessKeyPolicy";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("UserPrincipalName", "alice@1234567890123456.onaliyun.com"),
        ("UserAccessKeyId", "LTAI0123456789ABCDEFGHIJ"),
    ];
    type Service = Ims;
    type Input = With<Self, Owner>;
    type Output = OfKey;

    fn checks(With(_, owner): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::only(key::check::<Ims>(Self::NAME, caller, owner))
    }

    fn handle(cx: &mut Cx<'_>, With(input, owner): Self::Input) -> iam::Result<OfKey> {
        let owner = key::owner(cx, owner)?;
        let policy = iam::key_policy::get(cx.scope(), owner.as_ref(), &input.user_access_key_id)?;
        Ok(OfKey { access_key_id: input.user_access_key_id, access_key_policy: policy.document })
    }
}
