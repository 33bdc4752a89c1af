//! What a handler sees, and how checks are decided.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, LazyLock};

use iam::Name;
use iam::authority::{Permissions, RoleFacts};
use kernel::{Tenant, Timestamp};
use policy_engine::{
    Alias, AttachedTo, Combine, Context, Decision, Explanation, Layer, Layers, PolicySet, Principal, Purpose, Request,
    Source, SourceKind, StatementRef, decide, explain,
};
use store::{Fault, Scope};
use sts::{Caller, Identity, Sealer};

use crate::caller_names::PrincipalNames;
use crate::check::{Check, Checks, Trust};
use crate::checked::{AlsoNamed, Checked, SelfService, TrustOf, condition_of};
use crate::failure::Failure;
use crate::operation::Format;
use crate::sandbox::Sandbox;
use crate::service::AnyService;

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

impl Call {
    /// The region that a call names, which nobody has proved anything about yet. No region has a name so long that it
    /// would be cut.
    pub fn region_of(name: &str) -> String {
        name.chars().take(64).collect()
    }
}

/// One check, how it was answered, and everything that the answer rests on.
#[derive(Debug)]
pub(crate) struct Decided {
    pub(crate) check: Check,
    pub(crate) decision: Decision,
    pub(crate) context: Context,
    caller: Arc<Caller>,
    names: Arc<PrincipalNames>,
    gathered: Gathered,
    tags_read: bool,
}

impl Decided {
    /// Why it was answered so: the same documents, asked the same question once more.
    pub(crate) fn explain(&self) -> Explanation {
        let principal = self.names.principal(&self.caller);
        let layers = self.gathered.layers();
        explain(&layers, &question(&self.check, &self.caller, &principal, &self.context))
    }

    /// The check as records show it.
    pub(crate) fn shown(&self) -> Checked {
        let Self { check, decision, context, .. } = self;
        let mut conditions = BTreeMap::<_, Vec<_>>::new();
        for entry in context.entries() {
            let values = conditions.entry(entry.key().to_owned()).or_default();
            values.extend(entry.shown().map(str::to_owned));
        }
        let layers = self.gathered.layers();
        let own = if decision.outcome.is_allow() { self.own_statement(&layers) } else { None };
        let only_if = own.and_then(|statement| condition_of(layers.statement(&statement)?.conditions()));
        Checked {
            action: check.action.to_string(),
            resource: check.resource.clone(),
            account: check.account.clone().filter(|account| account != self.caller.account()),
            also: check
                .also
                .as_ref()
                .map(|also| AlsoNamed { action: also.action.to_string(), resource: also.resource.clone() }),
            trust: check
                .trust
                .as_ref()
                .map(|trust| TrustOf { account: trust.account.clone(), role: trust.role.clone() }),
            outcome: decision.outcome,
            layer: decision.layer,
            by: self.by(),
            conditions,
            only_if,
            resource_group: self.gathered.group.clone(),
            tags_read: self.tags_read && decision.outcome.is_allow(),
            self_service: self.gathered.self_service.iter().flat_map(|set| set.documents()).next().map(
                |(source, document)| SelfService {
                    name: source.name.to_string(),
                    document: document.text().to_owned(),
                },
            ),
        }
    }

    /// The statement of the caller's own policies that allowed it.
    fn own_statement(&self, layers: &Layers<'_>) -> Option<StatementRef> {
        match self.decision.layer {
            Layer::AccountIdentity | Layer::ResourceGroupIdentity => self.decision.statement,
            // The trust policy of a role has the last word; the caller's were asked before.
            Layer::Resource if self.gathered.trust.is_some() => {
                let principal = self.names.principal(&self.caller);
                let own = Layers { resource_based: None, session: None, combine: Combine::Either, ..*layers };
                let account = self.caller.account();
                let asked = question(&self.check, &self.caller, &principal, &self.context);
                decide(&own, &Request { resource_account: account, ..asked }).statement
            }
            _ => None,
        }
    }

    /// The policy that decided, in words.
    pub(crate) fn by(&self) -> Option<String> {
        let statement = self.decision.statement.as_ref()?;
        self.gathered.layers().source(statement).map(ToString::to_string)
    }

    /// About how many bytes it takes in memory, without what it shares with others.
    pub(crate) fn size(&self) -> usize {
        let values = self.context.entries().map(|entry| entry.key().len() + entry.shown().map_or(0, str::len));
        let facts = self.check.facts.iter().map(|(key, value)| key.len() + value.len());
        let lengths = values.chain(facts).map(|length| length + 2 * size_of::<(String, String)>());
        let own = [&self.gathered.session, &self.gathered.self_service].into_iter().flatten().map(|set| set.size());
        // What others hold as well is divided among them.
        let permissions = self.gathered.permissions.iter().map(|shared| shared.size() / Arc::strong_count(shared));
        let trust = self.gathered.trust.iter().map(|shared| shared.trust.size() / Arc::strong_count(shared));
        let policies = own.chain(permissions).chain(trust);
        let names = self.check.action.len() + self.check.resource.len();
        size_of::<Self>() + names + lengths.chain(policies).sum::<usize>()
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

/// What is known before a call's transaction begins.
#[derive(Debug, Clone, Copy)]
pub struct Before<'t> {
    /// The sandbox.
    pub sandbox: &'t Sandbox,
    /// Who signed the call.
    pub caller: &'t Caller,
    /// What is known about the call.
    pub call: &'t Call,
}

/// What a handler works with.
#[derive(Debug)]
pub struct Cx<'t> {
    sandbox: &'t Sandbox,
    scope: Scope<'t>,
    caller: &'t Arc<Caller>,
    call: &'t Call,
    decided: Vec<Decided>,
}

impl<'t> Cx<'t> {
    pub(crate) fn new(sandbox: &'t Sandbox, scope: Scope<'t>, caller: &'t Arc<Caller>, call: &'t Call) -> Self {
        Self { sandbox, scope, caller, call, decided: Vec::new() }
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

    /// Who calls, shared.
    pub(crate) fn caller_shared(&self) -> &'t Arc<Caller> {
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

    /// What is left when the handler is done: the transaction, and what was decided.
    pub(crate) fn finish(self) -> (Scope<'t>, Box<[Decided]>) {
        (self.scope, self.decided.into())
    }

    /// Answers every check, in order; the first no ends the call.
    pub(crate) fn authorize(
        &mut self,
        service: &dyn AnyService,
        caller: &Arc<Caller>,
        names: &Arc<PrincipalNames>,
        checks: Checks,
    ) -> Result<(), Failure> {
        checks.into_iter().try_for_each(|check| self.decide(service, caller, names, check))
    }

    fn decide(
        &mut self,
        service: &dyn AnyService,
        caller: &Arc<Caller>,
        names: &Arc<PrincipalNames>,
        check: Check,
    ) -> Result<(), Failure> {
        let fault = |fault: Fault| service.refuse_fault(fault);
        let mut context = service.context(self.call, caller, names);
        for (key, value) in &check.facts {
            context.push(key.clone(), value.as_str());
        }
        let guarded = !matches!(caller.identity, Identity::Root);
        let gathered = self.gather(service, caller, names, &check, guarded).map_err(fault)?;
        // What a resource is tagged with is read where a policy asks for it, and for whoever is refused and wants to know
        // why.
        let asked = guarded && gathered.layers().condition_keys().any(|key| service.is_of_resource(key));
        if asked {
            service.facts(self, &check, &mut context).map_err(fault)?;
        }
        let principal = names.principal(caller);
        let decision = decide(&gathered.layers(), &question(&check, caller, &principal, &context));
        let late = guarded && !asked && !decision.outcome.is_allow();
        if late {
            service.facts(self, &check, &mut context).map_err(fault)?;
        }
        let (caller, names) = (Arc::clone(caller), Arc::clone(names));
        let decided = Decided { check, decision, context, caller, names, gathered, tags_read: asked || late };
        let refused = (!decided.decision.outcome.is_allow()).then(|| self.refuse(service, &decided));
        self.decided.push(decided);
        refused.map_or(Ok(()), Err)
    }

    fn refuse(&self, service: &dyn AnyService, decided: &Decided) -> Failure {
        service.denied(&Denial {
            caller: &decided.caller,
            names: &decided.names,
            check: &decided.check,
            decision: decided.decision,
            explanation: decided.explain(),
            request_id: &self.call.request_id,
            sealer: &self.sandbox.sealer,
        })
    }

    /// Collects the policies that a check is put to.
    fn gather(
        &mut self,
        service: &dyn AnyService,
        caller: &Caller,
        names: &PrincipalNames,
        check: &Check,
        guarded: bool,
    ) -> Result<Gathered, Fault> {
        let vouched = matches!(caller.identity, Identity::Federated { .. });
        let mut gathered = Gathered { vouched, ..Gathered::default() };
        if guarded && let Some(holder) = caller.holder() {
            let permissions = match self.sandbox.trial.of(&names.arn) {
                Some(tried) => tried,
                None => self.sandbox.authority.permissions(&mut self.scope, &holder).map_err(damaged)?,
            };
            if !permissions.resource_groups.is_empty() {
                gathered.group = service.resource_group(self, check)?;
            }
            gathered.permissions = Some(permissions);
        }
        if let Identity::Session(session) = &caller.identity
            && let Some(policy) = &session.policy
        {
            let dialect = iam::dialect(&caller.tenant).map_err(damaged)?;
            let document = self.sandbox.authority.document(dialect, Purpose::Session, policy).map_err(damaged)?;
            let source = Source::new("session policy", SourceKind::Session, AttachedTo::Session);
            gathered.session = Some(Box::new(PolicySet::new([(source, document)])));
        }
        if guarded
            && let Some(permission) = check.self_service
            && let Some(policy) = service.self_service(self, check, permission)?
        {
            let dialect = iam::dialect(&self.caller.tenant).map_err(damaged)?;
            let document =
                self.sandbox.authority.document(dialect, Purpose::Resource, &policy.document).map_err(damaged)?;
            let account = AttachedTo::Account(self.caller.account().into());
            let source = Source::new(policy.name, SourceKind::Resource, account);
            gathered.self_service = Some(Box::new(PolicySet::new([(source, document)])));
        }
        if let Some(trust) = &check.trust {
            gathered.trust = self.role_of(trust).map_err(damaged)?.map(|(_, role)| role);
        }
        Ok(gathered)
    }

    /// The role that a check wants to assume, and its account; `None` when there is no such role.
    pub fn role_of(&mut self, trust: &Trust) -> iam::Result<Option<(Arc<Tenant>, Arc<RoleFacts>)>> {
        role_of(self.sandbox, &mut self.scope, trust)
    }
}

impl Before<'_> {
    /// The role that a check will want to assume, and its account, as they are now.
    pub fn role_of(&self, trust: &Trust) -> iam::Result<Option<(Arc<Tenant>, Arc<RoleFacts>)>> {
        role_of(self.sandbox, &mut self.sandbox.store.read(&self.caller.tenant), trust)
    }
}

fn role_of(
    sandbox: &Sandbox,
    scope: &mut Scope<'_>,
    trust: &Trust,
) -> iam::Result<Option<(Arc<Tenant>, Arc<RoleFacts>)>> {
    let name = Name::from(trust.role.as_str());
    let Some(tenant) = sandbox.store.tenant(scope.tenant().cloud.name, &trust.account) else { return Ok(None) };
    let role = scope.in_account(&tenant, |scope| sandbox.authority.role_named(scope, &name))?;
    Ok(role.map(|role| (tenant, role)))
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
    session: Option<Box<PolicySet>>,
    trust: Option<Arc<RoleFacts>>,
    /// What the account lets the caller do to itself.
    self_service: Option<Box<PolicySet>>,
}

/// The policies of whoever has none.
static NONE: LazyLock<PolicySet> = LazyLock::new(PolicySet::empty);

impl Gathered {
    fn layers(&self) -> Layers<'_> {
        let permissions = self.permissions.as_deref();
        let group = self.group.as_ref().zip(permissions).and_then(|(group, permissions)| {
            permissions.resource_groups.iter().find(|(id, _)| id == group).map(|(_, set)| set)
        });
        Layers {
            control: &[],
            session: self.session.as_deref(),
            identity: permissions.map_or(&*NONE, |permissions| &permissions.account),
            resource_group: group,
            resource_based: self.trust.as_deref().map(|role| &role.trust).or(self.self_service.as_deref()),
            // A role that is not there asks nothing of its own; the handler says that it is not there.
            combine: match self.trust {
                _ if self.vouched => Combine::ResourceOnly,
                Some(_) => Combine::Both,
                None => Combine::Either,
            },
        }
    }
}
