//! Who can do something, and what someone can do.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use super::catalogue::Catalogue;
use super::contexts::contexts;
use crate::condition::Clause;
use crate::context::Context;
use crate::decide::{Layer, Outcome, decide};
use crate::document::{Effect, Statement};
use crate::layers::Layers;
use crate::request::{Principal, Request};
use crate::set::{PolicySet, Source, places};

/// A principal with everything that is asked about its calls.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// Who it is.
    pub principal: Principal<'a>,
    /// Which policies are asked.
    pub layers: Layers<'a>,
}

/// Says whether an access is granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "access")]
pub enum Access {
    /// Granted as asked.
    Granted,
    /// Granted if the request carries these values as well.
    GrantedIf {
        /// The condition keys and their values.
        context: Vec<(String, String)>,
    },
    /// Refused, whatever condition keys the request carries.
    Refused {
        /// In which way.
        outcome: Outcome,
        /// By which layer.
        layer: Layer,
    },
}

impl Access {
    /// Whether some request is granted.
    pub fn is_possible(&self) -> bool {
        !matches!(self, Access::Refused { .. })
    }
}

impl fmt::Display for Access {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Access::Granted => formatter.write_str("granted"),
            Access::GrantedIf { context } => {
                let pairs: Vec<String> = context.iter().map(|(key, value)| format!("{key} = {value}")).collect();
                write!(formatter, "granted if {}", pairs.join(" and "))
            }
            Access::Refused { outcome, layer } => write!(formatter, "refused ({outcome}, {layer})"),
        }
    }
}

/// Says, for each principal, whether it can do something to a resource.
///
/// The context holds what is known of the request; what statements ask for
/// beyond that is tried.
///
/// ```
/// use std::sync::Arc;
/// use policy_engine::analysis::{Access, Standing, who_can};
/// use policy_engine::*;
///
/// let text = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "ram:PassRole",
///     "Resource": "acs:ram:*:*:role/web", "Condition": {"StringEquals": {"acs:Service": "ecs.aliyuncs.com"}}}]}"#;
/// let document = Arc::new(Document::parse(Dialect::Ram, Purpose::Identity, text)?);
/// let source = Source::new("pass", SourceKind::Custom, AttachedTo::User("ana".into()));
/// let (some, none) = (PolicySet::new([(source, document)]), PolicySet::empty());
/// let standings = [
///     Standing { principal: Principal::user("1", "ana", "acs:ram::1:user/ana"), layers: Layers::identity(&some) },
///     Standing { principal: Principal::user("1", "bo", "acs:ram::1:user/bo"), layers: Layers::identity(&none) },
/// ];
/// let access = who_can(&standings, "ram:PassRole", "acs:ram:*:1:role/web", "1", &Context::new());
/// assert_eq!(
///     access[0],
///     Access::GrantedIf { context: vec![("acs:Service".to_owned(), "ecs.aliyuncs.com".to_owned())] },
/// );
/// assert!(!access[1].is_possible());
/// # Ok::<(), Malformed>(())
/// ```
pub fn who_can(
    standings: &[Standing<'_>],
    action: &str,
    resource: &str,
    resource_account: &str,
    context: &Context,
) -> Vec<Access> {
    standings.iter().map(|standing| access(standing, action, resource, resource_account, context)).collect()
}

fn access(standing: &Standing<'_>, action: &str, resource: &str, resource_account: &str, context: &Context) -> Access {
    let request = Request::new(&standing.principal, action, resource, resource_account, context);
    let plain = decide(&standing.layers, &request);
    if plain.outcome.is_allow() {
        return Access::Granted;
    }
    let clauses: Vec<&[Clause]> = sets(&standing.layers)
        .flat_map(|(_, set)| places(set.members()))
        .filter(|(_, _, statement)| statement.is_conditional() && statement.covers_action(action))
        .map(|(_, _, statement)| &*statement.clauses)
        .collect();
    let mut tried: Vec<Context> = contexts(&clauses).examples.into_iter().map(|(_, context)| context).collect();
    // The fewest values first: they read as what is needed.
    tried.sort_by_key(|context| context.entries().count());
    for extra in tried {
        let mut fuller = context.clone();
        for entry in extra.entries().filter(|entry| context.values(entry.key()).next().is_none()) {
            fuller.push(entry.key().to_owned(), entry.value());
        }
        let request = Request { context: &fuller, ..request };
        if decide(&standing.layers, &request).outcome.is_allow() {
            let added = fuller.entries().skip(context.entries().count());
            let context = added.map(|entry| (entry.key().to_owned(), entry.value().to_owned())).collect();
            return Access::GrantedIf { context };
        }
    }
    Access::Refused { outcome: plain.outcome, layer: plain.layer }
}

fn sets<'a>(layers: &Layers<'a>) -> impl Iterator<Item = (Layer, &'a PolicySet)> {
    let single = [
        (Layer::Session, layers.session),
        (Layer::AccountIdentity, Some(layers.identity)),
        (Layer::ResourceGroupIdentity, layers.resource_group),
        (Layer::Resource, layers.resource_based),
    ];
    let control = layers.control.iter().map(|set| (Layer::Control, set));
    control.chain(single.into_iter().filter_map(|(layer, set)| Some((layer, set?))))
}

/// Tells of one action that a principal can do on one pattern of resources.
#[derive(Debug, Clone, Serialize)]
pub struct Grant {
    /// An action, or a pattern of actions where the product is not known.
    pub action: String,
    /// A pattern of resources.
    pub resource: String,
    /// Whether it takes conditions to be granted.
    pub access: Access,
    /// The layer of the statement.
    pub layer: Layer,
    /// The policy that grants it.
    pub source: Arc<Source>,
    /// The line of the statement.
    pub line: u32,
}

impl fmt::Display for Grant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Grant { action, resource, access, source, line, .. } = self;
        write!(formatter, "{action} on {resource}: {access}, by line {line} of {source}")
    }
}

/// Lists what a principal can do, by the statements that let it.
///
/// Patterns over products that the catalogue knows are spelled out. Each entry
/// was tried with an example of its action and its resource; what other layers
/// or statements refuse is left out.
pub fn what_can(standing: &Standing<'_>, catalogue: &Catalogue, context: &Context) -> Vec<Grant> {
    let mut grants: Vec<Grant> = Vec::new();
    let granting = [Layer::AccountIdentity, Layer::ResourceGroupIdentity];
    for (layer, set) in sets(&standing.layers).filter(|(layer, _)| granting.contains(layer)) {
        for (_, member, statement) in places(set.members()) {
            if statement.effect() != Effect::Allow {
                continue;
            }
            for action in actions_of(statement, catalogue) {
                for resource in statement.resources() {
                    let example = example(&action, resource, standing.principal.account);
                    let access = access(standing, &example.0, &example.1, standing.principal.account, context);
                    let known = |grant: &Grant| grant.action == action && grant.resource == resource;
                    if access.is_possible() && !grants.iter().any(known) {
                        let source = Arc::clone(&member.source);
                        let (resource, line) = (resource.to_owned(), statement.line);
                        grants.push(Grant { action: action.clone(), resource, access, layer, source, line });
                    }
                }
            }
        }
    }
    grants
}

/// The known actions under a statement, and its patterns for other products.
fn actions_of(statement: &Statement, catalogue: &Catalogue) -> Vec<String> {
    let mut found: Vec<String> =
        catalogue.actions().filter(|action| statement.covers_action(action)).map(str::to_owned).collect();
    if statement.is_not_action() {
        return found;
    }
    for pattern in &statement.actions {
        let spelled_out =
            pattern.halves().is_some_and(|(service, _)| service.is_literal() && catalogue.knows(service.as_str()));
        if !spelled_out {
            found.push(pattern.as_str().to_owned());
        }
    }
    found
}

/// An action and a resource that fit the patterns.
fn example(action: &str, resource: &str, account: &str) -> (String, String) {
    let action = match action {
        "*" => "any:Any".to_owned(),
        pattern => pattern.replace('*', "Any").replace('?', "x"),
    };
    if resource == "*" {
        return (action, "*".to_owned());
    }
    let (start, relative) = resource.rsplit_once(':').unwrap_or(("", resource));
    let start = start.replace(":*", &format!(":{account}")).replace(['*', '?'], "x");
    (action, format!("{start}:{}", relative.replace('*', "any").replace('?', "x")))
}
