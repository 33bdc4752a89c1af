//! Parts that several answers share.

#![expect(clippy::struct_field_names, reason = "the fields carry the vendor's names")]

use alibaba_core::arn;
use alibaba_core::principal_name::Domain;
use iam::attachment::HolderKind;
use iam::group::Joined;
use iam::policy::Version;
use iam::role::linked;
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;
use wire::Cx;

use crate::page::Listed;
use crate::ram::Family;
use crate::ram::field::{PolicyType, VersionId};
use crate::ram::role::TaskId;

/// A user in an answer.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct User {
    pub(crate) user_id: String,
    pub(crate) user_name: String,
    pub(crate) display_name: Option<String>,
    pub(crate) mobile_phone: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) comments: Option<String>,
    pub(crate) create_date: String,
    /// Answers to a creation leave it out.
    pub(crate) update_date: Option<String>,
    /// Only where one user is asked for, and once it has signed in.
    pub(crate) last_login_date: Option<String>,
}

impl Listed for User {
    const LIST: &'static str = "Users";
    const ITEM: &'static str = "User";
}

impl From<iam::user::User> for User {
    fn from(user: iam::user::User) -> Self {
        Self {
            user_id: user.id,
            user_name: user.name.to_string(),
            display_name: user.display_name,
            mobile_phone: user.mobile_phone,
            email: user.email,
            comments: user.comments,
            create_date: time::seconds(user.created_at),
            update_date: Some(time::seconds(user.updated_at)),
            last_login_date: None,
        }
    }
}

/// A group in an answer.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Group {
    pub(crate) group_id: String,
    pub(crate) group_name: String,
    pub(crate) comments: Option<String>,
    pub(crate) create_date: String,
    /// Answers to a creation leave it out.
    pub(crate) update_date: Option<String>,
}

impl Listed for Group {
    const LIST: &'static str = "Groups";
    const ITEM: &'static str = "Group";
}

impl From<iam::group::Group> for Group {
    fn from(group: iam::group::Group) -> Self {
        Self {
            group_id: group.id,
            group_name: group.name.to_string(),
            comments: group.comments,
            create_date: time::seconds(group.created_at),
            update_date: Some(time::seconds(group.updated_at)),
        }
    }
}

/// A group that a user is in, in an answer.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(rename = "Group")]
pub struct JoinedGroup {
    group_id: String,
    group_name: String,
    comments: Option<String>,
    join_date: String,
}

impl Listed for JoinedGroup {
    const LIST: &'static str = Group::LIST;
    const ITEM: &'static str = Group::ITEM;
}

impl From<Joined> for JoinedGroup {
    fn from(joined: Joined) -> Self {
        Self {
            group_id: joined.group.id,
            group_name: joined.group.name.to_string(),
            comments: joined.group.comments,
            join_date: time::seconds(joined.joined_at),
        }
    }
}

/// A member of a group in an answer.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(rename = "User")]
pub struct Member {
    user_name: String,
    display_name: Option<String>,
    join_date: String,
}

impl Listed for Member {
    const LIST: &'static str = User::LIST;
    const ITEM: &'static str = User::ITEM;
}

impl From<iam::group::Member> for Member {
    fn from(member: iam::group::Member) -> Self {
        Self {
            user_name: member.user.name.to_string(),
            display_name: member.user.display_name,
            join_date: time::seconds(member.joined_at),
        }
    }
}

/// A policy in an answer.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Policy {
    pub(crate) policy_name: String,
    pub(crate) policy_type: PolicyType,
    pub(crate) description: Option<String>,
    pub(crate) default_version: String,
    pub(crate) create_date: String,
    /// Answers to a creation leave it out.
    pub(crate) update_date: Option<String>,
    pub(crate) attachment_count: Option<i64>,
    /// The document of the default version; only where one policy is asked for.
    pub(crate) policy_document: Option<String>,
    pub(crate) tags: Option<TagsView>,
}

impl Listed for Policy {
    const LIST: &'static str = "Policies";
    const ITEM: &'static str = "Policy";
}

impl From<iam::policy::Policy> for Policy {
    fn from(policy: iam::policy::Policy) -> Self {
        Self {
            policy_name: policy.name.to_string(),
            policy_type: policy.owner.into(),
            description: policy.description,
            default_version: VersionId::show(policy.default_version),
            create_date: time::seconds(policy.created_at),
            update_date: Some(time::seconds(policy.updated_at)),
            attachment_count: None,
            policy_document: None,
            tags: None,
        }
    }
}

/// A version of a policy in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyVersion {
    pub(crate) version_id: String,
    pub(crate) is_default_version: bool,
    pub(crate) policy_document: String,
    pub(crate) create_date: String,
}

impl Listed for PolicyVersion {
    const LIST: &'static str = "PolicyVersions";
    const ITEM: &'static str = "PolicyVersion";
}

impl From<Version> for PolicyVersion {
    fn from(version: Version) -> Self {
        Self {
            version_id: VersionId::show(version.number),
            is_default_version: version.is_default,
            policy_document: version.document,
            create_date: time::seconds(version.created_at),
        }
    }
}

/// A role in an answer.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Role {
    pub(crate) role_id: String,
    pub(crate) role_name: String,
    pub(crate) arn: String,
    pub(crate) create_date: String,
    pub(crate) update_date: Option<String>,
    pub(crate) description: Option<String>,
    /// The trust policy, as text; lists leave it out.
    pub(crate) assume_role_policy_document: Option<String>,
    pub(crate) max_session_duration: Option<i64>,
    pub(crate) allow_console_login: Option<bool>,
    pub(crate) tags: Option<TagsView>,
    /// Its name with the domain of the account; only where one role is asked for.
    pub(crate) role_principal_name: Option<String>,
    pub(crate) is_service_linked_role: Option<bool>,
    pub(crate) latest_deletion_task: Option<DeletionTask>,
}

impl Listed for Role {
    const LIST: &'static str = "Roles";
    const ITEM: &'static str = "Role";
}

/// The last task that was to delete a service's role.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct DeletionTask {
    create_date: String,
    deletion_task_id: String,
}

impl Role {
    /// The role of an account.
    pub(crate) fn new(account: &str, mut role: iam::role::Role) -> Self {
        let trust = std::mem::take(&mut role.trust);
        Self { assume_role_policy_document: Some(trust), ..Self::listed(account, role.into()) }
    }

    /// The role in a list.
    pub(crate) fn listed(account: &str, role: iam::role::Summary) -> Self {
        Self {
            arn: arn::role_name(account, role.name.as_str()),
            role_id: role.id,
            role_name: role.name.to_string(),
            create_date: time::seconds(role.created_at),
            update_date: Some(time::seconds(role.updated_at)),
            description: role.description,
            assume_role_policy_document: None,
            max_session_duration: Some(role.max_session),
            allow_console_login: Some(role.console_login),
            tags: TagsView::of(&role.tags),
            role_principal_name: None,
            is_service_linked_role: None,
            latest_deletion_task: None,
        }
    }

    /// The role in the answer to a call that made or changed it.
    pub(crate) fn changed<S: Family>(cx: &mut Cx<'_>, role: iam::role::Role) -> iam::Result<Self> {
        let name = if S::NAMES_WITH_DOMAIN {
            Some(Domain::of_account(cx.scope())?.name(HolderKind::Role, &role.name))
        } else {
            None
        };
        let role = Self { role_principal_name: name, ..Self::new(cx.caller().account(), role) };
        Ok(role.of_product::<S>())
    }

    /// The role with everything that is known about it.
    pub(crate) fn whole<S: Family>(cx: &mut Cx<'_>, domain: &Domain, role: iam::role::Role) -> iam::Result<Self> {
        let account = cx.caller().account();
        let linked = role.linked.is_some();
        let latest = if linked { linked::latest_deletion(cx.scope(), &role.id)? } else { None };
        let role = Self {
            role_principal_name: Some(domain.name(HolderKind::Role, &role.name)),
            is_service_linked_role: Some(linked),
            latest_deletion_task: latest.map(|deletion| DeletionTask {
                create_date: time::seconds(deletion.created_at),
                deletion_task_id: TaskId::show(&deletion),
            }),
            ..Self::new(account, role)
        };
        Ok(role.of_product::<S>())
    }

    /// The role without what the answers of a product do not have: Resource Management knows of no console.
    fn of_product<S: Family>(self) -> Self {
        let allow_console_login = self.allow_console_login.filter(|_| !S::NAMES_WITH_DOMAIN);
        Self { allow_console_login, ..self }
    }
}

/// Tags in an answer; left out where there are none, because clients read them as a map.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TagsView {
    tag: Vec<TagView>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct TagView {
    tag_key: String,
    tag_value: String,
}

impl TagsView {
    /// Tags, when there are any.
    pub(crate) fn of(tags: &Tags) -> Option<Self> {
        let tag = |(key, value): (&str, &str)| TagView { tag_key: key.to_owned(), tag_value: value.to_owned() };
        (!tags.is_empty()).then(|| Self { tag: tags.iter().map(tag).collect() })
    }
}

/// An answer without fields of its own.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Empty {}

/// A secret in an answer: clients see it, logs do not.
#[derive(Serialize, JsonSchema)]
#[serde(transparent)]
pub(crate) struct Hidden(pub(crate) String);

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hidden(..)")
    }
}
