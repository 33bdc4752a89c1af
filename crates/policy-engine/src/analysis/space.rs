//! All that can be asked of some statements, by kind.

use std::collections::BTreeMap;

use super::bits::Bits;
use super::contexts::{Contexts, contexts};
use super::kinds::{Glob, kinds};
use crate::condition::Clause;
use crate::context::Context;
use crate::dialect::Dialect;
use crate::document::{Statement, TrustedKind};
use crate::pattern::{ActionPattern, AskedResource, CASE_MATTERS, Pattern, ResourcePattern};
use crate::request::PrincipalKind;

/// How many kinds of one element are kept before giving up.
const MOST_KINDS: usize = 8192;

/// One example of each kind of action, resource, caller and context, each with
/// the statements it falls under.
pub(super) struct Space {
    pub(super) actions: Vec<(Bits, String)>,
    pub(super) resources: Vec<(Bits, String)>,
    pub(super) callers: Vec<(Bits, Caller)>,
    pub(super) contexts: Vec<(Bits, Context)>,
    /// Whether there are no other kinds.
    pub(super) complete: bool,
}

/// Who could ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Caller {
    pub(super) kind: PrincipalKind,
    pub(super) account: String,
    pub(super) name: String,
    pub(super) arn: String,
}

impl Space {
    pub(super) fn of(dialect: Dialect, statements: &[&Statement]) -> Space {
        let (actions, all_actions) = actions(statements);
        let (resources, all_resources) = resources(dialect, statements);
        let clauses: Vec<&[Clause]> = statements.iter().map(|statement| &*statement.clauses).collect();
        let Contexts { examples, complete } = contexts(&clauses);
        Space {
            actions,
            resources,
            callers: callers(dialect, statements),
            contexts: examples,
            complete: complete && all_actions && all_resources,
        }
    }

    /// Every combination as the set of statements it falls under, until one is
    /// accepted. Gives the positions of the accepted combination.
    pub(super) fn find(&self, mut accept: impl FnMut(&Bits) -> bool) -> Option<[usize; 4]> {
        for (c, (caller, _)) in self.callers.iter().enumerate() {
            for (a, (action, _)) in self.actions.iter().enumerate() {
                let named = caller.and(action);
                for (r, (resource, _)) in self.resources.iter().enumerate() {
                    let asked = named.and(resource);
                    for (k, (context, _)) in self.contexts.iter().enumerate() {
                        if accept(&asked.and(context)) {
                            return Some([c, a, r, k]);
                        }
                        if asked.is_empty() {
                            break;
                        }
                    }
                }
            }
        }
        None
    }

    /// How many combinations there are.
    pub(super) fn size(&self) -> usize {
        [self.callers.len(), self.actions.len(), self.resources.len(), self.contexts.len()]
            .into_iter()
            .fold(1, usize::saturating_mul)
    }
}

/// Keeps one text for each set of statements.
fn by_statements(
    size: usize,
    texts: impl IntoIterator<Item = String>,
    falls_under: impl Fn(&str, usize) -> bool,
) -> Vec<(Bits, String)> {
    let mut found: BTreeMap<Bits, String> = BTreeMap::new();
    for text in texts {
        let bits = Bits::collect(size, |position| falls_under(&text, position));
        found.entry(bits).or_insert(text);
    }
    found.into_iter().collect()
}

/// A beginning of a name, with the patterns whose parts it has met so far.
type Begun = BTreeMap<Bits, String>;

/// Appends one example of the next part to every beginning. Two beginnings
/// that have met the same patterns have the same future.
fn extend(begun: &Begun, examples: &[String], meets: impl Fn(usize, &str) -> bool, patterns: usize) -> Begun {
    let mut next = Begun::new();
    let met: Vec<(Bits, &String)> = examples
        .iter()
        .map(|example| (Bits::collect(patterns, |position| meets(position, example)), example))
        .collect();
    for (before, name) in begun {
        for (now, example) in &met {
            if next.len() == MOST_KINDS {
                return next;
            }
            next.entry(before.and(now)).or_insert_with(|| match name.as_str() {
                "" => (*example).clone(),
                name => format!("{name}:{example}"),
            });
        }
    }
    next
}

fn nothing_begun(patterns: usize, name: &str) -> Begun {
    BTreeMap::from([(Bits::collect(patterns, |_| true), name.to_owned())])
}

fn actions(statements: &[&Statement]) -> (Vec<(Bits, String)>, bool) {
    let patterns: Vec<(&Pattern, &Pattern)> =
        statements.iter().flat_map(|statement| statement.actions.iter()).filter_map(ActionPattern::halves).collect();
    let glob = |pattern: &'_ Pattern| Glob { pattern: pattern.as_str().to_owned(), ignores_case: true };
    let services: Vec<Glob> = patterns.iter().map(|(service, _)| glob(service)).collect();
    let names: Vec<Glob> = patterns.iter().map(|(_, name)| glob(name)).collect();
    let mut services = kinds(&services, &["ecs", "oss", "other"]);
    let mut names = kinds(&names, &["DescribeInstances", "GetObject", "Other"]);
    // No action has an empty half.
    services.examples.retain(|service| !service.is_empty());
    names.examples.retain(|name| !name.is_empty());
    let fits = |pattern: Option<&Pattern>, text: &str| pattern.is_some_and(|pattern| pattern.matches(text, 0));
    let first = |position: usize, text: &str| fits(patterns.get(position).map(|(service, _)| *service), text);
    let second = |position: usize, text: &str| fits(patterns.get(position).map(|(_, name)| *name), text);
    let begun = extend(&nothing_begun(patterns.len(), ""), &services.examples, first, patterns.len());
    let begun = extend(&begun, &names.examples, second, patterns.len());
    let complete = services.complete && names.complete && begun.len() < MOST_KINDS;
    let found = by_statements(statements.len(), begun.into_values(), |text, position| {
        statements.get(position).is_some_and(|statement| statement.covers_action(text))
    });
    (found, complete)
}

fn resources(dialect: Dialect, statements: &[&Statement]) -> (Vec<(Bits, String)>, bool) {
    let patterns: Vec<_> =
        statements.iter().flat_map(|statement| statement.resources.iter()).filter_map(ResourcePattern::parts).collect();
    let mut complete = true;
    let mut begun = nothing_begun(patterns.len(), dialect.rules().scheme.trim_end_matches(':'));
    let seeds: [&[&str]; 4] =
        [&["oss", "ecs", "other"], &["cn-beijing", "*", ""], &["1000000000000001", "*", ""], &["other", "*", ""]];
    for (part, seeds) in seeds.into_iter().enumerate() {
        let of = |position: usize| patterns.get(position).and_then(|parts| parts.get(part));
        let globs: Vec<Glob> = (0..patterns.len())
            .filter_map(of)
            .map(|pattern| Glob { pattern: pattern.as_str().to_owned(), ignores_case: false })
            .collect();
        let found = kinds(&globs, seeds);
        let meets = |position: usize, text: &str| {
            of(position).is_some_and(|pattern| pattern.matches(text, CASE_MATTERS) || pattern.is_empty() && text == "*")
        };
        begun = extend(&begun, &found.examples, meets, patterns.len());
        complete &= found.complete && begun.len() < MOST_KINDS;
    }
    let texts = std::iter::once("*".to_owned()).chain(begun.into_values());
    let found = by_statements(statements.len(), texts, |text, position| {
        statements.get(position).is_some_and(|statement| {
            let asked = AskedResource::new(text);
            statement.resources.is_empty() || statement.resources.iter().any(|pattern| pattern.matches(&asked))
        })
    });
    (found, complete)
}

fn callers(dialect: Dialect, statements: &[&Statement]) -> Vec<(Bits, Caller)> {
    let scheme = dialect.rules().principal_scheme;
    let person = |kind, account: &str, word: &str, name: &str| Caller {
        kind,
        account: account.to_owned(),
        name: name.to_owned(),
        arn: format!("{scheme}{account}:{word}/{name}"),
    };
    let mut callers = vec![person(PrincipalKind::User, "1000000000000009", "user", "someone")];
    for named in statements.iter().flat_map(|statement| statement.principals.iter()) {
        let (account, name) = (named.account(), named.name());
        callers.push(match named.kind() {
            TrustedKind::Everyone => continue,
            TrustedKind::Account => person(PrincipalKind::User, account, "user", "someone"),
            TrustedKind::User => person(PrincipalKind::User, account, "user", name),
            TrustedKind::Role => person(PrincipalKind::Role, account, "role", name),
            TrustedKind::Service => Caller {
                kind: PrincipalKind::Service,
                account: String::new(),
                name: name.to_owned(),
                arn: name.to_owned(),
            },
            TrustedKind::Federated => Caller {
                kind: PrincipalKind::Federated,
                account: account.to_owned(),
                name: name.to_owned(),
                arn: named.as_str().to_owned(),
            },
        });
    }
    let mut found: Vec<(Bits, Caller)> = Vec::new();
    for caller in callers {
        let principal = caller.principal();
        let bits = Bits::collect(statements.len(), |position| {
            statements.get(position).is_some_and(|statement| {
                statement.principals.is_empty() || statement.principals.iter().any(|named| named.covers(&principal))
            })
        });
        if !found.iter().any(|(other, _)| *other == bits) {
            found.push((bits, caller));
        }
    }
    found
}

impl Caller {
    pub(super) fn principal(&self) -> crate::request::Principal<'_> {
        crate::request::Principal {
            kind: self.kind,
            account: &self.account,
            name: &self.name,
            arn: &self.arn,
            session: None,
        }
    }
}
