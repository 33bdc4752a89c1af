//! A call of the trail, judged by the policies of a state.

use std::fmt;

use policy_engine::{
    AttachedTo, Combine, Dialect, Document, Layer, Layers, Outcome, PolicySet, Principal, Purpose, Source, SourceKind,
    StatementRef,
};
use serde::Serialize;
use wire::{Checked, Who, WhoKind};

use super::call::Call;
use crate::ask::ask;
use crate::state::{Compiled, State, Unreadable};

/// Why a call cannot be judged again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unjudged {
    /// Its record is of an older version, which kept less.
    TooOld,
    /// Who made it is not known: it was refused before.
    NoCaller,
    /// It is the account itself, a service or somebody from outside: no policy of a user or role was asked.
    NoPolicies,
    /// The user or role is not there any more.
    CallerGone,
    /// The caller is of another account than the state.
    OtherAccount,
    /// A policy asks for a tag of the resource, and the tags were not read then.
    TagsNotKept,
    /// A policy is limited to a resource group, and the group of the resource was not read then.
    ResourceGroupNotKept,
    /// The policy of its session or a setting of the account cannot be read.
    Unreadable,
}

impl fmt::Display for Unjudged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooOld => "recorded by an older version, which kept less",
            Self::NoCaller => "refused before it was known who called",
            Self::NoPolicies => "made by the account itself, a service or somebody from outside",
            Self::CallerGone => "the user or role is not there any more",
            Self::OtherAccount => "of another account",
            Self::TagsNotKept => "a policy asks for tags, which were not read then",
            Self::ResourceGroupNotKept => "a policy is limited to a resource group, which was not read then",
            Self::Unreadable => "the policy of its session, or a setting of the account, cannot be read",
        })
    }
}

/// What policies say to a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Whether it is allowed.
    pub outcome: Outcome,
    /// The layer that had the last word.
    pub layer: Layer,
    /// Action of the check that was refused, or of the last one.
    pub action: String,
    /// Resource of that check.
    pub resource: String,
    /// The statement that decided, in words.
    pub by: Option<String>,
    /// Whether there are more checks, which were not asked then because this one was refused.
    pub is_open: bool,
}

/// The users and roles of a state, ready to judge calls.
pub(super) struct Judge<'s> {
    state: &'s State,
    dialect: Dialect,
    compiled: Vec<Compiled>,
}

impl<'s> Judge<'s> {
    pub(super) fn new(state: &'s State) -> Result<Self, Unreadable> {
        Ok(Self { state, dialect: state.language()?, compiled: state.compile()? })
    }

    /// What the policies of the state say to a call; `None` where nothing was asked.
    pub(super) fn judge(&self, call: &Call) -> Result<Option<Verdict>, Unjudged> {
        let who = call.caller.as_ref().ok_or(Unjudged::NoCaller)?;
        if !matches!(who.kind, WhoKind::User | WhoKind::Role) {
            return Err(Unjudged::NoPolicies);
        }
        if call.checks.is_empty() {
            return Ok(None);
        }
        if who.name.is_empty() {
            return Err(Unjudged::TooOld);
        }
        if who.account != self.state.account || Dialect::of_name(&who.arn).is_some_and(|named| named != self.dialect) {
            return Err(Unjudged::OtherAccount);
        }
        let compiled = self.find(who.kind == WhoKind::Role, &who.name).ok_or(Unjudged::CallerGone)?;
        let session = self.document(Purpose::Session, who.session_policy.as_deref(), "session policy")?;
        let mut last = None;
        for checked in &call.checks {
            let verdict = self.check(who, compiled, session.as_ref(), checked)?;
            let is_refused = !verdict.outcome.is_allow();
            last = Some(verdict);
            if is_refused {
                return Ok(last);
            }
        }
        if let Some(verdict) = &mut last {
            verdict.is_open = call.checks.last().is_some_and(|checked| !checked.outcome.is_allow());
        }
        Ok(last)
    }

    fn find(&self, is_role: bool, name: &str) -> Option<&Compiled> {
        self.compiled.iter().find(|one| one.is_role == is_role && one.name.eq_ignore_ascii_case(name))
    }

    fn check(
        &self,
        who: &Who,
        compiled: &Compiled,
        session: Option<&PolicySet>,
        checked: &Checked,
    ) -> Result<Verdict, Unjudged> {
        let account = self.state.account.as_str();
        let name = who.session.as_deref().unwrap_or("session");
        let principal = if compiled.is_role {
            Principal::role(account, &compiled.name, &compiled.arn, name)
        } else {
            Principal::user(account, &compiled.name, &compiled.arn)
        };
        let setting = checked.self_service.as_ref();
        let setting =
            self.document(Purpose::Resource, setting.map(|setting| setting.document.as_str()), "self-service")?;
        let trust = match &checked.trust {
            Some(trust) if trust.account != account => return Err(Unjudged::OtherAccount),
            Some(trust) => self.find(true, &trust.role).and_then(|role| role.trust.as_ref()),
            None => None,
        };
        let in_group = checked.resource_group.as_ref();
        let group = in_group.and_then(|group| compiled.resource_groups.iter().find(|(id, _)| id == group));
        let layers = Layers {
            control: &[],
            session,
            identity: &compiled.policies,
            resource_group: group.map(|(_, set)| set),
            resource_based: trust.or(setting.as_ref()),
            combine: if trust.is_some() { Combine::Both } else { Combine::Either },
        };
        if checked.outcome.is_allow() && !checked.tags_read && asks_for_tags(&layers, checked) {
            return Err(Unjudged::TagsNotKept);
        }
        let decision = ask(checked, &principal, checked.account.as_deref().unwrap_or(account), &layers);
        let silent = decision.outcome == Outcome::ImplicitDeny && decision.layer == Layer::AccountIdentity;
        if silent && !compiled.resource_groups.is_empty() && in_group.is_none() {
            return Err(Unjudged::ResourceGroupNotKept);
        }
        Ok(Verdict {
            outcome: decision.outcome,
            layer: decision.layer,
            action: checked.action.clone(),
            resource: checked.resource.clone(),
            by: decision.statement.as_ref().and_then(|statement| in_words(&layers, statement)),
            is_open: false,
        })
    }

    fn document(&self, purpose: Purpose, text: Option<&str>, name: &str) -> Result<Option<PolicySet>, Unjudged> {
        let Some(text) = text else { return Ok(None) };
        let document = Document::parse(self.dialect, purpose, text).map_err(|_| Unjudged::Unreadable)?;
        let (kind, attached) = match purpose {
            Purpose::Session => (SourceKind::Session, AttachedTo::Session),
            _ => (SourceKind::Resource, AttachedTo::Account(self.state.account.as_str().into())),
        };
        Ok(Some(PolicySet::new([(Source::new(name, kind, attached), document.into())])))
    }
}

fn in_words(layers: &Layers<'_>, at: &StatementRef) -> Option<String> {
    let (source, statement) = (layers.source(at)?, layers.statement(at)?);
    Some(format!("line {} of {source}", statement.line()))
}

/// Whether a statement that may be about the check has a condition on a tag of its resource.
fn asks_for_tags(layers: &Layers<'_>, checked: &Checked) -> bool {
    let sets = [layers.session, Some(layers.identity), layers.resource_group, layers.resource_based];
    let documents = sets.into_iter().flatten().flat_map(PolicySet::documents);
    let mut statements = documents.flat_map(|(_, document)| document.statements());
    let also = checked.also.as_ref();
    statements.any(|statement| {
        let covers =
            statement.covers_action(&checked.action) || also.is_some_and(|also| statement.covers_action(&also.action));
        covers && statement.conditions().any(|(_, key, _)| is_tag(key))
    })
}

/// Whether a condition key is of a tag of a resource: `acs:ResourceTag/...`, `ecs:tag/...`, `ksc:Tag`.
fn is_tag(key: &str) -> bool {
    let family = key.split('/').next().unwrap_or_default();
    let last = family.rsplit(':').next().unwrap_or_default();
    !family.is_ascii() || ["ResourceTag", "tag"].iter().any(|name| last.eq_ignore_ascii_case(name))
}
