//! `SetAccessKeyPolicy`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::OfKey;
use crate::ims::Ims;
use crate::ims::field::KeyPolicyDocument;
use crate::ims::identities::Owner;
use crate::ram::key;

/// Says from which networks an access key may be used, from the next call on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetAccessKeyPolicy {
    /// Identifier of the key.
    user_access_key_id: String,
    /// The networks, as JSON.
    access_key_policy: KeyPolicyDocument,
}

impl Operation for SetAccessKeyPolicy {
    const NAME: &'static str = "SetAccessKeyPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("UserPrincipalName", "alice@1234567890123456.onaliyun.com"),
        ("UserAccessKeyId", "LTAI0123456789ABCDEFGHIJ"),
        ("AccessKeyPolicy", r#"{"Version":1,"Status":"Inactive","Statements":[]}"#),
    ];
    type Service = Ims;
    type Input = With<Self, Owner>;
    type Output = OfKey;

    fn checks(With(_, owner): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::only(key::check::<Ims>(Self::NAME, caller, owner))
    }

    fn handle(cx: &mut Cx<'_>, With(input, owner): Self::Input) -> iam::Result<OfKey> {
        let owner = key::owner(cx, owner)?;
        let policy = input.access_key_policy.0;
        iam::key_policy::set(cx.scope(), owner.as_ref(), &input.user_access_key_id, &policy)?;
        Ok(OfKey { access_key_id: input.user_access_key_id, access_key_policy: policy.document })
    }
}
