//! Whatever the text, the parser answers: a document, or a refusal that points
//! into the text. A document that is accepted is accepted again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_engine::{Dialect, Document, Purpose};

fuzz_target!(|text: &str| {
    for dialect in [Dialect::Ram, Dialect::Ksyun] {
        for purpose in [Purpose::Identity, Purpose::Session, Purpose::Trust, Purpose::Control, Purpose::Resource] {
            match Document::parse(dialect, purpose, text) {
                Ok(document) => {
                    assert_eq!(document.text(), text);
                    assert!(!document.statements().is_empty());
                    let value: serde_json::Value = serde_json::from_str(text).expect("an accepted document is JSON");
                    let again = Document::parse(dialect, purpose, &value.to_string());
                    // Written without blanks it can only have become shorter,
                    // but for escapes.
                    if let Ok(again) = again {
                        assert_eq!(again.statements().len(), document.statements().len());
                    }
                }
                Err(refusal) => {
                    let lines = text.split('\n').count();
                    assert!(usize::try_from(refusal.line).is_ok_and(|line| (1..=lines).contains(&line)));
                    assert!(refusal.path.starts_with('$'));
                }
            }
        }
    }
});
