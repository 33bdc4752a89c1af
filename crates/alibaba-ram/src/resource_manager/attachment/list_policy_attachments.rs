//! `ListPolicyAttachments`

use alibaba_core::arn;
use alibaba_core::principal_name::Domain;
use alibaba_core::resource_group;
use iam::attachment::{self, Filter};
use kernel::page::Counted;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use crate::page::{Listed, Page, Place};
use crate::ram::field::{PolicyName, PolicyType};
use crate::resource_manager::ResourceManager;
use crate::resource_manager::field::{Numbers, PrincipalName, PrincipalType, ResourceGroupId};

/// Lists which policies are attached to whom, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListPolicyAttachments {
    /// Whose policies: `System`, `Custom`, or both when it is left out.
    policy_type: Option<PolicyType>,
    /// Name of the policy.
    policy_name: Option<PolicyName>,
    /// Kind of the holder: `IMSUser`, `IMSGroup` or `ServiceRole`.
    principal_type: Option<PrincipalType>,
    /// Name of the holder with the domain of the account. Another name finds nothing.
    principal_name: Option<String>,
    /// Resource group that the attachments are limited to, or the number of the account.
    resource_group_id: Option<ResourceGroupId>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyAttachment {
    policy_name: String,
    policy_type: PolicyType,
    description: Option<String>,
    principal_name: String,
    principal_type: PrincipalType,
    resource_group_id: String,
    attach_date: String,
}

impl Listed for PolicyAttachment {
    const LIST: &'static str = "PolicyAttachments";
    const ITEM: &'static str = "PolicyAttachment";
}

impl PolicyAttachment {
    fn new(account: &str, domain: &Domain, listed: attachment::Listed) -> Self {
        Self {
            policy_name: listed.policy.to_string(),
            policy_type: listed.owner.into(),
            description: listed.description,
            principal_name: domain.name(listed.kind, &listed.holder),
            principal_type: listed.kind.into(),
            resource_group_id: resource_group::shown(account, listed.reach),
            attach_date: time::seconds(listed.attached_at),
        }
    }
}

impl ListPolicyAttachments {
    /// What the list is narrowed to; `None` where nothing can meet it.
    fn filter(&self, scope: &mut Scope<'_>, domain: &Domain) -> iam::Result<Option<Filter>> {
        let name = match self.principal_name.clone().map(PrincipalName::try_from) {
            None => None,
            Some(Ok(name)) => Some(name),
            Some(Err(_)) => return Ok(None),
        };
        // A name tells its kind; another kind in the call finds nobody.
        let kind = self.principal_type.or_else(|| name.as_ref().map(PrincipalName::kind));
        let holder = name.as_ref().zip(kind).map(|(name, kind)| name.holder(kind, domain));
        let reach = self.resource_group_id.as_ref().map(|group| resource_group::reach(scope, &group.0));
        Ok(Some(Filter {
            policy: self.policy_name.clone().map(Into::into),
            owner: self.policy_type.map(Into::into),
            kind: kind.map(Into::into),
            holder: holder.transpose()?,
            reach: reach.transpose()?,
        }))
    }
}

impl Operation for ListPolicyAttachments {
    const NAME: &'static str = "ListPolicyAttachments";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("PolicyType", "System"), ("PageSize", "50")];
    type Service = ResourceManager;
    type Input = With<Self, Numbers>;
    type Output = Page<PolicyAttachment, Place>;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListPolicyAttachments", arn::ram(caller.account(), "*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> iam::Result<Self::Output> {
        let account = cx.caller().account();
        let domain = Domain::of_account(cx.scope())?;
        let page = page.into();
        let found = match input.filter(cx.scope(), &domain)? {
            Some(filter) => attachment::page(cx.scope(), &filter, page)?,
            None => Counted { items: Vec::new(), total: 0 },
        };
        let listed = |listed| PolicyAttachment::new(account, &domain, listed);
        Ok(Page::numbered(page, found.map(listed)))
    }
}
