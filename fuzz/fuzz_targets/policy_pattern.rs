//! The pattern matcher against the textbook table, through `StringLike`.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use policy_engine::{
    AttachedTo, Context, Dialect, Document, Layers, PolicySet, Principal, Purpose, Request, Source, SourceKind, decide,
};
use serde_json::json;

/// `row[j]` says whether the pattern so far fits the first `j` characters.
fn fits(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut row = vec![false; text.len() + 1];
    row[0] = true;
    for wanted in pattern.chars() {
        let mut next = vec![wanted == '*' && row[0]];
        for (j, found) in text.iter().enumerate() {
            next.push(match wanted {
                '*' => row[j + 1] || next[j],
                '?' => row[j],
                _ => row[j] && wanted == *found,
            });
        }
        row = next;
    }
    row[text.len()]
}

fuzz_target!(|input: (&str, &str)| {
    let (pattern, text) = input;
    let document = json!({ "Version": "1", "Statement": [{
        "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "StringLike": { "k": pattern } },
    }] });
    let Ok(document) = Document::parse(Dialect::Ram, Purpose::Identity, &document.to_string()) else { return };
    let source = Source::new("p", SourceKind::Custom, AttachedTo::Session);
    let set = PolicySet::new([(source, Arc::new(document))]);
    let ana = Principal::user("1", "ana", "acs:ram::1:user/ana");
    let context = Context::new().with("k", text);
    let request = Request::new(&ana, "ecs:Run", "*", "1", &context);
    let allowed = decide(&Layers::identity(&set), &request).outcome.is_allow();
    assert_eq!(allowed, fits(pattern, text), "{pattern:?} against {text:?}");
});
