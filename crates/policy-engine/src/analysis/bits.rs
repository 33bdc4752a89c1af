//! Sets of small numbers.

/// A set of statement or pattern positions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    pub(super) fn with_room(size: usize) -> Bits {
        Bits { words: vec![0; size.div_ceil(64)] }
    }

    pub(super) fn collect(size: usize, holds: impl Fn(usize) -> bool) -> Bits {
        let mut bits = Bits::with_room(size);
        for position in (0..size).filter(|position| holds(*position)) {
            bits.insert(position);
        }
        bits
    }

    pub(super) fn insert(&mut self, position: usize) {
        if let Some(word) = self.words.get_mut(position / 64) {
            *word |= 1 << (position % 64);
        }
    }

    pub(super) fn remove(&mut self, position: usize) {
        if let Some(word) = self.words.get_mut(position / 64) {
            *word &= !(1 << (position % 64));
        }
    }

    pub(super) fn contains(&self, position: usize) -> bool {
        self.words.get(position / 64).is_some_and(|word| word & (1 << (position % 64)) != 0)
    }

    pub(super) fn and(&self, other: &Bits) -> Bits {
        Bits { words: self.words.iter().zip(&other.words).map(|(one, two)| one & two).collect() }
    }

    pub(super) fn meets(&self, other: &Bits) -> bool {
        self.words.iter().zip(&other.words).any(|(one, two)| one & two != 0)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }
}
