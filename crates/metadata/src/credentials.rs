//! Credentials of an instance's role: issued when first asked for, kept until they are close to their end.

use std::collections::HashMap;
use std::sync::Arc;

use iam::Name;
use iam::authority::{Authority, RoleFacts};
use kernel::{Tenant, TenantId, Timestamp};
use parking_lot::Mutex;
use policy_engine::Context;
use store::Store;
use sts::{Assume, ForService, Sealer, ServiceAsk, SessionKey};

use crate::view::View;

/// How many instances' credentials are kept; past it, those that have ended are dropped.
const KEPT: usize = 10_000;

/// Credentials that an instance holds.
#[derive(Debug, Clone)]
pub struct Held {
    /// The key, secret and token.
    pub key: SessionKey,
    /// Name of the role.
    pub role: String,
    /// When they were issued.
    pub issued_at: Timestamp,
    role_id: String,
    policy: Option<String>,
}

/// The service that assumes roles for instances, and what one of its dialects needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Service {
    /// Name of the service, as trust policies write it.
    pub name: &'static str,
    /// Whether an instance's role must trust it.
    pub must_be_trusted: bool,
    /// Resource name of a role, as policies are asked about it.
    pub role_arn: fn(account: &str, role: &str) -> String,
    /// Condition keys of the request, at an instant.
    pub context: fn(now: Timestamp) -> Context,
    /// How long before their end credentials are replaced, in seconds. Both sets work in between.
    pub overlap: i64,
    /// Name of the session that an instance gets.
    pub session_name: fn(instance: &str) -> String,
}

/// The credentials of all instances.
#[derive(Debug, Default)]
pub struct Credentials {
    held: Mutex<HashMap<(TenantId, String), Held>>,
}

/// What credentials are made with.
#[derive(Debug, Clone, Copy)]
pub struct Issuer<'a> {
    /// The store.
    pub store: &'a Store,
    /// Who may do what.
    pub authority: &'a Authority,
    /// Seals sessions.
    pub sealer: &'a Sealer,
    /// How long credentials last, in seconds.
    pub lifetime: i64,
    /// The service that asks.
    pub service: Service,
}

impl Credentials {
    /// The credentials that an instance shows now; `None` where it has no role, the role is gone, or
    /// the role no longer trusts the service and the last credentials have ended.
    pub async fn of(&self, issuer: Issuer<'_>, tenant: &Arc<Tenant>, view: &View) -> iam::Result<Option<Held>> {
        let slot = (tenant.id, view.instance_id.clone());
        let Some(role) = &view.role else {
            self.held.lock().remove(&slot);
            return Ok(None);
        };
        let now = issuer.store.clock().now();
        let role = issuer.authority.role_named(&mut issuer.store.read(tenant), &Name::from(role.as_str()))?;
        let Some(role) = role else {
            self.held.lock().remove(&slot);
            return Ok(None);
        };
        let held = self.held.lock().get(&slot).cloned();
        let held = held.filter(|held| {
            let begun = held.issued_at <= now && now < held.key.expires_at;
            held.role_id == role.id && held.policy == view.role_policy && begun
        });
        if let Some(held) = &held
            && now.as_second() < held.key.expires_at.as_second() - issuer.service.overlap.min(issuer.lifetime / 2)
        {
            return Ok(Some(held.clone()));
        }
        match issue(issuer, tenant, view, &role, now).await {
            Some(fresh) => {
                let mut kept = self.held.lock();
                if kept.len() >= KEPT {
                    kept.retain(|_, held| now < held.key.expires_at);
                }
                kept.insert(slot, fresh.clone());
                Ok(Some(fresh))
            }
            None => Ok(held),
        }
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.held.lock().clear();
    }
}

async fn issue(
    issuer: Issuer<'_>,
    tenant: &Arc<Tenant>,
    view: &View,
    role: &RoleFacts,
    now: Timestamp,
) -> Option<Held> {
    let service = issuer.service;
    let arn = (service.role_arn)(tenant.account.as_str(), role.name.as_str());
    let context = (service.context)(now);
    let ask = ServiceAsk { service: service.name, tenant, role_arn: &arn, context: &context, now };
    let session = Assume {
        session_name: (service.session_name)(&view.instance_id),
        duration: issuer.lifetime,
        policy: view.role_policy.clone(),
        source_identity: None,
    };
    let begin = ForService {
        store: issuer.store,
        sealer: issuer.sealer,
        role,
        must_be_trusted: service.must_be_trusted,
        instance: Some(&view.instance_id),
    };
    let assumed = begin.begin(&ask, session).await.ok()?;
    Some(Held {
        issued_at: assumed.session.issued_at,
        key: assumed.key,
        role: role.name.to_string(),
        role_id: role.id.clone(),
        policy: view.role_policy.clone(),
    })
}
