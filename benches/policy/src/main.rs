//! Measures `policy-engine` beside `cedar-policy` and `casbin`, in one run.
//!
//! The workload: one principal with N Allow statements. Each has the action
//! pattern `oss:Get*`, a resource of its own bucket with two wildcards inside
//! and a star at the end, and one condition on the source address. The request
//! passes every action; the resource fits the last statement, or none.
//! Policies are loaded before the clock starts.
//!
//! ```sh
//! cargo run --release --manifest-path benches/policy/Cargo.toml
//! ```

mod casbin_peer;
mod cedar_peer;
mod clock;
mod engine;

use clock::{Row, measure};

const SIZES: [usize; 3] = [10, 100, 1000];

fn main() {
    let mut rows = vec![
        Row::new("policy-engine, decision"),
        Row::new("policy-engine, request and context built each time"),
        Row::new("policy-engine, decision with statement, source and detail"),
        Row::new("policy-engine, full explanation"),
        Row::new("cedar-policy, request prebuilt"),
        Row::new("cedar-policy, request built each time"),
        Row::new("casbin, own wildcard function"),
    ];
    for hit in [true, false] {
        for size in SIZES {
            let engine = engine::Engine::new(size, hit);
            let cedar = cedar_peer::Cedar::new(size, hit);
            let casbin = casbin_peer::Casbin::new(size, hit);
            for answer in [engine.decides(), cedar.decides(), casbin.decides()] {
                assert_eq!(answer, hit, "an engine got {size} statements wrong");
            }
            let cells = [
                measure(|| engine.decides()),
                measure(|| engine.decides_from_scratch()),
                measure(|| engine.detail()),
                measure(|| engine.explains()),
                measure(|| cedar.decides()),
                measure(|| cedar.decides_from_scratch()),
                measure(|| casbin.decides()),
            ];
            for (row, cell) in rows.iter_mut().zip(cells) {
                row.cells.push(cell);
            }
        }
    }

    println!("Microseconds per decision, median of the best of {} rounds.\n", clock::ROUNDS);
    println!("| engine | last, 10 | last, 100 | last, 1,000 | none, 10 | none, 100 | none, 1,000 |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for row in &rows {
        println!("{row}");
    }
    let [decision, _, _, explanation, cedar, _, casbin] = rows.as_slice() else { return };
    println!("\nHow many times faster, same run.\n");
    println!("| ratio | last, 10 | last, 100 | last, 1,000 | none, 10 | none, 100 | none, 1,000 |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for (name, slow, fast) in [
        ("cedar-policy / decision", cedar, decision),
        ("casbin / decision", casbin, decision),
        ("cedar-policy / full explanation", cedar, explanation),
    ] {
        println!("{}", slow.over(fast, name));
    }
    println!("\nOther work, microseconds.\n");
    println!("| work | time |");
    println!("| --- | --- |");
    let document = engine::largest_document();
    println!(
        "| compile a document of {} characters | {:.1} |",
        document.len(),
        measure(|| engine::compiles(&document))
    );
    let stars = engine::Stars::new();
    println!("| 20 stars against 1,000 letters | {:.2} |", measure(|| stars.decides()));
    let folded = engine::Stars::folded();
    println!("| the same without regard to case | {:.2} |", measure(|| folded.decides()));
    let (ram, lines) = engine::lines();
    println!("| {ram} lines of JSON, evaluated | {:.0} |", measure(|| engine::evaluates(&lines)));
}
