//! The rule: begin a session of a role.

use iam::authority::RoleFacts;
use kernel::{Mint, Tenant, TenantId, Timestamp};
use policy_engine::{
    Combine, Context, Decision, Document, Explanation, Layers, Malformed, PolicySet, Principal, Purpose, Request,
    decide, explain,
};

use crate::caller::{Caller, Identity};
use crate::seal::Sealer;
use crate::session::{Session, SessionKey};

/// Shortest session, in seconds.
pub const SHORTEST: i64 = 900;

/// What a caller asks for.
#[derive(Debug, Clone)]
pub struct Assume {
    /// Name of the session.
    pub session_name: String,
    /// How long it is to last, in seconds.
    pub duration: i64,
    /// Session policy.
    pub policy: Option<String>,
    /// Source identity.
    pub source_identity: Option<String>,
}

/// A session that has begun.
#[derive(Debug, Clone)]
pub struct Assumed {
    /// What the application signs with.
    pub key: SessionKey,
    /// The claims.
    pub session: Session,
}

/// Why a session cannot begin.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The account itself cannot assume a role.
    #[error("the account itself cannot assume a role")]
    Root,
    /// The session would be too short or too long.
    #[error("a session of this role lasts {shortest} to {longest} seconds")]
    Duration {
        /// Shortest duration, in seconds.
        shortest: i64,
        /// Longest duration, in seconds.
        longest: i64,
    },
    /// The session policy does not follow the language.
    #[error("the session policy is malformed: {0}")]
    Policy(#[from] Malformed),
    /// The role does not trust the service.
    #[error("the role does not trust `{service}`")]
    NotTrusted {
        /// The service.
        service: String,
    },
    /// Another source identity is fixed for the chain already.
    #[error("the source identity of a chain of roles cannot change")]
    SourceIdentity,
}

/// Begins a session for a caller that may assume the role; the checks have said so.
///
/// `tenant` is the account of the role.
pub fn assume_role(
    caller: &Caller,
    tenant: TenantId,
    role: &RoleFacts,
    ask: Assume,
    now: Timestamp,
    sealer: &Sealer,
    mint: &Mint,
) -> Result<Assumed, Refusal> {
    if matches!(caller.identity, Identity::Root) {
        return Err(Refusal::Root);
    }
    if !(SHORTEST..=role.max_session).contains(&ask.duration) {
        return Err(Refusal::Duration { shortest: SHORTEST, longest: role.max_session });
    }
    if let Some(policy) = &ask.policy {
        Document::parse(role.trust_document.dialect(), Purpose::Session, policy)?;
    }
    let inherited = match &caller.identity {
        Identity::Session(session) => session.source_identity.clone(),
        _ => None,
    };
    let source_identity = match (inherited, ask.source_identity) {
        (Some(fixed), Some(asked)) if fixed != asked => return Err(Refusal::SourceIdentity),
        (fixed, asked) => fixed.or(asked),
    };
    let ask = Assume { source_identity, ..ask };
    let shape = &caller.tenant.cloud.shapes.session_key;
    let given = Given { key_id: mint.draw(shape), mfa: caller.mfa };
    Ok(begin(tenant, role, ask, given, now, sealer, mint))
}

/// A service asks for a session of a role.
#[derive(Debug, Clone, Copy)]
pub struct ServiceAsk<'a> {
    /// Name of the service, such as `ecs.aliyuncs.com`.
    pub service: &'a str,
    /// Account of the role.
    pub tenant: &'a Tenant,
    /// Resource name of the role, as policies are asked about it.
    pub role_arn: &'a str,
    /// Condition keys of the request.
    pub context: &'a Context,
    /// The instant of the request.
    pub now: Timestamp,
}

/// Whether a role's trust policy lets a service assume it. No identity policy is asked: services have none.
pub fn trusts(role: &RoleFacts, ask: &ServiceAsk<'_>) -> Decision {
    put(role, ask, decide)
}

/// Why a role's trust policy answers a service as it does.
pub(crate) fn explain_trust(role: &RoleFacts, ask: &ServiceAsk<'_>) -> Explanation {
    put(role, ask, explain)
}

/// Puts a service's question to a role's trust policy alone.
fn put<T>(role: &RoleFacts, ask: &ServiceAsk<'_>, to: impl FnOnce(&Layers<'_>, &Request<'_>) -> T) -> T {
    let none = PolicySet::empty();
    let layers = Layers {
        control: &[],
        session: None,
        identity: &none,
        resource_group: None,
        resource_based: Some(&role.trust),
        combine: Combine::ResourceOnly,
    };
    let principal = Principal::service(ask.service);
    let account = ask.tenant.account.as_str();
    to(&layers, &Request::new(&principal, "sts:AssumeRole", ask.role_arn, account, ask.context))
}

/// Begins a session for a service, when the role trusts it.
pub(crate) fn assume_as_service(
    role: &RoleFacts,
    ask: &ServiceAsk<'_>,
    session: Assume,
    sealer: &Sealer,
    mint: &Mint,
) -> Result<Assumed, Refusal> {
    let decision = trusts(role, ask);
    if !decision.outcome.is_allow() {
        return Err(Refusal::NotTrusted { service: ask.service.to_owned() });
    }
    Ok(issue(role, ask, session, sealer, mint))
}

/// Begins a session for a service without asking the role. For a cloud whose roles have no say in it.
pub(crate) fn issue(role: &RoleFacts, ask: &ServiceAsk<'_>, session: Assume, sealer: &Sealer, mint: &Mint) -> Assumed {
    let given = Given { key_id: mint.draw(&ask.tenant.cloud.shapes.session_key), mfa: None };
    begin(ask.tenant.id, role, session, given, ask.now, sealer, mint)
}

/// What a session has that nobody asks for.
struct Given {
    key_id: String,
    mfa: Option<bool>,
}

fn begin(
    tenant: TenantId,
    role: &RoleFacts,
    ask: Assume,
    given: Given,
    now: Timestamp,
    sealer: &Sealer,
    mint: &Mint,
) -> Assumed {
    // Tokens show whole seconds, so a session ends on one.
    let whole = Timestamp::from_second(now.as_second()).unwrap_or(now);
    let ends = whole.as_second().saturating_add(ask.duration);
    let session = Session {
        key_id: given.key_id,
        tenant,
        role_id: role.id.clone(),
        role_name: role.name.to_string(),
        name: ask.session_name,
        issued_at: whole,
        expires_at: Timestamp::from_second(ends).unwrap_or(Timestamp::MAX),
        policy: ask.policy,
        source_identity: ask.source_identity,
        mfa: given.mfa,
    };
    Assumed { key: sealer.seal(&session, mint), session }
}
