//! What a handler sees, and how checks are decided.

use std::net::IpAddr;
use std::sync::Arc;

use iam::Name;
use iam::authority::{Permissions, RoleFacts};
use kernel::{Tenant, Timestamp};
use policy_engine::{
    Alias, AttachedTo, Combine, Context, Decision, Explanation, Layers, PolicySet, Principal, Purpose, Request, Source,
    SourceKind, decide, explain,
};
use store::{Fault, Scope};
use sts::{Caller, Identity, Sealer};

use crate::caller_names::PrincipalNames;
use crate::check::{Check, Checks, Trust};
use crate::failure::Failure;
use crate::operation::{Format, Service};
use crate::sandbox::Sandbox;

/// What is known about a call before its parameters are read.
#[derive(Debug, Clone)]
pub struct Call {
    /// Number of the request.
    pub request_id: String,
    /// How the answer is written.
    pub format: Format,
    /// Region that the call is addressed to.
    pub region: Option<String>,
    /// Where it comes from.
    pub source_ip: IpAddr,
    /// Whether it came over TLS.
    pub secure: bool,
    /// What the client calls itself.
    pub user_agent: String,
    /// Host that the call was addressed to.
    pub host: String,
    /// When it arrived, in the sandbox's time.
    pub at: Timestamp,
}

/// One check, how it was answered, and everything that the answer rests on.
#[derive(Debug)]
pub(crate) struct Decided {
    pub(crate) check: Check,
    pub(crate) decision: Decision,
    /// The policy that decided, in words.
    pub(crate) by: Option<String>,
    caller: Arc<Caller>,
    names: Arc<PrincipalNames>,
    context: Context,
    gathered: Gathered,
}

impl Decided {
    /// Why it was answered so: the same documents, asked the same question once more.
    pub(crate) fn explain(&self) -> Explanation {
        let principal = self.names.principal(&self.caller);
        let layers = self.gathered.layers();
        explain(&layers, &question(&self.check, &self.caller, &principal, &self.context))
    }
}

/// A check as the engine is asked.
fn question<'q>(
    check: &'q Check,
    caller: &'q Caller,
    principal: &'q Principal<'q>,
    context: &'q Context,
) -> Request<'q> {
    let account = check.account.as_deref().unwrap_or(caller.account());
    let also = check.also.as_ref().map(|also| Alias { action: &also.action, resource: &also.resource });
    Request::new(principal, &check.action, &check.resource, account, context).also_as(also)
}

/// A check that was answered with no.
#[derive(Debug)]
pub struct Denial<'d> {
    /// Who asked.
    pub caller: &'d Caller,
    /// How policies name the caller.
    pub names: &'d PrincipalNames,
    /// The question.
    pub check: &'d Check,
    /// The answer.
    pub decision: Decision,
    /// Why, statement by statement.
    pub explanation: Explanation,
    /// Number of the request.
    pub request_id: &'d str,
    /// Seals what the answer says of the denial.
    pub sealer: &'d Sealer,
}

/// What a handler works with.
#[derive(Debug)]
pub struct Cx<'t> {
    sandbox: &'t Sandbox,
    scope: Scope<'t>,
    caller: &'t Arc<Caller>,
    /// Who the handler found out to be calling, where the gateway could not know.
    proved: Option<Arc<Caller>>,
    call: &'t Call,
    decided: Vec<Decided>,
    why: Option<Why>,
}

/// What is left of a call when its handler is done.
pub(crate) struct Finished<'t> {
    pub(crate) scope: Scope<'t>,
    pub(crate) proved: Option<Arc<Caller>>,
    pub(crate) decided: Vec<Decided>,
    pub(crate) why: Option<Why>,
}

/// Why a call was denied.
#[derive(Debug)]
pub(crate) struct Why {
    pub(crate) explanation: serde_json::Value,
    pub(crate) text: String,
}

impl<'t> Cx<'t> {
    pub(crate) fn new(sandbox: &'t Sandbox, scope: Scope<'t>, caller: &'t Arc<Caller>, call: &'t Call) -> Self {
        Self { sandbox, scope, caller, proved: None, call, decided: Vec::new(), why: None }
    }

    /// The sandbox.
    pub fn sandbox(&self) -> &'t Sandbox {
        self.sandbox
    }

    /// What domain functions work with.
    pub fn scope(&mut self) -> &mut Scope<'t> {
        &mut self.scope
    }

    /// Who calls.
    pub fn caller(&self) -> &'t Caller {
        self.caller
    }

    /// What is known about the call.
    pub fn call(&self) -> &'t Call {
        self.call
    }

    /// The instant of the call.
    pub fn now(&self) -> Timestamp {
        self.scope.now()
    }

    pub(crate) fn finish(self) -> Finished<'t> {
        Finished { scope: self.scope, proved: self.proved, decided: self.decided, why: self.why }
    }

    /// Answers every check, in order; the first no ends the call.
    pub async fn authorize<S: Service>(&mut self, checks: &Checks) -> Result<(), Failure> {
        if checks.iter().next().is_none() {
            return Ok(());
        }
        self.ask::<S>(&Arc::clone(self.caller), checks).await
    }

    /// Answers every check for somebody whom the handler has found out to be calling, because an
    /// identity provider vouches for them. The call's record names them from here on.
    pub async fn authorize_as<S: Service>(&mut self, caller: &Arc<Caller>, checks: &Checks) -> Result<(), Failure> {
        self.proved = Some(Arc::clone(caller));
        self.ask::<S>(caller, checks).await
    }

    async fn ask<S: Service>(&mut self, caller: &Arc<Caller>, checks: &Checks) -> Result<(), Failure> {
        let names = Arc::new(S::principal(caller));
        for check in checks.iter() {
            self.decide::<S>(caller, &names, check).await?;
        }
        Ok(())
    }

    async fn decide<S: Service>(
        &mut self,
        caller: &Arc<Caller>,
        names: &Arc<PrincipalNames>,
        check: &Check,
    ) -> Result<(), Failure> {
        let fault = |fault: Fault| S::refuse(&S::Error::from(fault));
        let found = match &check.referred {
            Some(reference) => S::find(self, check, reference).await.map_err(fault)?,
            None => None,
        };
        let check = found.as_ref().unwrap_or(check);
        let mut context = S::context(self.call, caller, names);
        for (key, value) in &check.facts {
            context.push(key.clone(), value.as_str());
        }
        let guarded = !matches!(caller.identity, Identity::Root);
        if guarded {
            S::facts(self, check, &mut context).await.map_err(fault)?;
        }
        let gathered = self.gather::<S>(caller, check, guarded).await.map_err(fault)?;
        let principal = names.principal(caller);
        let layers = gathered.layers();
        let decision = decide(&layers, &question(check, caller, &principal, &context));
        let by = decision.statement.as_ref().and_then(|statement| layers.source(statement)).map(ToString::to_string);
        let decided = Decided {
            check: check.clone(),
            decision,
            by,
            caller: Arc::clone(caller),
            names: Arc::clone(names),
            context,
            gathered,
        };
        let refused = (!decided.decision.outcome.is_allow()).then(|| self.refuse::<S>(&decided));
        self.decided.push(decided);
        refused.map_or(Ok(()), Err)
    }

    fn refuse<S: Service>(&mut self, decided: &Decided) -> Failure {
        let explanation = decided.explain();
        let text = explanation.to_text();
        self.why = serde_json::to_value(&explanation).ok().map(|explanation| Why { explanation, text });
        S::denied(&Denial {
            caller: &decided.caller,
            names: &decided.names,
            check: &decided.check,
            decision: decided.decision,
            explanation,
            request_id: &self.call.request_id,
            sealer: &self.sandbox.sealer,
        })
    }

    /// Collects the policies that a check is put to.
    async fn gather<S: Service>(&mut self, caller: &Caller, check: &Check, guarded: bool) -> Result<Gathered, Fault> {
        let vouched = matches!(caller.identity, Identity::Federated { .. });
        let mut gathered = Gathered { vouched, ..Gathered::default() };
        if guarded && let Some(holder) = caller.holder() {
            let permissions = self.sandbox.authority.permissions(&mut self.scope, &holder).map_err(damaged)?;
            if !permissions.resource_groups.is_empty() {
                gathered.group = S::resource_group(self, check).await?;
            }
            gathered.permissions = Some(permissions);
        }
        if let Identity::Session(session) = &caller.identity
            && let Some(policy) = &session.policy
        {
            let dialect = iam::dialect(&caller.tenant).map_err(damaged)?;
            let document = self.sandbox.authority.document(dialect, Purpose::Session, policy).map_err(damaged)?;
            let source = Source::new("session policy", SourceKind::Session, AttachedTo::Session);
            gathered.session = Some(PolicySet::new([(source, document)]));
        }
        if guarded
            && let Some(own) = check.own
            && let Some(text) = S::self_service(self, check, own).await?
        {
            let dialect = iam::dialect(&self.caller.tenant).map_err(damaged)?;
            let document = self.sandbox.authority.document(dialect, Purpose::Resource, &text).map_err(damaged)?;
            let account = AttachedTo::Account(self.caller.account().into());
            let source = Source::new("security preference", SourceKind::Resource, account);
            gathered.own = Some(PolicySet::new([(source, document)]));
        }
        if let Some(trust) = &check.trust {
            gathered.trust = self.role_of(trust).map_err(damaged)?.map(|(_, role)| role);
        }
        Ok(gathered)
    }

    /// The role that a check wants to assume, and its account; `None` when there is no such role.
    pub fn role_of(&mut self, trust: &Trust) -> iam::Result<Option<(Arc<Tenant>, Arc<RoleFacts>)>> {
        let name = Name::from(trust.role.as_str());
        let cloud = self.caller.tenant.cloud.name;
        let Some(tenant) = self.sandbox.store.tenant(cloud, &trust.account) else { return Ok(None) };
        let role = if tenant.id == self.scope.tenant_id() {
            self.sandbox.authority.role_named(&mut self.scope, &name)?
        } else {
            let mut scope = self.sandbox.store.read(&tenant);
            self.sandbox.authority.role_named(&mut scope, &name)?
        };
        Ok(role.map(|role| (tenant, role)))
    }
}

/// A domain error in a place where only the database can have failed.
fn damaged(error: iam::Error) -> Fault {
    match error {
        iam::Error::Store(fault) => fault,
        other => Fault::Damaged(other.to_string()),
    }
}

/// The policies that a check is put to.
#[derive(Debug, Default)]
struct Gathered {
    /// Whether an identity provider vouches for the caller, who then has no policies of its own.
    vouched: bool,
    permissions: Option<Arc<Permissions>>,
    group: Option<String>,
    session: Option<PolicySet>,
    trust: Option<Arc<RoleFacts>>,
    /// What the account lets the caller do to itself.
    own: Option<PolicySet>,
    none: PolicySet,
}

impl Gathered {
    fn layers(&self) -> Layers<'_> {
        let permissions = self.permissions.as_deref();
        let group = self.group.as_ref().zip(permissions).and_then(|(group, permissions)| {
            permissions.resource_groups.iter().find(|(id, _)| id == group).map(|(_, set)| set)
        });
        Layers {
            control: &[],
            session: self.session.as_ref(),
            identity: permissions.map_or(&self.none, |permissions| &permissions.account),
            resource_group: group,
            resource_based: self.trust.as_deref().map(|role| &role.trust).or(self.own.as_ref()),
            // A role that is not there asks nothing of its own; the handler says that it is not there.
            combine: match self.trust {
                _ if self.vouched => Combine::ResourceOnly,
                Some(_) => Combine::Both,
                None => Combine::Either,
            },
        }
    }
}
