//! Comparison without regard to case.

/// Whether two texts are the same but for case, by Unicode simple folding.
///
/// The vendors say "without regard to case" and stop there. For characters
/// beyond ASCII this crate takes Unicode's simple folding, which maps one
/// character to one character and so never changes a length.
pub(crate) fn same_ignoring_case(left: &str, right: &str) -> bool {
    if left.eq_ignore_ascii_case(right) {
        return true;
    }
    if left.is_ascii() && right.is_ascii() {
        return false;
    }
    left.chars().map(simple_fold).eq(right.chars().map(simple_fold))
}

fn simple_fold(character: char) -> char {
    unicode_case_mapping::case_folded(character).and_then(|folded| char::from_u32(folded.get())).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::same_ignoring_case;

    #[test]
    fn folding_reaches_beyond_ascii_but_keeps_lengths() {
        assert!(same_ignoring_case("Straße", "STRAßE"));
        assert!(!same_ignoring_case("Straße", "STRASSE"));
        assert!(same_ignoring_case("ΣΑΣ", "σας"));
        assert!(same_ignoring_case("K", "\u{212a}"));
        assert!(!same_ignoring_case("ab", "abc"));
    }
}
