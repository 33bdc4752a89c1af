//! Users, groups and roles as holders of policies.

use iam::Name;
use iam::attachment::HolderKind;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sts::Caller;

use crate::iam::field::{GroupName, Marker, MaxItems, PolicyKrn, RoleName, UserName};
use crate::krn;

/// What the operations on attachments differ in from one kind of holder to another.
pub trait Holder: Send + Sync + 'static {
    /// The kind.
    const KIND: HolderKind;
    /// The operation that attaches a policy.
    const ATTACH: &'static str;
    /// The operation that detaches one.
    const DETACH: &'static str;
    /// The operation that lists those that are attached.
    const LIST: &'static str;
    /// Name of the result of that.
    const LISTED: &'static str;
    /// A call that attaches or detaches.
    const EXAMPLE: &'static [(&'static str, &'static str)];
    /// A call that lists.
    const LIST_EXAMPLE: &'static [(&'static str, &'static str)];

    /// Parameters of a call that attaches or detaches.
    type Pair: Pair;
    /// Parameters of a call that lists.
    type Page: Page;
}

/// A holder and a policy.
pub trait Pair: DeserializeOwned + JsonSchema + Send + Sync {
    /// Resource name of the holder.
    fn holder_krn(&self, caller: &Caller) -> String;
    /// Resource name of the policy.
    fn policy_krn(&self) -> String;
    /// The holder and the policy.
    fn split(self) -> (Name, Wanted);
}

/// A holder and a part of its list.
pub trait Page: DeserializeOwned + JsonSchema + Send + Sync {
    /// Resource name of the holder.
    fn holder_krn(&self, caller: &Caller) -> String;
    /// The holder and the part.
    fn split(self) -> (Name, Part);
}

/// A policy that a call names.
#[derive(Debug)]
pub struct Wanted(pub(super) PolicyKrn);

/// The part of a list that a call asks for.
#[derive(Debug)]
pub struct Part {
    pub(super) page: Option<u32>,
    pub(super) marker: Marker,
    pub(super) max_items: MaxItems,
}

/// One kind of holder and its parameters, which differ in the name of one of them.
macro_rules! holder {
    (
        $(#[$doc:meta])* $holder:ident, $kind:ident, $pair:ident, $page:ident, $field:ident: $name:ident, $krn:path,
        $attach:literal $detach:literal $list:literal $listed:literal, $parameter:literal = $example:literal
    ) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $holder;

        /// Attaches a policy to a holder, or detaches it.
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(rename_all = "PascalCase")]
        pub struct $pair {
            /// Name of the holder.
            $field: $name,
            /// Resource name of the policy.
            policy_krn: PolicyKrn,
        }

        /// Lists the policies that are attached to a holder, page by page.
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(rename_all = "PascalCase")]
        pub struct $page {
            /// Name of the holder.
            $field: $name,
            /// Where the page begins.
            #[serde(default)]
            marker: Marker,
            /// How many policies the page has.
            #[serde(default)]
            max_items: MaxItems,
            /// Number of the page, instead of a marker; the first is 1.
            page: Option<u32>,
        }

        impl Holder for $holder {
            const KIND: HolderKind = HolderKind::$kind;
            const ATTACH: &'static str = $attach;
            const DETACH: &'static str = $detach;
            const LIST: &'static str = $list;
            const LISTED: &'static str = $listed;
            const EXAMPLE: &'static [(&'static str, &'static str)] =
                &[($parameter, $example), ("PolicyKrn", "krn:ksc:iam::ksc:policy/KECFullAccess")];
            const LIST_EXAMPLE: &'static [(&'static str, &'static str)] = &[($parameter, $example)];
            type Pair = $pair;
            type Page = $page;
        }

        impl Pair for $pair {
            fn holder_krn(&self, caller: &Caller) -> String {
                $krn(caller.account(), &self.$field.0)
            }

            fn policy_krn(&self) -> String {
                self.policy_krn.krn()
            }

            fn split(self) -> (Name, Wanted) {
                (self.$field.into(), Wanted(self.policy_krn))
            }
        }

        impl Page for $page {
            fn holder_krn(&self, caller: &Caller) -> String {
                $krn(caller.account(), &self.$field.0)
            }

            fn split(self) -> (Name, Part) {
                let Self { page, marker, max_items, $field } = self;
                ($field.into(), Part { page, marker, max_items })
            }
        }
    };
}

holder! {
    /// Users as holders of policies.
    OfUser, User, UserPair, UserPage, user_name: UserName, krn::user,
    "AttachUserPolicy" "DetachUserPolicy" "ListAttachedUserPolicies" "ListAttachedUserPoliciesResult",
    "UserName" = "alice"
}
holder! {
    /// Groups as holders of policies.
    OfGroup, Group, GroupPair, GroupPage, group_name: GroupName, krn::group,
    "AttachGroupPolicy" "DetachGroupPolicy" "ListGroupPolicies" "ListGroupPoliciesResult",
    "GroupName" = "developers"
}
holder! {
    /// Roles as holders of policies.
    OfRole, Role, RolePair, RolePage, role_name: RoleName, krn::role,
    "AttachRolePolicy" "DetachRolePolicy" "ListAttachedRolePolicies" "ListAttachedRolePoliciesResult",
    "RoleName" = "MyApplicationRole"
}
