//! Who may do what: loaded once per revision, kept compiled, never stale.
//!
//! Every entry carries the revision of the account it was loaded at and is used only while that
//! revision is the committed one. Nothing is ever invalidated and nothing expires: a change advances
//! the revision, and the next call loads anew.

pub mod export;
mod rows;

use std::fmt;
use std::sync::Arc;

use kernel::{Tenant, TenantId};
use policy_engine::{AttachedTo, Dialect, Document, PolicySet, Purpose, Source, SourceKind};
use quick_cache::sync::Cache;
use store::{Fault, Scope, Store};

use crate::attachment::Reach;
use crate::error::Result;
use crate::key::{self, AccessKey};
use crate::key_policy::{self, KeyPolicy};
use crate::name::Name;
use crate::policy::Owner;
use crate::{role, user};

/// How many keys, and how many identities, are kept ready.
const READY: usize = 10_000;

/// How many compiled documents are kept ready.
const DOCUMENTS: usize = 5_000;

/// What a signed call's key stands for.
#[derive(Debug)]
pub struct KeyOwner {
    /// The key.
    pub key: AccessKey,
    /// Account of the key.
    pub tenant: Arc<Tenant>,
    /// Name of its user; `None` for a key of the account itself.
    pub user: Option<Name>,
    /// Networks that calls with the key must come from; `None` for any.
    pub networks: Option<KeyPolicy>,
}

/// An identity that policies are attached to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Holder {
    /// The user with this identifier.
    User(String),
    /// The role with this identifier.
    Role(String),
}

/// What an identity may do, compiled.
#[derive(Debug)]
pub struct Permissions {
    /// Policies attached for the whole account; those of a user's groups count with its own.
    pub account: PolicySet,
    /// Policies attached for one resource group, by its id.
    pub resource_groups: Vec<(String, PolicySet)>,
}

impl Permissions {
    /// About how many bytes they take in memory.
    pub fn size(&self) -> usize {
        self.account.size() + self.resource_groups.iter().map(|(id, set)| id.len() + set.size()).sum::<usize>()
    }
}

/// A role as its sessions and those who assume it see it.
#[derive(Debug)]
pub struct RoleFacts {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Name,
    /// Trust policy.
    pub trust: PolicySet,
    /// Its document.
    pub trust_document: Arc<Document>,
    /// Longest session, in seconds.
    pub max_session: i64,
}

/// Authority, ready to decide.
pub struct Authority {
    keys: Cache<String, (i64, Arc<KeyOwner>)>,
    permissions: Cache<(TenantId, Holder), (i64, Arc<Permissions>)>,
    roles: Cache<(TenantId, String), (i64, Arc<RoleFacts>)>,
    documents: Cache<(Dialect, Purpose, String), Arc<Document>>,
}

impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authority").field("keys", &self.keys.len()).finish_non_exhaustive()
    }
}

impl Default for Authority {
    fn default() -> Self {
        Self {
            keys: Cache::new(READY),
            permissions: Cache::new(READY),
            roles: Cache::new(READY),
            documents: Cache::new(DOCUMENTS),
        }
    }
}

impl Authority {
    /// Forgets everything that is kept ready.
    pub fn clear(&self) {
        self.keys.clear();
        self.permissions.clear();
        self.roles.clear();
        self.documents.clear();
    }

    /// What the key with this identifier stands for; `None` when there is no such key.
    pub fn key_owner(&self, store: &Store, id: &str) -> Result<Option<Arc<KeyOwner>>> {
        if let Some((revision, owner)) = self.keys.get(id)
            && store.revision(owner.tenant.id) == Some(revision)
        {
            return Ok(Some(owner));
        }
        // The key's account is not known yet, and any tenant's scope reads the one table of keys.
        let Some(any) = store.accounts().into_iter().next() else { return Ok(None) };
        let mut scope = store.read(&any);
        let Some(key) = key::rows::find(scope.conn()?, id)? else { return Ok(None) };
        let Some(tenant) = store.tenant_by_id(key.tenant) else { return Ok(None) };
        drop(scope);
        // INVARIANT: the revision is read before the data, so that newer data is never kept under it for long.
        let Some(revision) = store.revision(tenant.id) else { return Ok(None) };
        let mut scope = store.read(&tenant);
        let Some(key) = key::rows::find(scope.conn()?, id)? else { return Ok(None) };
        let user = match &key.user_id {
            Some(user_id) => match user::by_id(&mut scope, user_id)? {
                Some(user) => Some(user.name),
                None => return Ok(None),
            },
            None => None,
        };
        let networks = key_policy::in_force(&mut scope, id)?;
        let owner = Arc::new(KeyOwner { key, tenant, user, networks });
        self.keys.insert(id.to_owned(), (revision, Arc::clone(&owner)));
        Ok(Some(owner))
    }

    /// What an identity of the scope's account may do.
    pub fn permissions(&self, scope: &mut Scope<'_>, holder: &Holder) -> Result<Arc<Permissions>> {
        let tenant = scope.tenant_id();
        let revision = revision(scope)?;
        let slot = (tenant, holder.clone());
        if let Some((known, permissions)) = self.permissions.get(&slot)
            && known == revision
        {
            return Ok(permissions);
        }
        // INVARIANT: what is kept carries the revision of the snapshot it was read from. The committed
        // revision can be newer than the snapshot of a scope that has read something before.
        let seen = scope.seen_revision()?;
        let permissions = Arc::new(self.load(scope, holder)?);
        if let Some(seen) = seen {
            self.permissions.insert(slot, (seen, Arc::clone(&permissions)));
        }
        Ok(permissions)
    }

    /// The role with this identifier in the scope's account, if it is still there.
    pub fn role(&self, scope: &mut Scope<'_>, id: &str) -> Result<Option<Arc<RoleFacts>>> {
        let slot = (scope.tenant_id(), format!("id/{id}"));
        if let Some(facts) = self.ready_role(scope, &slot)? {
            return Ok(Some(facts));
        }
        let seen = scope.seen_revision()?;
        let role = role::by_id(scope, id)?;
        self.keep_role(scope, slot, seen, role)
    }

    /// The role of this name in the scope's account, if there is one.
    pub fn role_named(&self, scope: &mut Scope<'_>, name: &Name) -> Result<Option<Arc<RoleFacts>>> {
        let slot = (scope.tenant_id(), format!("name/{}", name.key()));
        let facts = if let Some(facts) = self.ready_role(scope, &slot)? {
            Some(facts)
        } else {
            let seen = scope.seen_revision()?;
            let role = role::rows::find(scope, name.key())?;
            self.keep_role(scope, slot, seen, role)?
        };
        Ok(facts.filter(|facts| name.finds(&facts.name, scope.tenant().cloud)))
    }

    fn ready_role(&self, scope: &Scope<'_>, slot: &(TenantId, String)) -> Result<Option<Arc<RoleFacts>>> {
        let revision = revision(scope)?;
        Ok(self.roles.get(slot).filter(|(known, _)| *known == revision).map(|(_, facts)| facts))
    }

    fn keep_role(
        &self,
        scope: &Scope<'_>,
        slot: (TenantId, String),
        seen: Option<i64>,
        role: Option<role::Role>,
    ) -> Result<Option<Arc<RoleFacts>>> {
        let Some(role) = role else { return Ok(None) };
        let trust = self.document(crate::dialect(scope.tenant())?, Purpose::Trust, &role.trust)?;
        let attached = AttachedTo::Role(role.name.as_str().into());
        let source = Source::new(role.name.as_str(), SourceKind::Trust, attached);
        let facts = Arc::new(RoleFacts {
            id: role.id,
            name: role.name,
            trust: PolicySet::new([(source, Arc::clone(&trust))]),
            trust_document: trust,
            max_session: role.max_session,
        });
        if let Some(seen) = seen {
            self.roles.insert(slot, (seen, Arc::clone(&facts)));
        }
        Ok(Some(facts))
    }

    /// A document, compiled once for as long as it is in use.
    pub fn document(&self, dialect: Dialect, purpose: Purpose, text: &str) -> Result<Arc<Document>> {
        let slot = (dialect, purpose, text.to_owned());
        if let Some(document) = self.documents.get(&slot) {
            return Ok(document);
        }
        let document = Arc::new(Document::parse(dialect, purpose, text)?);
        self.documents.insert(slot, Arc::clone(&document));
        Ok(document)
    }

    fn load(&self, scope: &mut Scope<'_>, holder: &Holder) -> Result<Permissions> {
        let dialect = crate::dialect(scope.tenant())?;
        let mut account = Vec::new();
        let mut groups = Vec::<(String, Vec<(Source, Arc<Document>)>)>::new();
        for row in rows::of(scope, holder)? {
            let kind = match row.owner {
                Owner::System => SourceKind::System,
                Owner::Account => SourceKind::Custom,
            };
            let mut source = Source::new(row.policy.as_str(), kind, row.attached_to);
            source.version = Some(format!("v{}", row.version).into());
            let document = self.document(dialect, Purpose::Identity, &row.document);
            let document = document.map_err(|error| {
                Fault::Damaged(format!("policy `{}` does not follow its language: {error}", row.policy))
            })?;
            match row.reach {
                Reach::Account => account.push((source, document)),
                Reach::ResourceGroup(id) => match groups.iter_mut().find(|(group, _)| *group == id) {
                    Some((_, policies)) => policies.push((source, document)),
                    None => groups.push((id, vec![(source, document)])),
                },
            }
        }
        let resource_groups = groups.into_iter().map(|(id, policies)| (id, PolicySet::new(policies))).collect();
        Ok(Permissions { account: PolicySet::new(account), resource_groups })
    }
}

fn revision(scope: &Scope<'_>) -> Result<i64> {
    scope.store().revision(scope.tenant_id()).ok_or_else(|| Fault::Damaged("the account is gone".to_owned()).into())
}

#[cfg(test)]
mod tests;
