//! `ListEntitiesForPolicy`

use iam::attachment::{Entity, HolderKind, entities_of};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::PolicyKrn;
use crate::iam::view::{Members, date};

/// Lists the users, roles and groups that have a policy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListEntitiesForPolicy {
    /// Resource name of the policy.
    policy_krn: PolicyKrn,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_entities_for_policy_result: Entities,
    list_policies_result: Stray,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Entities {
    policy_users: Members<User>,
    policy_roles: Members<Role>,
    policy_groups: Members<Group>,
    /// Accounts and folders of a resource directory, which the sandbox does not have.
    policy_accounts: Members<()>,
    policy_resource_dirs: Members<()>,
    is_truncated: bool,
}

/// The vendor puts the marker here.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Stray {
    marker: &'static str,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct User {
    user_id: String,
    user_name: String,
    user_real_name: String,
    create_date: String,
}

impl From<Entity> for User {
    fn from(entity: Entity) -> Self {
        Self {
            user_id: entity.id,
            user_name: entity.name.to_string(),
            user_real_name: entity.text.unwrap_or_default(),
            create_date: date(entity.attached_at),
        }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Role {
    role_id: String,
    role_name: String,
    role_description: String,
    create_date: String,
}

impl From<Entity> for Role {
    fn from(entity: Entity) -> Self {
        Self {
            role_id: entity.id,
            role_name: entity.name.to_string(),
            role_description: entity.text.unwrap_or_default(),
            create_date: date(entity.attached_at),
        }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Group {
    group_id: String,
    group_name: String,
    group_description: String,
    create_date: String,
}

impl From<Entity> for Group {
    fn from(entity: Entity) -> Self {
        Self {
            group_id: entity.id,
            group_name: entity.name.to_string(),
            group_description: entity.text.unwrap_or_default(),
            create_date: date(entity.attached_at),
        }
    }
}

impl Operation for ListEntitiesForPolicy {
    const NAME: &'static str = "ListEntitiesForPolicy";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("PolicyKrn", "krn:ksc:iam::ksc:policy/KECFullAccess")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, _: &Caller, _: &Call) -> Checks {
        Checks::of("iam:ListEntitiesForPolicy", input.policy_krn.krn())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let (owner, name) = input.policy_krn.find(cx.caller().account())?;
        let policy = iam::policy::get(cx.scope(), owner, &name)?;
        let users = entities_of(cx.scope(), HolderKind::User, &policy)?;
        let roles = entities_of(cx.scope(), HolderKind::Role, &policy)?;
        let groups = entities_of(cx.scope(), HolderKind::Group, &policy)?;
        let list_entities_for_policy_result = Entities {
            policy_users: users.into_iter().map(User::from).collect(),
            policy_roles: roles.into_iter().map(Role::from).collect(),
            policy_groups: groups.into_iter().map(Group::from).collect(),
            policy_accounts: Members::from_iter([]),
            policy_resource_dirs: Members::from_iter([]),
            is_truncated: false,
        };
        Ok(Output { list_entities_for_policy_result, list_policies_result: Stray { marker: "" } })
    }
}
