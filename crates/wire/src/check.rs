//! What a caller must be allowed to do before an operation runs.

use std::borrow::Cow;

/// One question to the policies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Action: the product and the operation, such as `ecs:RunInstances`.
    pub action: Cow<'static, str>,
    /// Name of the resource, in the vendor's form.
    pub resource: String,
    /// Account that owns the resource; `None` for the caller's own.
    pub account: Option<String>,
    /// Condition keys that only the operation knows, with their values.
    pub facts: Vec<(Cow<'static, str>, String)>,
    /// Role whose trust policy has to allow the action too.
    pub trust: Option<Trust>,
    /// Other names of the same action and resource; a statement that names those counts as well.
    pub also: Option<Also>,
    /// Self-service permission that the account may give its users, by a name that the service knows: what the account
    /// lets a user do to itself without a policy. A policy that denies has the last word.
    pub self_service: Option<&'static str>,
}

/// Names that an action and its resource have besides their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Also {
    /// The action, such as `ims:CreateSAMLProvider`.
    pub action: Cow<'static, str>,
    /// The resource.
    pub resource: String,
}

/// A role that is to be assumed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trust {
    /// Account of the role.
    pub account: String,
    /// Name of the role.
    pub role: String,
}

impl Check {
    /// A question about an action on a resource of the caller's account.
    pub fn new(action: impl Into<Cow<'static, str>>, resource: impl Into<String>) -> Self {
        Self {
            action: action.into(),
            resource: resource.into(),
            account: None,
            facts: Vec::new(),
            trust: None,
            also: None,
            self_service: None,
        }
    }

    /// The same question with a condition key and its value.
    #[must_use]
    pub fn fact(mut self, key: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.facts.push((key.into(), value.into()));
        self
    }

    /// The same question, for which statements with these other names count as well.
    #[must_use]
    pub fn also_as(mut self, action: impl Into<Cow<'static, str>>, resource: impl Into<String>) -> Self {
        self.also = Some(Also { action: action.into(), resource: resource.into() });
        self
    }

    /// The same question about a resource of another account.
    #[must_use]
    pub fn owned_by(mut self, account: impl Into<String>) -> Self {
        self.account = Some(account.into());
        self
    }

    /// The same question, answered with yes also where the account gives its users this self-service permission.
    #[must_use]
    pub fn self_service(mut self, permission: &'static str) -> Self {
        self.self_service = Some(permission);
        self
    }

    /// The same question, asked of a role's trust policy as well.
    #[must_use]
    pub fn trusted_by(mut self, account: impl Into<String>, role: impl Into<String>) -> Self {
        let account = account.into();
        self.account = Some(account.clone());
        self.trust = Some(Trust { account, role: role.into() });
        self
    }
}

/// Every question that an operation asks; all must be answered with yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checks {
    list: Vec<Check>,
    reason: Option<&'static str>,
}

impl Checks {
    /// One question.
    pub fn of(action: impl Into<Cow<'static, str>>, resource: impl Into<String>) -> Self {
        Self::only(Check::new(action, resource))
    }

    /// One question that is ready made.
    pub fn only(check: Check) -> Self {
        Self { list: vec![check], reason: None }
    }

    /// No question: any signed-in caller may call, because of `reason`.
    pub fn authenticated(reason: &'static str) -> Self {
        Self { list: Vec::new(), reason: Some(reason) }
    }

    /// One more question.
    #[must_use]
    pub fn and(mut self, check: Check) -> Self {
        self.list.push(check);
        self
    }

    /// More questions.
    #[must_use]
    pub fn and_all(mut self, checks: impl IntoIterator<Item = Check>) -> Self {
        self.list.extend(checks);
        self
    }

    /// One more question when there is something to ask about.
    #[must_use]
    pub fn and_if<T>(self, subject: Option<T>, ask: impl FnOnce(T) -> Check) -> Self {
        match subject {
            Some(subject) => self.and(ask(subject)),
            None => self,
        }
    }

    /// The same questions, each with a condition key and its value.
    #[must_use]
    pub fn each_fact(mut self, key: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        let (key, value) = (key.into(), value.into());
        for check in &mut self.list {
            check.facts.push((key.clone(), value.clone()));
        }
        self
    }

    /// The questions.
    pub fn iter(&self) -> impl Iterator<Item = &Check> {
        self.list.iter()
    }

    /// Why nothing is asked; `None` when something is.
    pub fn reason(&self) -> Option<&'static str> {
        self.reason
    }
}

impl IntoIterator for Checks {
    type Item = Check;
    type IntoIter = std::vec::IntoIter<Check>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}
