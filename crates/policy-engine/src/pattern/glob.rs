//! One wildcard pattern against one text, in time that no pattern can blow up.
//!
//! `*` stands for any run of characters, also none; `?` for exactly one
//! (doc-detail/93739). A character is a Unicode scalar value.
//!
//! A pattern is cut at its stars into pieces. The first piece is bound to the
//! front of the text, the last to its end, and each piece between takes the
//! leftmost place after the one before it. Leftmost is always as good as any
//! other place, so nothing is ever tried twice: the work is at most the length
//! of the text times the length of the longest piece.

use memchr::memmem;

/// The offset from which case is ignored when it never is.
pub(crate) const CASE_MATTERS: usize = usize::MAX;

/// A compiled wildcard pattern.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    source: Box<str>,
    shape: IdFormat,
}

#[derive(Debug, Clone)]
enum IdFormat {
    /// No wildcard: the text must be the source.
    Literal,
    /// Only stars.
    Anything,
    /// Question marks but no star: the whole text is this piece.
    Whole(Piece),
    /// A piece, stars with pieces between them, a piece.
    Starred { head: Piece, inner: Box<[Piece]>, tail: Piece },
}

/// A run of the pattern without stars.
#[derive(Debug, Clone)]
struct Piece {
    text: Box<str>,
    characters: usize,
    /// Whether the run has no question mark.
    plain: bool,
}

/// Counts units of work, so that a test can bound them without a clock.
pub(crate) trait Meter {
    fn work(&mut self, units: usize);
}

impl Meter for () {
    #[inline]
    fn work(&mut self, _units: usize) {}
}

impl Pattern {
    pub(crate) fn new(source: &str) -> Pattern {
        Pattern { source: source.into(), shape: IdFormat::of(source) }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.source
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.source.is_empty()
    }

    /// Whether the pattern holds no wildcard.
    pub(crate) fn is_literal(&self) -> bool {
        matches!(self.shape, IdFormat::Literal)
    }

    /// The text before the first wildcard.
    pub(crate) fn literal_prefix(&self) -> &str {
        let end = self.source.find(['*', '?']).unwrap_or(self.source.len());
        self.source.get(..end).unwrap_or_default()
    }

    /// Whether the text fits. From the byte offset `fold_from` on, ASCII
    /// letters are compared without regard to case.
    #[inline]
    pub(crate) fn matches(&self, text: &str, fold_from: usize) -> bool {
        self.matches_metered(text, fold_from, &mut ())
    }

    pub(crate) fn matches_metered(&self, text: &str, fold_from: usize, meter: &mut impl Meter) -> bool {
        match &self.shape {
            IdFormat::Anything => true,
            IdFormat::Literal => piece_at(&self.source, true, text, 0, fold_from, meter) == Some(text.len()),
            IdFormat::Whole(piece) => piece.at(text, 0, fold_from, meter) == Some(text.len()),
            IdFormat::Starred { head, inner, tail } => {
                let Some(mut from) = head.at(text, 0, fold_from, meter) else { return false };
                let Some(end) = tail.start_at_end(text) else { return false };
                if end < from || tail.at(text, end, fold_from, meter) != Some(text.len()) {
                    return false;
                }
                inner.iter().all(|piece| match piece.find(text, from, end, fold_from, meter) {
                    Some(after) => {
                        from = after;
                        true
                    }
                    None => false,
                })
            }
        }
    }
}

impl IdFormat {
    fn of(source: &str) -> IdFormat {
        let wild = memchr::memchr2_iter(b'*', b'?', source.as_bytes());
        let (mut stars, mut others) = (0, 0);
        for at in wild {
            if source.as_bytes().get(at) == Some(&b'*') {
                stars += 1;
            } else {
                others += 1;
            }
        }
        match (stars, others) {
            (0, 0) => IdFormat::Literal,
            (0, _) => IdFormat::Whole(Piece::new(source)),
            (_, 0) if stars == source.len() => IdFormat::Anything,
            (_, 0) => IdFormat::cut(source),
            _ => IdFormat::cut(&question_marks_first(source)),
        }
    }

    /// Cuts a pattern with a star at its stars.
    fn cut(source: &str) -> IdFormat {
        let mut pieces = source.split('*');
        let head = Piece::new(pieces.next().unwrap_or_default());
        let tail = Piece::new(pieces.next_back().unwrap_or_default());
        let inner = pieces.filter(|piece| !piece.is_empty()).map(Piece::new).collect();
        IdFormat::Starred { head, inner, tail }
    }
}

/// Rewrites each run of wildcards so that its question marks come first and
/// one star is left: `a*?*b` and `a?*b` describe the same texts.
fn question_marks_first(source: &str) -> String {
    let mut normal = String::with_capacity(source.len());
    let mut star = false;
    for character in source.chars() {
        if character == '*' {
            star = true;
            continue;
        }
        if star && character != '?' {
            normal.push('*');
            star = false;
        }
        normal.push(character);
    }
    if star {
        normal.push('*');
    }
    normal
}

impl Piece {
    fn new(text: &str) -> Piece {
        Piece { text: text.into(), characters: text.chars().count(), plain: !text.contains('?') }
    }

    /// Where the piece ends if it stands at this offset.
    #[inline]
    fn at(&self, text: &str, start: usize, fold_from: usize, meter: &mut impl Meter) -> Option<usize> {
        piece_at(&self.text, self.plain, text, start, fold_from, meter)
    }

    /// The offset at which the piece begins if it ends where the text ends.
    fn start_at_end(&self, text: &str) -> Option<usize> {
        if self.plain {
            return text.len().checked_sub(self.text.len());
        }
        match self.characters {
            0 => Some(text.len()),
            count => text.char_indices().rev().nth(count - 1).map(|(offset, _)| offset),
        }
    }

    /// Where the leftmost occurrence between two offsets ends.
    fn find(&self, text: &str, from: usize, end: usize, fold_from: usize, meter: &mut impl Meter) -> Option<usize> {
        let room = text.as_bytes().get(from..end)?;
        if self.plain && fold_from == CASE_MATTERS {
            let found = memmem::find(room, self.text.as_bytes());
            meter.work(self.text.len() + found.unwrap_or(room.len()));
            return found.map(|offset| from + offset + self.text.len());
        }
        for (start, &byte) in (from..).zip(room) {
            if !is_continuation(byte)
                && let Some(after) = self.at(text, start, fold_from, meter)
            {
                return (after <= end).then_some(after);
            }
        }
        None
    }
}

/// Where a run without stars ends if it stands at this offset of the text.
#[inline]
fn piece_at(
    piece: &str,
    plain: bool,
    text: &str,
    start: usize,
    fold_from: usize,
    meter: &mut impl Meter,
) -> Option<usize> {
    meter.work(1 + piece.len());
    let there = text.as_bytes().get(start..)?;
    if plain && fold_from == CASE_MATTERS {
        return there.starts_with(piece.as_bytes()).then(|| start + piece.len());
    }
    let mut offset = 0;
    for &wanted in piece.as_bytes() {
        let &found = there.get(offset)?;
        if wanted == b'?' {
            offset += width(found);
            continue;
        }
        let folds = start + offset >= fold_from;
        if found != wanted && !(folds && found.eq_ignore_ascii_case(&wanted)) {
            return None;
        }
        offset += 1;
    }
    Some(start + offset)
}

/// How many bytes a character takes, by its first byte.
fn width(first: u8) -> usize {
    match first {
        0..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::{CASE_MATTERS, Meter, Pattern};

    fn fits(pattern: &str, text: &str) -> bool {
        Pattern::new(pattern).matches(text, CASE_MATTERS)
    }

    #[test]
    fn a_star_stands_for_any_run_and_a_question_mark_for_one_character() {
        for (pattern, text, expected) in [
            ("*", "", true),
            ("**", "ab", true),
            ("", "", true),
            ("", "a", false),
            ("a*", "a", true),
            ("*a", "ba", true),
            ("a*a", "a", false),
            ("a*a", "aa", true),
            ("a*b*c", "aXbYc", true),
            ("a*b*c", "aXcYb", false),
            ("?", "", false),
            ("?", "é", true),
            ("?", "😀", true),
            ("??", "😀", false),
            ("*?", "", false),
            ("*?", "中", true),
            ("*?*?*", "中", false),
            ("*?*?*", "中文", true),
            ("a*?b", "ab", false),
            ("a*?b", "axxb", true),
            ("*ab?d*", "xxabcdab", true),
            ("*aab", "aaab", true),
            ("*?b", "文b", true),
        ] {
            assert_eq!(fits(pattern, text), expected, "{pattern} against {text}");
        }
    }

    #[test]
    fn case_is_ignored_only_from_the_given_offset_on() {
        let pattern = Pattern::new("role/Al*E");
        assert!(pattern.matches("role/alicE", 5));
        assert!(!pattern.matches("ROLE/alice", 5));
        assert!(!pattern.matches("role/alice", CASE_MATTERS));
        assert!(Pattern::new("*LIC*").matches("role/alice", 5));
    }

    struct Count(usize);

    impl Meter for Count {
        fn work(&mut self, units: usize) {
            self.0 += units;
        }
    }

    #[test]
    fn twenty_stars_against_a_thousand_letters_is_little_work() {
        let text = "a".repeat(1000);
        for pattern in [
            "*a".repeat(20) + "b",
            "*a".repeat(20) + "*b*",
            "*?a".repeat(20) + "b",
            "*?a".repeat(20) + "*?b*",
            "*a?".repeat(20) + "b*",
            "*aaab".repeat(20) + "*",
            "*".repeat(20) + "b",
        ] {
            for fold_from in [0, CASE_MATTERS] {
                let mut count = Count(0);
                let fits = Pattern::new(&pattern).matches_metered(&text, fold_from, &mut count);
                assert!(!fits, "{pattern}");
                assert!(count.0 < 12_000, "{pattern} took {} units", count.0);
            }
        }
    }
}
