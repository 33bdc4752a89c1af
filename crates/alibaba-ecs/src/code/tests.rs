use std::collections::BTreeSet;

use super::Code;

/// Every code, with the product whose table it stands in.
fn codes() -> impl Iterator<Item = (&'static str, Code)> {
    let ecs = crate::ecs::codes::ALL.into_iter().flatten().map(|code| ("Ecs", *code));
    ecs.chain(crate::vpc::codes::ALL.iter().map(|code| ("Vpc", *code)))
}

#[test]
fn a_refusal_is_written_once() {
    let mut seen = BTreeSet::new();
    for (product, Code { status, code, text }) in codes() {
        assert!(seen.insert((status, code, text)), "{product} has {status} {code} twice with the same text");
    }
}

#[test]
fn a_pattern_says_what_it_is_about() {
    let failure = crate::ecs::codes::call::NO_PARAMETER.about("RegionId");
    assert_eq!(failure.code, "MissingParameter.RegionId");
    assert!(failure.message.contains("\"RegionId\""), "{}", failure.message);
}
