//! The vendor's words for what keys are.

use kms::key::{Spec, State, Usage};

/// Words of algorithms and lengths.
pub(crate) const SPECS: [(&str, Spec); 4] = [
    ("Aliyun_AES_256", Spec::Aes256),
    ("RSA_2048", Spec::Rsa2048),
    ("RSA_3072", Spec::Rsa3072),
    ("EC_P256", Spec::P256),
];

/// Words of what keys are for.
pub(crate) const USAGES: [(&str, Usage); 2] = [("ENCRYPT/DECRYPT", Usage::Encrypt), ("SIGN/VERIFY", Usage::Sign)];

/// Words of states.
pub(crate) const STATES: [(&str, State); 3] =
    [("Enabled", State::Enabled), ("Disabled", State::Disabled), ("PendingDeletion", State::PendingDeletion)];

/// Words of how material is guarded.
pub(crate) const PROTECTION_LEVELS: [&str; 2] = ["SOFTWARE", "HSM"];

/// What a word means.
pub(crate) fn meaning<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
}

/// The word for something.
pub(crate) fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], meaning: T) -> &'static str {
    words.iter().find(|(_, known)| *known == meaning).map_or("", |(word, _)| word)
}
