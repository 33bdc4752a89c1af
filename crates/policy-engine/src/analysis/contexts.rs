//! Kinds of context: one example for each set of clauses that can hold
//! together.

use std::collections::BTreeMap;

use super::bits::Bits;
use super::kinds::{Glob, kinds};
use crate::condition::{Clause, Family};
use crate::context::Context;
use crate::fold::same_ignoring_case;

/// How many kinds of context are kept before giving up.
const MOST_KINDS: usize = 4096;
/// How many tags are combined in pairs.
const MOST_PAIRED: usize = 24;

/// One example of each kind, with the statements whose conditions it meets.
pub(super) struct Contexts {
    pub(super) examples: Vec<(Bits, Context)>,
    pub(super) complete: bool,
}

/// Combines examples for each key into examples for all keys.
///
/// `statements` holds the clauses of each statement.
pub(super) fn contexts(statements: &[&[Clause]]) -> Contexts {
    let all = Bits::collect(statements.len(), |_| true);
    let mut combined: BTreeMap<Bits, Context> = BTreeMap::from([(all, Context::new())]);
    let mut complete = true;
    for key in keys(statements) {
        let clauses: Vec<&Clause> = statements
            .iter()
            .flat_map(|clauses| clauses.iter())
            .filter(|clause| same_ignoring_case(&clause.key, key))
            .collect();
        let (values, all_kinds) = values(&clauses);
        complete &= all_kinds;
        let mut by_effect: BTreeMap<Bits, Context> = BTreeMap::new();
        for value in &values {
            let alone = Context::new().with_values(key.to_owned(), value.iter().map(String::as_str));
            let met = Bits::collect(statements.len(), |position| {
                statements.get(position).is_some_and(|clauses| {
                    clauses
                        .iter()
                        .filter(|clause| same_ignoring_case(&clause.key, key))
                        .all(|clause| clause.check(&alone).is_ok())
                })
            });
            by_effect.entry(met).or_insert(alone);
        }
        let mut next: BTreeMap<Bits, Context> = BTreeMap::new();
        for (met, context) in &combined {
            for (also_met, alone) in &by_effect {
                if next.len() == MOST_KINDS {
                    complete = false;
                    break;
                }
                next.entry(met.and(also_met)).or_insert_with(|| {
                    let mut both = context.clone();
                    for entry in alone.entries() {
                        both.push(key.to_owned(), entry.value());
                    }
                    both
                });
            }
        }
        combined = next;
    }
    Contexts { examples: combined.into_iter().collect(), complete }
}

fn keys<'a>(statements: &[&'a [Clause]]) -> Vec<&'a str> {
    let mut keys: Vec<&str> = Vec::new();
    for clause in statements.iter().flat_map(|clauses| clauses.iter()) {
        if !keys.iter().any(|key| same_ignoring_case(key, &clause.key)) {
            keys.push(&clause.key);
        }
    }
    keys
}

/// Values to try for one key: none, one of each kind, and pairs of tags.
fn values(clauses: &[&Clause]) -> (Vec<Vec<String>>, bool) {
    let mut single: Vec<String> = clauses.iter().flat_map(|clause| clause.candidates()).collect();
    let globs: Vec<Glob> = clauses
        .iter()
        .filter(|clause| clause.operator.family == Family::TextLike)
        .flat_map(|clause| clause.values.iter().map(|value| Glob { pattern: value.to_string(), ignores_case: false }))
        .collect();
    let mut complete = true;
    if !globs.is_empty() {
        let seeds: Vec<&str> = single.iter().map(String::as_str).collect();
        let found = kinds(&globs, &seeds);
        complete = found.complete;
        single.extend(found.examples);
    }
    single.sort();
    single.dedup();
    let mut values: Vec<Vec<String>> = vec![Vec::new()];
    values.extend(single.iter().map(|value| vec![value.clone()]));
    let many_valued = clauses.iter().any(|clause| clause.key.eq_ignore_ascii_case("ksc:Tag"));
    if many_valued {
        let paired = single.iter().take(MOST_PAIRED);
        for (index, one) in paired.clone().enumerate() {
            for other in paired.clone().skip(index + 1) {
                values.push(vec![one.clone(), other.clone()]);
            }
        }
    }
    (values, complete)
}
