//! Compares the answers of the analyses with random requests.

use std::sync::Arc;

use policy_engine::analysis::{Catalogue, Comparison, Rule, check, diff};
use policy_engine::{Dialect, Document, Layers, Outcome, PolicySet, Principal, Purpose, Request, decide};
use serde_json::Value;

use crate::chance::Chance;
use crate::{context, generator, source};

/// How many pairs of documents are compared.
const PAIRS: u64 = 400;
/// How many requests are asked about each.
const REQUESTS: u64 = 60;

fn parse(dialect: Dialect, document: &Value) -> Arc<Document> {
    Arc::new(Document::parse(dialect, Purpose::Identity, &document.to_string()).unwrap())
}

/// What a document alone says of random requests, in turn with another's.
fn outcomes(seed: u64, documents: [&[Arc<Document>]; 2]) -> Vec<[Outcome; 2]> {
    let sets = documents.map(|documents| PolicySet::new(documents.iter().map(|document| (source(), document.clone()))));
    let mut chance = Chance::new(seed);
    let mut case = generator::case(&mut chance);
    (0..REQUESTS)
        .map(|_| {
            generator::ask_anew(&mut case, &mut chance);
            let principal = Principal::user("1", "ana", &case.arn);
            // Real actions have a service and a name.
            let action = if case.action.contains(':') { &case.action } else { "ecs:Plain" };
            // One value of a key at most: more are not what documents are
            // compared by.
            for (_, values) in &mut case.context {
                values.truncate(1);
            }
            let context = context(&case);
            let request = Request::new(&principal, action, &case.resource, "1", &context);
            [0, 1].map(|index: usize| decide(&Layers::identity(&sets[index]), &request).outcome)
        })
        .collect()
}

#[test]
fn a_document_called_at_most_as_permissive_allows_no_request_that_the_other_refuses() {
    let (mut narrower, mut wider) = (0, 0);
    for seed in 0..PAIRS {
        let mut chance = Chance::new(seed);
        let case = generator::case(&mut chance);
        let before = parse(case.dialect, &case.identity[0]);
        let after = generator::document(&mut chance, case.dialect, false);
        let mut after = vec![parse(case.dialect, &after)];
        if seed % 2 == 0 {
            // Something of the first, often narrowed by the second.
            after.push(before.clone());
        }
        let before = [before];
        match diff(&before, &after) {
            Comparison::AtMostAsPermissive => {
                narrower += 1;
                for [first, second] in outcomes(seed, [&before, &after]) {
                    assert!(first == Outcome::Allow || second != Outcome::Allow, "seed {seed}: {before:#?} {after:#?}");
                }
            }
            Comparison::MorePermissive { witness } => {
                wider += 1;
                assert_eq!(witness.after, Outcome::Allow);
            }
            Comparison::Undecided => {}
        }
    }
    assert!(narrower > 30 && wider > 30, "{narrower} narrower, {wider} wider");
}

#[test]
fn a_statement_called_useless_can_go_without_a_request_noticing() {
    let mut useless = 0;
    for seed in 0..PAIRS {
        let mut chance = Chance::new(seed);
        let case = generator::case(&mut chance);
        let document = &case.identity[0];
        let whole = parse(case.dialect, document);
        for finding in check(&whole, &Catalogue::default()) {
            if !matches!(finding.rule, Rule::NeverMatches | Rule::Redundant | Rule::Shadowed) {
                continue;
            }
            let index: usize = finding.path.trim_matches(|letter: char| !letter.is_ascii_digit()).parse().unwrap();
            let mut smaller = document.clone();
            let statements = smaller["Statement"].as_array_mut().unwrap();
            statements.remove(index);
            if statements.is_empty() {
                continue;
            }
            useless += 1;
            let smaller = [parse(case.dialect, &smaller)];
            for [first, second] in outcomes(seed, [std::slice::from_ref(&whole), &smaller]) {
                assert_eq!(first, second, "seed {seed}: {finding:?}\n{document:#}");
            }
        }
    }
    assert!(useless > 20, "only {useless} useless statements were found");
}
