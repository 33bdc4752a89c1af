//! What the calls of the storm do, one after the other, without a database.

use std::collections::BTreeSet;

/// Groups that one user may be in.
const GROUPS_PER_USER: usize = 5;

/// Policies of the account that one user may have.
const POLICIES_PER_USER: usize = 10;

/// Policies of the account that one group or role may have.
const POLICIES_PER_GROUP_OR_ROLE: usize = 5;

/// What an account holds, by name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Model {
    pub(super) users: BTreeSet<String>,
    pub(super) groups: BTreeSet<String>,
    pub(super) roles: BTreeSet<String>,
    pub(super) policies: BTreeSet<String>,
    /// User and group.
    pub(super) members: BTreeSet<(String, String)>,
    /// Kind of holder, holder and policy.
    pub(super) attached: BTreeSet<(&'static str, String, String)>,
}

/// One call that changes something.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Create(&'static str, String),
    Delete(&'static str, String),
    Join(String, String),
    Leave(String, String),
    Attach(&'static str, String, String),
    Detach(&'static str, String, String),
}

impl Step {
    /// A step about one of a few things. `below` draws a number.
    pub(super) fn random(below: &mut impl FnMut(usize) -> usize) -> Self {
        let mut one = |kind: &str, of: usize| format!("{kind}{}", below(of));
        let (user, group, role, policy) = (one("user", 8), one("group", 6), one("role", 4), one("policy", 6));
        let things = [("User", user.clone()), ("Group", group.clone()), ("Role", role), ("Policy", policy.clone())];
        let (kind, name) = things[below(4)].clone();
        let (holder_kind, holder) = things[below(3)].clone();
        match below(12) {
            0..=3 => Self::Create(kind, name),
            4 => Self::Delete(kind, name),
            5..=6 => Self::Join(user, group),
            7 => Self::Leave(user, group),
            8..=9 => Self::Attach(holder_kind, holder, policy),
            _ => Self::Detach(holder_kind, holder, policy),
        }
    }

    /// The call: operation and parameters.
    pub(super) fn call(&self, trust: &str, document: &str) -> (&'static str, Vec<(&'static str, String)>) {
        let field = |kind: &str| match kind {
            "User" => "UserName",
            "Group" => "GroupName",
            "Role" => "RoleName",
            _ => "PolicyName",
        };
        let by_kind = |kind: &str, names: [&'static str; 4]| match kind {
            "User" => names[0],
            "Group" => names[1],
            "Role" => names[2],
            _ => names[3],
        };
        let pair = |holder_kind: &str, holder: &String, policy: &String| {
            vec![
                ("PolicyType", "Custom".to_owned()),
                ("PolicyName", policy.clone()),
                (field(holder_kind), holder.clone()),
            ]
        };
        let membership = |user: &String, group: &String| vec![("UserName", user.clone()), ("GroupName", group.clone())];
        match self {
            Self::Create(kind, name) => {
                let mut parameters = vec![(field(kind), name.clone())];
                match *kind {
                    "Role" => parameters.push(("AssumeRolePolicyDocument", trust.to_owned())),
                    "Policy" => parameters.push(("PolicyDocument", document.to_owned())),
                    _ => {}
                }
                (by_kind(kind, ["CreateUser", "CreateGroup", "CreateRole", "CreatePolicy"]), parameters)
            }
            Self::Delete(kind, name) => {
                let operation = by_kind(kind, ["DeleteUser", "DeleteGroup", "DeleteRole", "DeletePolicy"]);
                (operation, vec![(field(kind), name.clone())])
            }
            Self::Join(user, group) => ("AddUserToGroup", membership(user, group)),
            Self::Leave(user, group) => ("RemoveUserFromGroup", membership(user, group)),
            Self::Attach(kind, holder, policy) => {
                let names = ["AttachPolicyToUser", "AttachPolicyToGroup", "AttachPolicyToRole", ""];
                (by_kind(kind, names), pair(kind, holder, policy))
            }
            Self::Detach(kind, holder, policy) => {
                let names = ["DetachPolicyFromUser", "DetachPolicyFromGroup", "DetachPolicyFromRole", ""];
                (by_kind(kind, names), pair(kind, holder, policy))
            }
        }
    }
}

impl Model {
    fn set(&mut self, kind: &str) -> &mut BTreeSet<String> {
        match kind {
            "User" => &mut self.users,
            "Group" => &mut self.groups,
            "Role" => &mut self.roles,
            _ => &mut self.policies,
        }
    }

    /// Takes a step that the cloud took, or says why it should have refused.
    pub(super) fn take(&mut self, step: &Step) -> Result<(), &'static str> {
        let must = |holds: bool, otherwise| if holds { Ok(()) } else { Err(otherwise) };
        match step {
            Step::Create(kind, name) => must(self.set(kind).insert(name.clone()), "it was there already"),
            Step::Delete(kind, name) => {
                must(self.set(kind).remove(name), "it was not there")?;
                let member = |(user, group): &(String, String)| match *kind {
                    "User" => user == name,
                    "Group" => group == name,
                    _ => false,
                };
                must(!self.members.iter().any(member), "it was a member or had one")?;
                let tied = self.attached.iter().any(|(holder_kind, holder, policy)| {
                    (holder_kind == kind && holder == name) || (*kind == "Policy" && policy == name)
                });
                must(!tied, "a policy was attached")
            }
            Step::Join(user, group) => {
                must(self.users.contains(user) && self.groups.contains(group), "one of the two was not there")?;
                let joined = self.members.iter().filter(|(member, _)| member == user).count();
                must(joined < GROUPS_PER_USER, "the user was in too many groups")?;
                must(self.members.insert((user.clone(), group.clone())), "the user was in the group")
            }
            Step::Leave(user, group) => {
                must(self.members.remove(&(user.clone(), group.clone())), "the user was not in the group")
            }
            Step::Attach(kind, holder, policy) => {
                must(
                    self.set(kind).contains(holder) && self.policies.contains(policy),
                    "one of the two was not there",
                )?;
                let limit = if *kind == "User" { POLICIES_PER_USER } else { POLICIES_PER_GROUP_OR_ROLE };
                let tied = self.attached.iter().filter(|(of, name, _)| of == kind && name == holder).count();
                must(tied < limit, "the holder had too many policies")?;
                must(self.attached.insert((kind, holder.clone(), policy.clone())), "it was attached already")
            }
            Step::Detach(kind, holder, policy) => {
                must(self.attached.remove(&(*kind, holder.clone(), policy.clone())), "it was not attached")
            }
        }
    }
}
