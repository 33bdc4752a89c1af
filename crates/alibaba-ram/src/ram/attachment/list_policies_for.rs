//! `ListPoliciesForUser`, `ListPoliciesForGroup`, `ListPoliciesForRole`

use std::marker::PhantomData;

use iam::Name;
use iam::attachment::{self, Attached};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::Holder;
use crate::page::{List, Listed};
use crate::ram::Ram;
use crate::ram::field::{PolicyType, VersionId};

/// Lists the policies attached to a user, group or role for the whole account.
#[derive(Debug)]
pub struct ListPoliciesFor<H>(PhantomData<H>);

/// Lists the policies that are attached to a user, group or role for the whole account.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Attachments {}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Policy {
    policy_name: String,
    policy_type: PolicyType,
    description: Option<String>,
    default_version: String,
    attach_date: String,
}

impl Listed for Policy {
    const LIST: &'static str = "Policies";
    const ITEM: &'static str = "Policy";
}

impl From<Attached> for Policy {
    fn from(attached: Attached) -> Self {
        Self {
            policy_name: attached.name.to_string(),
            policy_type: attached.owner.into(),
            description: attached.description,
            default_version: VersionId::show(attached.default_version),
            attach_date: time::seconds(attached.attached_at),
        }
    }
}

impl<H: Holder> Operation for ListPoliciesFor<H> {
    const NAME: &'static str = H::LIST;
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = H::LIST_EXAMPLE;
    type Service = Ram;
    type Input = With<H, Attachments>;
    type Output = List<Policy>;

    fn checks(With(holder, _): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of(format!("ram:{}", H::LIST), H::arn(caller.account(), holder.name()))
    }

    fn handle(cx: &mut Cx<'_>, With(holder, _): Self::Input) -> iam::Result<List<Policy>> {
        let attached = attachment::policies_of(cx.scope(), H::KIND, &Name::from(holder.name()))?;
        Ok(attached.into_iter().map(Policy::from).collect())
    }
}
