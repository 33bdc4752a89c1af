//! `ListEntitiesForPolicy`

use alibaba_core::arn;
use iam::Name;
use iam::attachment::{self, Entity, HolderKind};
use iam::policy::Owner;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::{PolicyName, PolicyType};

/// Lists the users, groups and roles that a policy is attached to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListEntitiesForPolicy {
    /// Whose policy it is: `System` or `Custom`.
    policy_type: PolicyType,
    /// Name of the policy.
    policy_name: PolicyName,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    users: Users,
    groups: Groups,
    roles: Roles,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Users {
    user: Vec<UserEntity>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Groups {
    group: Vec<GroupEntity>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Roles {
    role: Vec<RoleEntity>,
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct UserEntity {
    user_id: String,
    user_name: String,
    display_name: Option<String>,
    attach_date: String,
}

impl From<Entity> for UserEntity {
    fn from(entity: Entity) -> Self {
        Self {
            user_id: entity.id,
            user_name: entity.name.to_string(),
            display_name: entity.text,
            attach_date: time::seconds(entity.attached_at),
        }
    }
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct GroupEntity {
    group_name: String,
    comments: Option<String>,
    attach_date: String,
}

impl From<Entity> for GroupEntity {
    fn from(entity: Entity) -> Self {
        Self {
            group_name: entity.name.to_string(),
            comments: entity.text,
            attach_date: time::seconds(entity.attached_at),
        }
    }
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct RoleEntity {
    role_id: String,
    role_name: String,
    arn: String,
    description: Option<String>,
    attach_date: String,
}

impl RoleEntity {
    fn new(account: &str, entity: Entity) -> Self {
        Self {
            arn: arn::role_name(account, entity.name.as_str()),
            role_id: entity.id,
            role_name: entity.name.to_string(),
            description: entity.text,
            attach_date: time::seconds(entity.attached_at),
        }
    }
}

impl Operation for ListEntitiesForPolicy {
    const NAME: &'static str = "ListEntitiesForPolicy";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess")];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListEntitiesForPolicy", super::arn_of(caller, input.policy_type, &input.policy_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let (owner, name) = (Owner::from(input.policy_type), Name::from(input.policy_name));
        let policy = iam::policy::get(cx.scope(), owner, &name)?;
        let account = cx.caller().account();
        let users = attachment::entities_of(cx.scope(), HolderKind::User, &policy)?;
        let groups = attachment::entities_of(cx.scope(), HolderKind::Group, &policy)?;
        let roles = attachment::entities_of(cx.scope(), HolderKind::Role, &policy)?;
        Ok(Output {
            users: Users { user: users.into_iter().map(UserEntity::from).collect() },
            groups: Groups { group: groups.into_iter().map(GroupEntity::from).collect() },
            roles: Roles { role: roles.into_iter().map(|role| RoleEntity::new(account, role)).collect() },
        })
    }
}
