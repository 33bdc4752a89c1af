//! A sandbox for the tests of this crate: one account of a cloud with small quotas, at a clock that stands.

use std::sync::{Arc, LazyLock};

use kernel::{Cloud, SystemPolicies, SystemPolicy, Tags, Tenant, Timestamp};
use policy_engine::{Context, Layers, Outcome, Principal, Request, decide};
use store::{Scope, Store};
use store_testing::{TestStore, cloud};

use crate::authority::{Authority, Holder};
use crate::{Name, Result, group, policy, role, user};

/// A cloud with small quotas and two policies.
pub(crate) static CLOUD: Cloud = Cloud { system_policies: &SYSTEM_POLICIES, ..cloud(QUOTAS) };

/// `ReadOnly` and `Everything`.
static SYSTEM_POLICIES: LazyLock<SystemPolicies> = LazyLock::new(|| {
    let policy = |name, action| SystemPolicy {
        name,
        description: "a policy of the cloud".into(),
        version: 1,
        created_at: Timestamp::UNIX_EPOCH,
        updated_at: Timestamp::UNIX_EPOCH,
        document: allowing(action),
    };
    SystemPolicies::new([policy("ReadOnly", "*:Get*"), policy("Everything", "*")])
});

const QUOTAS: &[(&str, u64)] = &[
    ("users", 8),
    ("access-keys-per-user", 2),
    ("groups", 8),
    ("groups-per-user", 2),
    ("roles", 8),
    ("policies", 8),
    ("versions-per-policy", 3),
    ("tags-per-resource", 3),
    ("mfa-devices", 3),
    ("system-policies-per-user", 1),
    ("custom-policies-per-user", 2),
    ("custom-policies-per-role", 2),
    ("saml-providers", 2),
    ("oidc-providers", 2),
    ("client-ids-per-provider", 3),
    ("fingerprints-per-provider", 2),
    ("resource-groups", 2),
];

/// A trust policy.
pub(crate) const TRUST: &str = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
    "Principal": {"Service": ["ecs.aliyuncs.com"]}}]}"#;

/// A policy that allows one action on everything.
pub(crate) fn allowing(action: &str) -> String {
    format!(r#"{{"Version": "1", "Statement": [{{"Effect": "Allow", "Action": "{action}", "Resource": "*"}}]}}"#)
}

/// A sandbox with one account.
pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) tenant: Arc<Tenant>,
    authority: Authority,
    _kept: TestStore,
}

impl World {
    /// A sandbox whose cloud has two policies, `ReadOnly` and `Everything`.
    pub(crate) async fn new() -> Self {
        Self::over(TestStore::new(&CLOUD).await)
    }

    /// The same in a folder, where a scope that reads keeps its snapshot while others write.
    pub(crate) async fn in_folder() -> Self {
        Self::over(TestStore::in_folder(&CLOUD).await)
    }

    fn over(kept: TestStore) -> Self {
        let (store, tenant) = (kept.store.clone(), kept.tenant.clone());
        Self { store, tenant, authority: Authority::default(), _kept: kept }
    }

    /// Does something that writes, and keeps it when it is not refused.
    pub(crate) async fn change<T>(&self, what: impl FnOnce(&mut Scope<'_>) -> Result<T>) -> Result<T> {
        let mut scope = self.store.write(&self.tenant).await?;
        let done = what(&mut scope);
        match done {
            Ok(done) => scope.commit().map(|()| done).map_err(Into::into),
            Err(error) => {
                scope.abandon();
                Err(error)
            }
        }
    }

    /// Does something that only reads.
    pub(crate) fn ask<T>(&self, what: impl FnOnce(&mut Scope<'_>) -> Result<T>) -> Result<T> {
        what(&mut self.store.read(&self.tenant))
    }

    pub(crate) async fn user(&self, name: &str) -> Result<user::User> {
        let new = user::New {
            name: name.into(),
            display_name: None,
            email: None,
            mobile_phone: None,
            comments: None,
            tags: Tags::default(),
        };
        self.change(|scope| user::create(scope, new)).await
    }

    pub(crate) async fn group(&self, name: &str) -> Result<group::Group> {
        let new = group::New { name: name.into(), display_name: None, comments: None };
        self.change(|scope| group::create(scope, new)).await
    }

    pub(crate) async fn role(&self, name: &str) -> Result<role::Role> {
        self.tagged_role(name, &[]).await
    }

    pub(crate) async fn tagged_role(&self, name: &str, tags: &[(&str, &str)]) -> Result<role::Role> {
        let new = role::New {
            name: name.into(),
            trust: TRUST.to_owned(),
            description: None,
            max_session: 3_600,
            console_login: true,
            tags: tags.iter().copied().collect(),
        };
        self.change(|scope| role::create(scope, new)).await
    }

    /// A policy that allows one action.
    pub(crate) async fn policy(&self, name: &str, action: &str) -> Result<policy::Policy> {
        let new =
            policy::New { name: name.into(), document: allowing(action), description: None, tags: Tags::default() };
        self.change(|scope| policy::create(scope, new)).await
    }

    /// Whether the policies of an identity let it do something.
    pub(crate) fn may(&self, holder: &Holder, action: &str) -> bool {
        let permissions = self.ask(|scope| self.authority.permissions(scope, holder)).unwrap();
        let context = Context::new();
        let principal = Principal::user("1234567890123456", "ana", "acs:ram::1234567890123456:user/ana");
        let request = Request::new(&principal, action, "acs:ecs:*:1234567890123456:*", "1234567890123456", &context);
        decide(&Layers::identity(&permissions.account), &request).outcome == Outcome::Allow
    }

    /// The authority of this sandbox.
    pub(crate) fn authority(&self) -> &Authority {
        &self.authority
    }
}

/// Names, for comparing.
pub(crate) fn texts<'a>(names: impl IntoIterator<Item = &'a Name>) -> Vec<String> {
    names.into_iter().map(ToString::to_string).collect()
}

/// Reads a list page by page, and checks that every page but the last is full and says that more follow.
pub(crate) async fn pages<T>(
    limit: usize,
    mut page: impl AsyncFnMut(Option<&str>) -> Result<kernel::page::Paged<T>>,
) -> Vec<T> {
    let (mut all, mut mark) = (Vec::new(), None::<String>);
    loop {
        let next = page(mark.as_deref()).await.unwrap();
        assert!(next.items.len() <= limit);
        let full = next.items.len() == limit;
        all.extend(next.items);
        match next.next {
            Some(next) => {
                assert!(full && !next.is_empty() && mark.as_ref() != Some(&next), "after {mark:?} follows {next:?}");
                mark = Some(next);
            }
            None => return all,
        }
    }
}
