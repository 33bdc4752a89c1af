//! Compares the engine with a slow, literal evaluator on random documents and
//! requests in both languages.
//!
//! `YUNBOX_POLICY_CASES` sets how many requests (100,000 unless told), and
//! `YUNBOX_POLICY_SEED` where they begin. Each four requests have documents
//! of their own. A failure prints its seed.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod chance;
mod compare;
mod generator;
mod reference;

use std::collections::BTreeMap;
use std::sync::Arc;

use policy_engine::{
    AttachedTo, Combine, Context, Dialect, Document, Layers, Outcome, PolicySet, Principal, Purpose, Request, Source,
    SourceKind, decide, explain,
};

use chance::Chance;
use generator::Case;

fn setting(name: &str, default: u64) -> u64 {
    std::env::var_os(name).and_then(|value| value.to_str()?.parse().ok()).unwrap_or(default)
}

fn source() -> Source {
    Source::new("p", SourceKind::Custom, AttachedTo::Session)
}

fn compile(dialect: Dialect, purpose: Purpose, documents: &[serde_json::Value]) -> PolicySet {
    PolicySet::new(documents.iter().map(|document| {
        let text = document.to_string();
        let parsed =
            Document::parse(dialect, purpose, &text).unwrap_or_else(|refusal| panic!("{refusal}\n{document:#}"));
        (source(), Arc::new(parsed))
    }))
}

fn context(case: &Case) -> Context {
    let mut context = Context::new();
    for (key, values) in &case.context {
        for value in values {
            context.push(key.clone(), value.clone());
        }
    }
    context
}

/// How many requests are asked about each set of documents.
const REQUESTS: u64 = 4;

fn check(seed: u64, tally: &mut BTreeMap<String, usize>) {
    let mut chance = Chance::new(seed);
    let mut case = generator::case(&mut chance);
    let compile = |purpose, documents: &[serde_json::Value]| compile(case.dialect, purpose, documents);
    let identity = compile(Purpose::Identity, &case.identity);
    let group = case.resource_group.as_ref().map(|documents| compile(Purpose::Identity, documents));
    let session = case.session.as_ref().map(|document| compile(Purpose::Session, std::slice::from_ref(document)));
    let trust = case.trust.as_ref().map(|document| compile(Purpose::Trust, std::slice::from_ref(document)));
    let control: Vec<PolicySet> = case.control.iter().map(|level| compile(Purpose::Control, level)).collect();
    let layers = Layers {
        control: &control,
        session: session.as_ref(),
        identity: &identity,
        resource_group: group.as_ref(),
        resource_based: trust.as_ref(),
        combine: case.combine,
    };
    for _ in 0..REQUESTS {
        ask(seed, &case, &layers, tally);
        generator::ask_anew(&mut case, &mut chance);
    }
}

fn ask(seed: u64, case: &Case, layers: &Layers<'_>, tally: &mut BTreeMap<String, usize>) {
    let principal =
        Principal { kind: case.kind, account: &case.account, name: &case.name, arn: &case.arn, session: None };
    let context = context(case);
    let request = Request::new(&principal, &case.action, &case.resource, &case.resource_account, &context);
    let fast = decide(layers, &request);
    let (outcome, layer) = reference::decide(case);
    assert_eq!(
        (fast.outcome.as_str(), fast.layer.as_str()),
        (outcome, layer),
        "seed {seed}: the engine is on the left, the reference on the right\n{case:#?}"
    );
    *tally.entry(format!("{outcome} {layer}")).or_default() += 1;
    if seed.is_multiple_of(16) {
        let explanation = explain(layers, &request);
        assert_eq!(explanation.decision, fast, "seed {seed}");
        for suggestion in &explanation.suggestions {
            assert_ne!(suggestion.outcome.is_allow(), fast.outcome.is_allow(), "seed {seed}");
        }
        if fast.outcome == Outcome::ImplicitDeny && case.combine == Combine::Either && identity_could_allow(case) {
            assert!(!explanation.suggestions.is_empty(), "seed {seed}: nothing suggested\n{case:#?}");
        }
    }
}

/// Whether a statement in an identity policy could be what is missing.
fn identity_could_allow(case: &Case) -> bool {
    case.account == case.resource_account && case.action.contains(':') && case.resource != "weird"
}

#[test]
fn the_engine_agrees_with_the_literal_reading_on_random_documents() {
    let first = setting("YUNBOX_POLICY_SEED", 1);
    let cases = setting("YUNBOX_POLICY_CASES", 100_000).div_ceil(REQUESTS);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let tallies = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                scope.spawn(move || {
                    let mut seen = BTreeMap::new();
                    for seed in (first..first + cases).skip(worker).step_by(threads) {
                        check(seed, &mut seen);
                    }
                    seen
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect::<Vec<_>>()
    });
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (kind, count) in tallies.into_iter().flatten() {
        *seen.entry(kind).or_default() += count;
    }
    if cases >= 2_500 {
        for common in [
            "Allow AccountIdentity",
            "Allow Resource",
            "Allow ResourceGroupIdentity",
            "Allow Root",
            "Allow Unguarded",
            "ExplicitDeny AccountIdentity",
            "ExplicitDeny Control",
            "ExplicitDeny Resource",
            "ExplicitDeny ResourceGroupIdentity",
            "ExplicitDeny Session",
            "ImplicitDeny AccountIdentity",
            "ImplicitDeny Control",
            "ImplicitDeny Resource",
            "ImplicitDeny Root",
            "ImplicitDeny Session",
        ] {
            let count = seen.get(common).copied().unwrap_or(0);
            assert!(count >= 20, "only {count} cases of {common} in {seen:#?}");
        }
    }
}
