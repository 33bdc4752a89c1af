//! Identifiers and secrets, drawn from one seed.

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::Mutex;
use rand::{Rng, SeedableRng, TryRng};
use rand_chacha::ChaCha12Rng;
use sha2::{Digest, Sha256};

/// How one kind of identifier is spelt.
#[derive(Debug, Clone, Copy)]
pub struct IdFormat {
    /// Name of the kind; each kind draws from a generator of its own.
    pub kind: &'static str,
    /// Text in front.
    pub prefix: &'static str,
    /// Letters to draw from.
    pub alphabet: Alphabet,
    /// How many letters to draw.
    pub length: usize,
}

/// Letters that an identifier is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alphabet {
    /// `0` to `9`, the first not `0`.
    Digits,
    /// `a` to `z` and `0` to `9`.
    Lower,
    /// `A` to `Z`, `a` to `z` and `0` to `9`.
    Mixed,
    /// A lower-case UUID of version 4; the length is ignored.
    Uuid,
}

const LOWER: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
const MIXED: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// How many bits of a request's number count requests, and how many are drawn.
const COUNTED: u32 = 48;
const DRAWN: u32 = 128 - COUNTED;

impl IdFormat {
    /// A shape.
    pub const fn new(kind: &'static str, prefix: &'static str, alphabet: Alphabet, length: usize) -> Self {
        Self { kind, prefix, alphabet, length }
    }
}

/// Where new identifiers and secrets come from.
///
/// Each kind has its own generator, derived from the seed, so that drawing one more access key does
/// not change the next role id. Clones share their state.
#[derive(Debug, Clone)]
pub struct Mint(Arc<Mutex<Generators>>);

#[derive(Debug)]
struct Generators {
    root: [u8; 32],
    kinds: HashMap<&'static str, ChaCha12Rng>,
    /// What the last request's number began with.
    request: Option<u128>,
}

impl Mint {
    /// A mint that repeats itself: the same seed and start give the same identifiers.
    ///
    /// `start` counts the starts of a data folder, so that a second start draws fresh ones.
    pub fn seeded(seed: u64, start: u64) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"yunbox mint");
        hash.update(seed.to_le_bytes());
        hash.update(start.to_le_bytes());
        Self::rooted(hash.finalize().into())
    }

    /// A mint that nobody can foresee.
    pub fn random() -> Self {
        Self::rooted(entropy())
    }

    fn rooted(root: [u8; 32]) -> Self {
        Self(Arc::new(Mutex::new(Generators { root, kinds: HashMap::new(), request: None })))
    }

    /// An identifier of this shape.
    pub fn draw(&self, shape: &IdFormat) -> String {
        self.draw_in(shape, "")
    }

    /// An identifier of this shape with `infix` after the prefix, counted in its length.
    pub fn draw_in(&self, shape: &IdFormat, infix: &str) -> String {
        let mut text = String::with_capacity(shape.prefix.len() + shape.length.max(36));
        text.push_str(shape.prefix);
        text.push_str(infix);
        let length = shape.length.saturating_sub(infix.len());
        self.with(shape.kind, |rng| match shape.alphabet {
            Alphabet::Uuid => text.push_str(&uuid(rng).hyphenated().to_string()),
            Alphabet::Digits => {
                for place in 0..length {
                    let low = u32::from(place == 0);
                    text.extend(char::from_digit(low + below(rng, 10 - low), 10));
                }
            }
            Alphabet::Lower => letters(rng, &mut text, length, LOWER),
            Alphabet::Mixed => letters(rng, &mut text, length, MIXED),
        });
        text
    }

    /// Bytes for a key or a nonce.
    pub fn bytes<const N: usize>(&self, kind: &'static str) -> [u8; N] {
        let mut bytes = [0; N];
        self.with(kind, |rng| rng.fill_bytes(&mut bytes));
        bytes
    }

    /// Number of a request, an upper-case UUID.
    ///
    /// Later requests have higher numbers from a start that is drawn: an index of them grows at one place, not all over.
    pub fn request_id(&self) -> String {
        let drawn = u128::from_be_bytes(self.bytes("request"));
        let mut generators = self.0.lock();
        let place = generators.request.map_or(drawn >> DRAWN, |last| (last + 1) & (u128::MAX >> DRAWN));
        generators.request = Some(place);
        drop(generators);
        let number = place << DRAWN | drawn & (u128::MAX >> COUNTED);
        let id = uuid::Builder::from_custom_bytes(number.to_be_bytes()).into_uuid();
        let mut text = [0; 36];
        id.hyphenated().encode_upper(&mut text).to_owned()
    }

    fn with<T>(&self, kind: &'static str, draw: impl FnOnce(&mut ChaCha12Rng) -> T) -> T {
        let mut generators = self.0.lock();
        let root = generators.root;
        let rng = generators.kinds.entry(kind).or_insert_with(|| {
            let mut hash = Sha256::new();
            hash.update(root);
            hash.update(kind.as_bytes());
            ChaCha12Rng::from_seed(hash.finalize().into())
        });
        draw(rng)
    }
}

/// Bytes from the operating system.
///
/// # Panics
/// When the operating system has no randomness to give; nothing secret could be made then.
#[expect(clippy::expect_used, reason = "without the operating system's randomness no secret can be made")]
pub fn entropy<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::rngs::SysRng.try_fill_bytes(&mut bytes).expect("the operating system gives randomness");
    bytes
}

fn uuid(rng: &mut ChaCha12Rng) -> uuid::Uuid {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// A number below `bound`, without bias.
fn below(rng: &mut ChaCha12Rng, bound: u32) -> u32 {
    let usable = u32::MAX - u32::MAX % bound;
    loop {
        let draw = rng.next_u32();
        if draw < usable {
            return draw % bound;
        }
    }
}

fn letters(rng: &mut ChaCha12Rng, text: &mut String, length: usize, alphabet: &[u8]) {
    let bound = u32::try_from(alphabet.len()).unwrap_or(1);
    for _ in 0..length {
        let index = below(rng, bound) as usize;
        text.extend(alphabet.get(index).map(|&byte| char::from(byte)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: IdFormat = IdFormat::new("key", "LTAI", Alphabet::Mixed, 20);
    const ROLE: IdFormat = IdFormat::new("role", "", Alphabet::Digits, 18);

    #[test]
    fn drawing_one_kind_leaves_the_others_unchanged() {
        let (one, two) = (Mint::seeded(7, 1), Mint::seeded(7, 1));
        one.draw(&KEY);
        one.draw(&KEY);
        assert_eq!(one.draw(&ROLE), two.draw(&ROLE));
    }

    #[test]
    fn the_next_start_draws_other_identifiers() {
        assert_ne!(Mint::seeded(7, 1).draw(&ROLE), Mint::seeded(7, 2).draw(&ROLE));
    }

    #[test]
    fn requests_are_numbered_upwards_and_cannot_be_foreseen() {
        let (one, two) = (Mint::seeded(7, 1), Mint::seeded(7, 1));
        let numbers: Vec<_> = (0..300).map(|_| one.request_id()).collect();
        assert!(numbers.is_sorted(), "{numbers:?}");
        assert_eq!(numbers[0], two.request_id());
        assert!(numbers.windows(2).all(|pair| pair[0][19..] != pair[1][19..]), "the end is drawn: {numbers:?}");
        assert_ne!(numbers[0][..8], Mint::seeded(7, 2).request_id()[..8]);
    }

    #[test]
    fn identifiers_have_their_shape() {
        let mint = Mint::random();
        let role = mint.draw(&ROLE);
        assert!(role.len() == 18 && role.bytes().all(|b| b.is_ascii_digit()) && !role.starts_with('0'), "{role}");
        let key = mint.draw(&KEY);
        assert!(key.len() == 24 && key.starts_with("LTAI"), "{key}");
        let instance = mint.draw_in(&IdFormat::new("instance", "i-", Alphabet::Lower, 20), "bp1");
        assert!(instance.len() == 22 && instance.starts_with("i-bp1"), "{instance}");
        assert_eq!(mint.request_id().len(), 36);
    }
}
