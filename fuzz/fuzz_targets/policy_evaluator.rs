//! Whatever the line, the evaluator answers with one line of JSON, and the
//! explained answer decides the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_engine::lines::Evaluator;
use serde_json::Value;

fuzz_target!(|line: &str| {
    let mut evaluator = Evaluator::keeping(4);
    let [plain, explained] = [false, true].map(|explain| {
        let answer = evaluator.evaluate_line(line, explain);
        assert!(!answer.contains('\n'));
        serde_json::from_str::<Value>(&answer).expect("an answer is JSON")
    });
    for field in ["id", "decision", "layer", "reason"] {
        assert_eq!(plain[field], explained[field]);
    }
    let _ = evaluator.test_line(line);
});
