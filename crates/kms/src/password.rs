//! Passwords that are drawn.

use kernel::Mint;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha12Rng;

/// What a password is to be.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each kind of letters is there or not, apart from the others")]
pub struct Wanted<'w> {
    /// How many letters it has.
    pub length: usize,
    /// Letters that it does not have.
    pub without: &'w str,
    /// Whether it may have small letters.
    pub lowercase: bool,
    /// Whether it may have capital letters.
    pub uppercase: bool,
    /// Whether it may have digits.
    pub digits: bool,
    /// Whether it may have punctuation.
    pub punctuation: bool,
    /// Whether it has one of each kind that it may have.
    pub one_of_each: bool,
}

/// Draws a password; `None` where no letter is left, or fewer fit than there are kinds.
pub fn draw(mint: &Mint, wanted: &Wanted<'_>) -> Option<String> {
    let kinds = [
        (wanted.lowercase, "abcdefghijklmnopqrstuvwxyz"),
        (wanted.uppercase, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        (wanted.digits, "0123456789"),
        (wanted.punctuation, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
    ];
    let left = |letters: &str| letters.chars().filter(|letter| !wanted.without.contains(*letter)).collect::<Vec<_>>();
    let kinds: Vec<_> = kinds.into_iter().filter(|(is_there, _)| *is_there).map(|(_, letters)| left(letters)).collect();
    let all: Vec<char> = kinds.iter().flatten().copied().collect();
    let mut generator = ChaCha12Rng::from_seed(mint.bytes("kms-password"));
    let mut password = Vec::with_capacity(wanted.length);
    if wanted.one_of_each {
        for kind in kinds.iter().filter(|kind| !kind.is_empty()) {
            password.push(*kind.get(below(&mut generator, kind.len()))?);
        }
    }
    if all.is_empty() || password.len() > wanted.length {
        return None;
    }
    while password.len() < wanted.length {
        password.push(*all.get(below(&mut generator, all.len()))?);
    }
    // Otherwise the first letters would tell their kinds.
    for place in (1..password.len()).rev() {
        password.swap(place, below(&mut generator, place + 1));
    }
    Some(password.into_iter().collect())
}

/// A number below `bound`, without bias.
fn below(generator: &mut ChaCha12Rng, bound: usize) -> usize {
    let bound = u32::try_from(bound).unwrap_or(u32::MAX).max(1);
    let usable = u32::MAX - u32::MAX % bound;
    loop {
        let drawn = generator.next_u32();
        if drawn < usable {
            return usize::try_from(drawn % bound).unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Wanted<'_> = Wanted {
        length: 32,
        without: "",
        lowercase: true,
        uppercase: true,
        digits: true,
        punctuation: true,
        one_of_each: true,
    };

    #[test]
    fn a_password_has_what_it_may_have_and_nothing_else() {
        let mint = Mint::seeded(7, 1);
        for _ in 0..50 {
            let password = draw(&mint, &Wanted { length: 8, ..ALL }).unwrap();
            let has = |kind: fn(&char) -> bool| password.chars().any(|letter| kind(&letter));
            assert_eq!(password.len(), 8);
            assert!(has(char::is_ascii_lowercase) && has(char::is_ascii_uppercase));
            assert!(has(char::is_ascii_digit) && has(char::is_ascii_punctuation));
        }
        let digits = Wanted { lowercase: false, uppercase: false, punctuation: false, without: "0", ..ALL };
        let password = draw(&mint, &digits).unwrap();
        assert!(password.len() == 32 && password.chars().all(|letter| ('1'..='9').contains(&letter)), "{password}");
        assert_ne!(draw(&mint, &ALL), draw(&mint, &ALL));
        assert_eq!(draw(&mint, &Wanted { without: "0123456789", ..digits }), None);
    }
}
