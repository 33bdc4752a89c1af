//! Parts that several answers of IAM share.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use iam::attachment::Attached;
use iam::policy::Owner;
use kernel::page::Paged;
use kernel::{Timestamp, time};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::iam::field::Marker;
use crate::iam::trust::Trust;
use crate::krn;

/// Path of every user, group, role and policy.
const PATH: &str = "/";

/// A list, as IAM writes lists.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Members<T> {
    member: Vec<T>,
}

impl<T> FromIterator<T> for Members<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self { member: items.into_iter().collect() }
    }
}

/// A thing that answers list page by page.
pub(crate) trait Listed: Serialize + JsonSchema {
    /// Name of the list, such as `Users`.
    const LIST: &'static str;
}

/// One page of a list, and where the next begins: an empty text on the last.
#[derive(Debug)]
pub(crate) struct Page<T> {
    list: Members<T>,
    next: Option<String>,
}

impl<T> From<Paged<T>> for Page<T> {
    fn from(page: Paged<T>) -> Self {
        Self { list: page.items.into_iter().collect(), next: page.next }
    }
}

impl<T: Listed> Serialize for Page<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let marker = self.next.as_deref().map(Marker::hide).unwrap_or_default();
        let mut fields = serializer.serialize_map(Some(3))?;
        fields.serialize_entry(T::LIST, &self.list)?;
        fields.serialize_entry("IsTruncated", &self.next.is_some())?;
        fields.serialize_entry("Marker", &marker)?;
        fields.end()
    }
}

impl<T: Listed> JsonSchema for Page<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("PageOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let list = generator.subschema_for::<Members<T>>();
        json_schema!({
            "type": "object",
            "properties": {(T::LIST): list, "IsTruncated": {"type": "boolean"}, "Marker": {"type": "string"}},
            "required": [T::LIST, "IsTruncated", "Marker"],
        })
    }
}

/// The answer of a change that says only that it was made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Done {
    result: bool,
}

impl Done {
    pub(crate) const YES: Self = Self { result: true };
}

/// The same where the vendor answers with a number.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Counted {
    result: u8,
}

impl Counted {
    pub(crate) const ONE: Self = Self { result: 1 };
}

/// The same where the vendor writes the name with a capital.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Updated {
    result: bool,
}

impl Updated {
    pub(crate) const YES: Self = Self { result: true };
}

/// A role in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Role<S> {
    path: &'static str,
    krn: String,
    role_name: String,
    role_id: String,
    description: String,
    trust_type: u8,
    trust_accounts: String,
    trust_services: S,
    trust_provider: &'static str,
    service_role_type: u8,
    create_date: String,
}

impl Listed for Role<Vec<String>> {
    const LIST: &'static str = "Roles";
}

impl Role<String> {
    /// A role that is shown alone: its services are one text.
    pub(crate) fn alone(account: &str, role: iam::role::Role) -> Self {
        Self::new(account, role, |services| services.join(","))
    }
}

impl Role<Vec<String>> {
    /// A role in a list: its services are a list too.
    pub(crate) fn listed(account: &str, role: iam::role::Role) -> Self {
        Self::new(account, role, |services| services)
    }
}

impl<S> Role<S> {
    fn new(account: &str, role: iam::role::Role, services: impl FnOnce(Vec<String>) -> S) -> Self {
        let trust = Trust::of(&role.trust);
        Self {
            path: PATH,
            krn: krn::role(account, &role.name),
            role_name: role.name.to_string(),
            role_id: role.id,
            description: role.description.unwrap_or_default(),
            trust_type: trust.kind(),
            trust_accounts: trust.accounts.join(","),
            service_role_type: u8::from(!trust.services.is_empty()),
            trust_services: services(trust.services),
            trust_provider: "",
            create_date: time::seconds(role.created_at),
        }
    }
}

/// A user in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct User<N> {
    id: u32,
    user_id: String,
    path: &'static str,
    user_name: String,
    real_name: String,
    create_date: String,
    phone: String,
    country_mobile_code: &'static str,
    /// The vendor writes the first letter small, but for one list.
    #[serde(rename = "isInternational")]
    international: u8,
    is_international: u8,
    email: String,
    phone_verified: &'static str,
    email_verified: &'static str,
    remark: String,
    krn: String,
    password_reset_required: bool,
    #[serde(rename = "EnableMFA")]
    enable_mfa: u8,
    need_bind_mfa: N,
    view_all_project: u8,
    update_date: String,
}

impl Listed for User<&'static str> {
    const LIST: &'static str = "Users";
}

impl User<&'static str> {
    /// A user; `NeedBindMfa` is a text.
    pub(crate) fn new(account: &str, user: iam::user::User) -> Self {
        Self::with(account, user, "0")
    }
}

impl User<u8> {
    /// A user that is shown alone; `NeedBindMfa` is a number.
    pub(crate) fn alone(account: &str, user: iam::user::User) -> Self {
        Self::with(account, user, 0)
    }
}

impl<N> User<N> {
    fn with(account: &str, user: iam::user::User, need_bind_mfa: N) -> Self {
        Self {
            id: number(&user.id),
            path: PATH,
            krn: krn::user(account, &user.name),
            user_id: user.id,
            user_name: user.name.to_string(),
            real_name: user.display_name.unwrap_or_default(),
            create_date: time::seconds(user.created_at),
            phone: user.mobile_phone.unwrap_or_default(),
            country_mobile_code: "86",
            international: 0,
            is_international: 0,
            email: user.email.unwrap_or_default(),
            phone_verified: "false",
            email_verified: "false",
            remark: user.comments.unwrap_or_default(),
            password_reset_required: false,
            enable_mfa: 0,
            need_bind_mfa,
            view_all_project: 1,
            update_date: time::seconds(user.updated_at),
        }
    }
}

/// A group in an answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Group {
    id: u32,
    group_id: String,
    path: &'static str,
    group_name: String,
    group_real_name: String,
    description: String,
    create_date: String,
    krn: String,
    user_count: usize,
    policy_count: usize,
}

impl Listed for Group {
    const LIST: &'static str = "Groups";
}

impl Group {
    /// A group with so many users and policies.
    pub(crate) fn new(account: &str, group: iam::group::Group, user_count: usize, policy_count: usize) -> Self {
        Self {
            id: number(&group.id),
            group_id: group.id,
            path: PATH,
            krn: krn::group(account, &group.name),
            group_real_name: group.name.to_string(),
            group_name: group.name.to_string(),
            description: group.comments.unwrap_or_default(),
            create_date: time::seconds(group.created_at),
            user_count,
            policy_count,
        }
    }
}

/// A policy in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Policy<C> {
    policy_id: String,
    policy_name: String,
    path: &'static str,
    krn: String,
    description: String,
    #[serde(rename = "Description_en")]
    description_en: String,
    default_version_id: String,
    policy_type: u8,
    create_mode: u8,
    service_id: u8,
    service_name: &'static str,
    service_view_name: &'static str,
    create_date: String,
    update_date: String,
    /// A number in lists, a text in the answer of `CreatePolicy`.
    attachment_count: C,
}

impl Listed for Policy<i64> {
    const LIST: &'static str = "Policies";
}

impl<C> Policy<C> {
    pub(crate) fn new(account: &str, policy: iam::policy::Policy, attachment_count: C) -> Self {
        let krn = policy_krn(account, policy.owner, policy.name.as_str());
        let description = policy.description.unwrap_or_default();
        Self {
            policy_id: policy_id(&krn),
            policy_name: policy.name.to_string(),
            path: PATH,
            krn,
            description_en: description.clone(),
            description,
            default_version_id: format!("v{}", policy.default_version),
            policy_type: policy_type(policy.owner),
            create_mode: 1,
            service_id: 0,
            service_name: "",
            service_view_name: "",
            create_date: time::seconds(policy.created_at),
            update_date: time::seconds(policy.updated_at),
            attachment_count,
        }
    }
}

/// A version of a policy in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Version {
    version_id: String,
    /// A text, as Terraform's provider insists.
    is_default_version: &'static str,
    document: String,
    policy_struct: [(); 0],
    create_date: String,
}

impl From<iam::policy::Version> for Version {
    fn from(version: iam::policy::Version) -> Self {
        Self {
            version_id: format!("v{}", version.number),
            is_default_version: if version.is_default { "true" } else { "false" },
            document: version.document,
            policy_struct: [],
            create_date: time::seconds(version.created_at),
        }
    }
}

/// A policy as its holder sees it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct AttachedPolicy {
    policy_krn: String,
    policy_name: String,
    create_time: String,
    description: String,
    #[serde(rename = "Description_en")]
    description_en: String,
    description_cn: String,
    r#type: u8,
}

impl Listed for AttachedPolicy {
    const LIST: &'static str = "AttachedPolicies";
}

impl AttachedPolicy {
    pub(crate) fn new(account: &str, attached: Attached) -> Self {
        let description = attached.description.unwrap_or_default();
        Self {
            policy_krn: policy_krn(account, attached.owner, attached.name.as_str()),
            policy_name: attached.name.to_string(),
            create_time: time::seconds(attached.attached_at),
            description_en: description.clone(),
            description_cn: description.clone(),
            description,
            r#type: policy_type(attached.owner),
        }
    }
}

/// An access key in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct AccessKey {
    user_name: String,
    access_key_id: String,
    status: &'static str,
    create_date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret_access_key: Option<String>,
    /// The sandbox does not watch which keys are used.
    ak_last_used_time: &'static str,
}

impl AccessKey {
    /// A key of a user, or of the account itself, without its secret.
    pub(crate) fn new(user: Option<&iam::Name>, key: &iam::key::AccessKey) -> Self {
        Self {
            user_name: user.map(ToString::to_string).unwrap_or_default(),
            access_key_id: key.id.clone(),
            status: if key.active { "Active" } else { "Inactive" },
            create_date: time::seconds(key.created_at),
            secret_access_key: None,
            ak_last_used_time: "",
        }
    }

    /// The same with its secret.
    pub(crate) fn with_secret(user: Option<&iam::Name>, key: iam::key::AccessKey) -> Self {
        let view = Self::new(user, &key);
        Self { secret_access_key: Some(key.secret), ..view }
    }
}

/// Someone who holds a policy, or the day of it.
pub(crate) fn date(at: Timestamp) -> String {
    time::seconds(at)
}

fn policy_krn(account: &str, owner: Owner, name: &str) -> String {
    match owner {
        Owner::System => krn::policy(krn::SYSTEM, name),
        Owner::Account => krn::policy(account, name),
    }
}

fn policy_type(owner: Owner) -> u8 {
    match owner {
        Owner::System => 1,
        Owner::Account => 2,
    }
}

/// The identifier of a policy. The domain knows policies by name, so it is derived from that.
fn policy_id(krn: &str) -> String {
    let hash = Sha256::digest(krn.as_bytes());
    hash.first_chunk::<16>().map(|head| URL_SAFE_NO_PAD.encode(head)).unwrap_or_default()
}

/// The number that the vendor's tables have beside each identifier.
fn number(id: &str) -> u32 {
    let hash = Sha256::digest(id.as_bytes());
    // Below 2^31, for clients that read it as a signed number.
    hash.first_chunk::<4>().map_or(0, |head| u32::from_be_bytes(*head) >> 1)
}
