//! Values of IAM's parameters: each type states its rule once.
//!
//! Source: the parameter texts of the vendor's SDKs; where they give no limit, a generous one.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use iam::Name;
use iam::policy::Owner;
use kernel::page::Paged;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

use crate::field::texts;
use crate::krn;

/// The alphabet of names: `[\w+=,.@-]`.
fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '=' | ',' | '.' | '@' | '-')
}

fn is_text(c: char) -> bool {
    !c.is_control() || c == '\n'
}

texts! {
    /// Name of a user: 1 to 64 of letters, digits and `_+=,.@-`.
    UserName = 1 to 64 of is_name;
    /// Name of a role: 1 to 64 of letters, digits and `_+=,.@-`.
    RoleName = 1 to 64 of is_name;
    /// Name of a group: 1 to 64 of letters, digits and `._-`.
    GroupName = 1 to 64 of |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    /// Name of a policy: 1 to 128 of letters, digits and `_+=,.@-`.
    PolicyName = 1 to 128 of is_name;
    /// Real name of a user: up to 64 characters.
    RealName = 0 to 64 of is_text;
    /// Phone number of a user.
    Phone = 0 to 32 of |c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ');
    /// Mail address of a user.
    Email = 0 to 128 of |c| !c.is_control() && c != ' ';
    /// Remark on a user.
    Remark = 0 to 256 of is_text;
    /// Description of a group: 1 to 64 characters.
    GroupText = 1 to 64 of is_text;
    /// Description of a role or policy: up to 1,000 characters.
    Description = 0 to 1000 of is_text;
    /// Name of a project: 1 to 64 characters.
    ProjectName = 1 to 64 of is_text;
    /// Description of a project: up to 64 characters.
    ProjectText = 0 to 64 of is_text;
    /// Identifier of an access key.
    AccessKeyId = 1 to 128 of |c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
}

/// Names that lead to things of the domain.
macro_rules! names {
    ($($name:ident),*) => { $(
        impl From<$name> for Name {
            fn from(name: $name) -> Self {
                Name::new(name.0)
            }
        }
    )* };
}
names!(UserName, RoleName, GroupName, PolicyName);

/// Resource name of a policy: of the account's own, or of the cloud's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct PolicyKrn {
    account: String,
    name: String,
}

impl TryFrom<String> for PolicyKrn {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let (account, name) = krn::parse(&text, "policy").ok_or(Problem::Format)?;
        Ok(Self { account: account.to_owned(), name: name.to_owned() })
    }
}

impl PolicyKrn {
    /// The resource name.
    pub(crate) fn krn(&self) -> String {
        krn::policy(&self.account, &self.name)
    }

    /// Whose policy it is for a caller of `account`, and its name.
    ///
    /// A policy of another account is none that a caller could see.
    pub(crate) fn find(self, account: &str) -> iam::Result<(Owner, Name)> {
        let owner = match self.account.as_str() {
            krn::SYSTEM => Owner::System,
            own if own == account => Owner::Account,
            _ => return Err(iam::Error::not_found(iam::Kind::Policy, self.krn())),
        };
        Ok((owner, Name::new(self.name)))
    }

    /// The name, when the policy is one that a caller of `account` can change.
    pub(crate) fn own(self, account: &str) -> iam::Result<Name> {
        let krn = self.krn();
        match self.find(account)? {
            (Owner::Account, name) => Ok(name),
            (Owner::System, _) => Err(iam::Error::not_found(iam::Kind::Policy, krn)),
        }
    }
}

/// A version of a policy: `v1`, `v2` and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct VersionId(#[schemars(with = "String")] pub(crate) i64);

impl TryFrom<String> for VersionId {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let digits = text.strip_prefix('v').ok_or(Problem::Format)?;
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse().ok().filter(|_| plain).map(Self).ok_or(Problem::Format)
    }
}

/// How many items a page has: 1 to 1,000, by default 100. More than a page holds is cut: Terraform's
/// provider asks for more than the pages of some lists allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct MaxItems(#[schemars(range(min = 1, max = 1_000))] pub(crate) usize);

impl Default for MaxItems {
    fn default() -> Self {
        Self(100)
    }
}

impl TryFrom<String> for MaxItems {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        match text.trim().parse::<i64>().map(usize::try_from) {
            Ok(Ok(count)) if count > 0 => Ok(Self(count.min(1_000))),
            Ok(_) => Err(Problem::Range),
            Err(_) => Err(Problem::Type),
        }
    }
}

/// Where a page begins: the text that the page before it gave; nothing or an empty text for the first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct Marker(#[schemars(with = "String", length(max = 320))] Option<String>);

impl TryFrom<String> for Marker {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() {
            return Ok(Self(None));
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| Problem::Value)?;
        String::from_utf8(bytes).map(|key| Self(Some(key))).map_err(|_| Problem::Value)
    }
}

impl Marker {
    /// Key of the last item of the page before.
    pub(crate) fn after(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// Hides the key of the last item.
    pub(crate) fn hide(key: &str) -> String {
        URL_SAFE_NO_PAD.encode(key)
    }
}

/// The page that a call asks for by a marker.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Part {
    /// Where the page begins.
    #[serde(default)]
    pub(super) marker: Marker,
    /// How many items the page has.
    #[serde(default)]
    pub(super) max_items: MaxItems,
}

/// One page of a list that is at hand as a whole, by its number or by a marker.
pub(crate) fn page_of<T>(list: Vec<T>, page: Option<u32>, marker: &Marker, max: MaxItems) -> Paged<T> {
    let by_marker = marker.after().and_then(|after| after.parse().ok());
    let by_number = page.and_then(|page| usize::try_from(page.saturating_sub(1)).ok()).map(|page| page * max.0);
    let start = by_marker.or(by_number).unwrap_or(0);
    let rows: Vec<_> = list.into_iter().skip(start).take(max.0 + 1).collect();
    Paged::cut(rows, max.0, |_| (start + max.0).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_belongs_to_the_cloud_or_to_the_account() {
        let read = |text: &str| PolicyKrn::try_from(text.to_owned());
        let belongs = |text: &str| read(text).unwrap().find("1000").map(|(owner, _)| owner).ok();
        assert_eq!(belongs("krn:ksc:iam::ksc:policy/A"), Some(Owner::System));
        assert_eq!(belongs("krn:ksc:iam::1000:policy/A"), Some(Owner::Account));
        assert_eq!(belongs("krn:ksc:iam::1001:policy/A"), None);
        assert!(read("krn:ksc:iam::ksc:policy/A").unwrap().own("1000").is_err());
        assert_eq!(read("A"), Err(Problem::Format));
    }

    #[test]
    fn pages_are_counted_or_marked() {
        let list = || vec![1, 2, 3];
        let none = Marker::default();
        assert_eq!(page_of(list(), Some(2), &none, MaxItems(1)).items, [2]);
        assert_eq!(page_of(list(), Some(4), &none, MaxItems(1)).items, [0; 0]);
        let first = page_of(list(), None, &none, MaxItems(2));
        let next = Marker::try_from(Marker::hide(&first.next.unwrap())).unwrap();
        let rest = page_of(list(), None, &next, MaxItems(2));
        assert_eq!((rest.items, rest.next), (vec![3], None));
    }

    #[test]
    fn too_large_a_page_is_cut_and_none_is_refused() {
        let read = |text: &str| MaxItems::try_from(text.to_owned()).map(|max| max.0);
        assert_eq!([read(""), read("1000"), read("5000")], [Ok(100), Ok(1_000), Ok(1_000)]);
        assert_eq!([read("0"), read("-1"), read("x")], [Err(Problem::Range), Err(Problem::Range), Err(Problem::Type)]);
    }

    #[test]
    fn versions_are_numbered() {
        assert_eq!(VersionId::try_from("v12".to_owned()), Ok(VersionId(12)));
        for wrong in ["", "v", "12", "v-1", "v+1", "V1"] {
            assert!(VersionId::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
