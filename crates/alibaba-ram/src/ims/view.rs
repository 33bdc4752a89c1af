//! Parts that several answers share.

use alibaba_core::principal_name::Domain;
use iam::attachment::HolderKind;
use iam::group::Joined;
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;
use sha2::{Digest, Sha256};
use wire::Cx;

use crate::page::Listed;
use crate::ram::view::TagsView;

/// How every user of the sandbox came to be: nothing provisions users from elsewhere.
const MANUAL: &str = "Manual";

/// A user in an answer.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct User {
    pub(crate) user_id: String,
    pub(crate) user_principal_name: String,
    /// Only where one user is asked for.
    pub(crate) user_name: Option<String>,
    pub(crate) display_name: Option<String>,
    pub(crate) mobile_phone: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) comments: Option<String>,
    pub(crate) create_date: String,
    pub(crate) update_date: String,
    /// Only of users who have signed in.
    pub(crate) last_login_date: Option<String>,
    pub(crate) provision_type: &'static str,
    /// Only in lists.
    pub(crate) status: Option<&'static str>,
    pub(crate) tags: Option<TagsView>,
}

impl Listed for User {
    const LIST: &'static str = "Users";
    const ITEM: &'static str = "User";
}

impl User {
    /// A user of an account with this domain.
    pub(crate) fn new(domain: &Domain, user: iam::user::User) -> Self {
        Self {
            user_principal_name: domain.name(HolderKind::User, &user.name),
            user_id: user.id,
            user_name: None,
            display_name: user.display_name,
            mobile_phone: user.mobile_phone,
            email: user.email,
            comments: user.comments,
            create_date: time::seconds(user.created_at),
            update_date: time::seconds(user.updated_at),
            last_login_date: user.last_login_at.map(time::seconds),
            provision_type: MANUAL,
            status: None,
            tags: None,
        }
    }

    /// The same user with its tags.
    pub(crate) fn tagged(cx: &mut Cx<'_>, user: iam::user::User) -> iam::Result<Self> {
        let domain = Domain::of_account(cx.scope())?;
        let tags = store::tag::of(cx.scope(), iam::user::TAGGED, &user.id)?;
        Ok(Self { tags: TagsView::of(&tags), ..Self::new(&domain, user) })
    }

    /// The same user as lists show it.
    pub(crate) fn listed(domain: &Domain, user: iam::user::User, tags: Option<&Tags>) -> Self {
        Self { status: Some(ACTIVE), tags: tags.and_then(TagsView::of), ..Self::new(domain, user) }
    }
}

/// State of a user. The sandbox freezes nobody.
pub(crate) const ACTIVE: &str = "active";

/// A group in an answer.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Group {
    group_id: String,
    group_name: String,
    display_name: Option<String>,
    comments: Option<String>,
    create_date: String,
    update_date: String,
}

impl Listed for Group {
    const LIST: &'static str = "Groups";
    const ITEM: &'static str = "Group";
}

impl From<iam::group::Group> for Group {
    fn from(group: iam::group::Group) -> Self {
        Self {
            group_id: number_of_group(&group.id),
            group_name: group.name.to_string(),
            display_name: group.display_name,
            comments: group.comments,
            create_date: time::seconds(group.created_at),
            update_date: time::seconds(group.updated_at),
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
    display_name: Option<String>,
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
            group_id: number_of_group(&joined.group.id),
            group_name: joined.group.name.to_string(),
            display_name: joined.group.display_name,
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
    user_id: String,
    user_principal_name: String,
    display_name: Option<String>,
    join_date: String,
}

impl Listed for Member {
    const LIST: &'static str = User::LIST;
    const ITEM: &'static str = User::ITEM;
}

impl Member {
    /// A member in an account with this domain.
    pub(crate) fn new(domain: &Domain, member: iam::group::Member) -> Self {
        Self {
            user_principal_name: domain.name(HolderKind::User, &member.user.name),
            user_id: member.user.id,
            display_name: member.user.display_name,
            join_date: time::seconds(member.joined_at),
        }
    }
}

/// Identifier of a group in this interface: a number of 19 digits, where RAM writes `g-` and letters.
///
/// The number is made from RAM's identifier, so it stays the same for the life of the group.
pub(crate) fn number_of_group(id: &str) -> String {
    const LEAST: u64 = 1_000_000_000_000_000_000;
    let hash = Sha256::digest(id.as_bytes());
    let number = hash.iter().take(8).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    (LEAST + number % (9 * LEAST)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_has_a_number_of_nineteen_digits_of_its_own() {
        let numbers = ["g-FpMEHiMysofp1234", "g-FpMEHiMysofp1235"].map(number_of_group);
        assert!(numbers.iter().all(|number| number.len() == 19), "{numbers:?}");
        assert_ne!(numbers[0], numbers[1]);
    }
}
