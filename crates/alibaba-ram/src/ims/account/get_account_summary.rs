//! `GetAccountSummary`

use iam::account::{Holdings, holdings};
use iam::attachment::HolderKind;
use iam::quota::{Limit, max};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Effect};

use crate::account::OfAccount;
use crate::ims::Ims;
use crate::ims::field::{ADDRESSES, STATEMENTS};

/// Characters that a policy may have, as `CreatePolicy` has it today.
const POLICY_SIZE: u64 = 6_144;

/// Tells how much an account holds and how much it may hold.
///
/// Only what the sandbox counts or bounds itself is answered.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GetAccountSummary {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    summary_map: SummaryMap,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct SummaryMap {
    users: i64,
    users_quota: u64,
    groups: i64,
    groups_quota: u64,
    groups_per_user_quota: u64,
    roles: i64,
    roles_quota: u64,
    policies: i64,
    policies_quota: u64,
    policy_size_quota: u64,
    versions_per_policy_quota: u64,
    access_keys_per_user_quota: u64,
    attached_policies_per_user_quota: u64,
    attached_policies_per_group_quota: u64,
    attached_policies_per_role_quota: u64,
    attached_system_policies_per_user_quota: u64,
    attached_system_policies_per_group_quota: u64,
    attached_system_policies_per_role_quota: u64,
    #[serde(rename = "MFADevices")]
    mfa_devices: i64,
    #[serde(rename = "MFADevicesInUse")]
    mfa_devices_in_use: i64,
    #[serde(rename = "VirtualMFADevicesQuota")]
    virtual_mfa_devices_quota: u64,
    #[serde(rename = "ConditionsPerAKPolicyQuota")]
    conditions_per_ak_policy_quota: usize,
    #[serde(rename = "IPItemsPerAKPolicyQuota")]
    ip_items_per_ak_policy_quota: usize,
}

impl OfAccount for GetAccountSummary {
    const NAME: &'static str = "GetAccountSummary";
    const EFFECT: Effect = Effect::Read;
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn handle(cx: &mut Cx<'_>, _: Self) -> iam::Result<Output> {
        let Holdings { users, groups, roles, policies } = holdings(cx.scope())?;
        let devices = iam::mfa::count(cx.scope())?;
        let scope = cx.scope();
        let quota = |limit| max(scope, limit);
        Ok(Output {
            summary_map: SummaryMap {
                users,
                users_quota: quota(Limit::Users),
                groups,
                groups_quota: quota(Limit::Groups),
                groups_per_user_quota: quota(Limit::GroupsPerUser),
                roles,
                roles_quota: quota(Limit::Roles),
                policies,
                policies_quota: quota(Limit::Policies),
                policy_size_quota: POLICY_SIZE,
                versions_per_policy_quota: quota(Limit::VersionsPerPolicy),
                access_keys_per_user_quota: quota(Limit::AccessKeysPerUser),
                attached_policies_per_user_quota: quota(Limit::CustomPolicies(HolderKind::User)),
                attached_policies_per_group_quota: quota(Limit::CustomPolicies(HolderKind::Group)),
                attached_policies_per_role_quota: quota(Limit::CustomPolicies(HolderKind::Role)),
                attached_system_policies_per_user_quota: quota(Limit::SystemPolicies(HolderKind::User)),
                attached_system_policies_per_group_quota: quota(Limit::SystemPolicies(HolderKind::Group)),
                attached_system_policies_per_role_quota: quota(Limit::SystemPolicies(HolderKind::Role)),
                mfa_devices: devices.all,
                mfa_devices_in_use: devices.bound,
                virtual_mfa_devices_quota: quota(Limit::MfaDevices),
                conditions_per_ak_policy_quota: STATEMENTS,
                ip_items_per_ak_policy_quota: ADDRESSES,
            },
        })
    }
}
