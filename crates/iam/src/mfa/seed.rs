//! Seeds of MFA devices, and the codes that come of them.
//!
//! Codes follow RFC 6238 with what every authenticator knows: SHA-1, six digits, steps of 30 seconds.

use std::fmt::{self, Write};

use kernel::{Mint, Timestamp};
use store::Fault;
use totp_rs::{Algorithm, Builder, Secret, Totp};

use crate::error::Result;

/// How long a code is shown, in seconds.
const STEP: u64 = 30;

/// Who issues the codes, as authenticators show it. No vendor's name: no code works anywhere but here.
const ISSUER: &str = "Yunbox";

/// How many steps a code may be off: clocks differ, and people type slowly.
const WINDOW: i64 = 1;

/// What the codes of a device are made of: 160 bits, as RFC 4226 advises.
#[derive(Clone, PartialEq, Eq)]
pub struct Seed([u8; 20]);

/// A code as it was given: six digits.
pub struct Code(String);

/// A code was not six digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code is six digits")]
pub struct InvalidCode;

impl Code {
    /// A code. Refuses what is not six digits.
    pub fn new(text: impl Into<String>) -> std::result::Result<Self, InvalidCode> {
        let text = text.into();
        let digits = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { Ok(Self(text)) } else { Err(InvalidCode) }
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(..)")
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(..)")
    }
}

impl Seed {
    /// A new seed.
    pub(super) fn draw(mint: &Mint) -> Self {
        Self(mint.bytes("mfa-seed"))
    }

    /// The seed as people type it into an authenticator: base32 without padding.
    pub fn base32(&self) -> String {
        Secret::new_stack(self.0).to_base32()
    }

    /// The seed as authenticators read it from a picture: an address that also names the account and the device, or the
    /// user whose device it is to be.
    ///
    /// It says nothing of digits, steps and algorithm: what every authenticator takes for granted is what counts here.
    pub fn address(&self, account: &str, name: &str) -> String {
        let mut label = String::new();
        for byte in name.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
                label.push(char::from(byte));
            } else {
                write!(label, "%{byte:02X}").ok();
            }
        }
        format!("otpauth://totp/{ISSUER}:{label}@{account}?secret={}&issuer={ISSUER}", self.base32())
    }

    /// The seed that [`Seed::base32`] wrote.
    pub(super) fn of_base32(text: &str) -> Option<Self> {
        let secret = Secret::try_from_base32(text).ok()?;
        secret.as_bytes().try_into().ok().map(Self)
    }

    /// The step of the second of two codes that a device showed one after the other, the second of them not
    /// long before or after `now` and both after the step `since`; `None` when they are no such codes.
    pub(super) fn step_of(&self, codes: &[Code; 2], now: Timestamp, since: Option<i64>) -> Result<Option<i64>> {
        let totp = self.totp()?;
        let [first, second] = codes;
        let (here, since) = here_and_since(now, since);
        let mut steps = here - WINDOW..=here + WINDOW;
        Ok(steps.find(|&step| {
            since.is_none_or(|since| step - 1 > since) && shows(&totp, step, second) && shows(&totp, step - 1, first)
        }))
    }

    /// The step of a code that a device showed not long before or after `now` and after the step `since`; `None` when it
    /// is no such code.
    pub(crate) fn step_at(&self, code: &Code, now: Timestamp, since: Option<i64>) -> Result<Option<i64>> {
        let totp = self.totp()?;
        let (here, since) = here_and_since(now, since);
        let mut steps = here - WINDOW..=here + WINDOW;
        Ok(steps.find(|&step| since.is_none_or(|since| step > since) && shows(&totp, step, code)))
    }

    fn totp(&self) -> Result<Totp> {
        let builder = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_skew(0);
        let totp = builder.with_step_duration(STEP).with_secret(Secret::new_stack(self.0)).build();
        totp.map_err(|error| Fault::Damaged(error.to_string()).into())
    }

    /// The code at an instant, for tests that stand in for an authenticator.
    #[cfg(test)]
    pub(crate) fn code(&self, at: Timestamp) -> Code {
        Code(self.totp().unwrap().generate(at.as_second().try_into().unwrap()).to_string())
    }
}

/// The step of an instant, and the step whose codes count no more.
fn here_and_since(now: Timestamp, since: Option<i64>) -> (i64, Option<i64>) {
    let here = now.as_second().div_euclid(STEP.cast_signed());
    // A step that lies ahead was accepted before somebody put the sandbox's clock back.
    (here, since.filter(|&since| since <= here + WINDOW))
}

/// Whether a device shows a code at a step.
fn shows(totp: &Totp, step: i64, code: &Code) -> bool {
    u64::try_from(step).is_ok_and(|step| totp.check(&code.0, step * STEP).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The seed of the vectors in RFC 6238, appendix B.
    fn published() -> Seed {
        Seed(*b"12345678901234567890")
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_published_vectors() {
        // The document prints eight digits; six-digit codes are their last six.
        let vectors = [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ];
        for (second, eight) in vectors {
            assert_eq!(published().code(at(second)).0, eight[2..], "{second}");
        }
        assert_eq!(published().base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    #[test]
    fn two_codes_in_a_row_are_accepted_near_their_time_and_once() {
        let seed = published();
        let codes = || [seed.code(at(1_111_111_109)), seed.code(at(1_111_111_139))];
        let step = 1_111_111_139 / 30;
        for (second, expected) in [
            (1_111_111_139, Some(step)),
            (1_111_111_139 - 30, Some(step)),
            (1_111_111_139 + 30, Some(step)),
            (1_111_111_139 - 60, None),
            (1_111_111_139 + 60, None),
        ] {
            assert_eq!(seed.step_of(&codes(), at(second), None).unwrap(), expected, "{second}");
        }
        let now = at(1_111_111_139);
        assert_eq!(seed.step_of(&codes(), now, Some(step)).unwrap(), None, "they were used");
        assert_eq!(seed.step_of(&codes(), now, Some(step - 1)).unwrap(), None, "the first was used");
        assert_eq!(seed.step_of(&codes(), now, Some(step - 2)).unwrap(), Some(step));
        assert_eq!(seed.step_of(&codes(), now, Some(step + 900)).unwrap(), Some(step), "the clock was put back");
    }

    #[test]
    fn one_code_is_accepted_near_its_time_and_once() {
        let seed = published();
        let code = seed.code(at(1_111_111_139));
        let step = 1_111_111_139 / 30;
        for (second, expected) in [(-60, None), (-30, Some(step)), (0, Some(step)), (30, Some(step)), (60, None)] {
            assert_eq!(seed.step_at(&code, at(1_111_111_139 + second), None).unwrap(), expected, "{second}");
        }
        let now = at(1_111_111_139);
        assert_eq!(seed.step_at(&code, now, Some(step)).unwrap(), None, "it was used");
        assert_eq!(seed.step_at(&code, now, Some(step - 1)).unwrap(), Some(step));
        assert_eq!(seed.step_at(&code, now, Some(step + 900)).unwrap(), Some(step), "the clock was put back");
    }

    #[test]
    fn codes_must_follow_each_other_in_order() {
        let seed = published();
        let code = |second| seed.code(at(second));
        let now = at(1_111_111_139);
        for wrong in [
            [code(1_111_111_139), code(1_111_111_109)],
            [code(1_111_111_139), code(1_111_111_139)],
            [code(1_111_111_079), code(1_111_111_139)],
            [Code::new("000000").unwrap(), code(1_111_111_139)],
        ] {
            assert_eq!(seed.step_of(&wrong, now, None).unwrap(), None);
        }
    }

    #[test]
    fn a_code_is_six_digits() {
        assert!(Code::new("012345").is_ok());
        for wrong in ["", "12345", "1234567", "12345a", "+12345", "１２３４５６"] {
            assert!(matches!(Code::new(wrong), Err(InvalidCode)), "{wrong}");
        }
    }

    #[test]
    fn neither_seed_nor_code_shows_in_a_log() {
        let shown = format!("{:?} {:?}", published(), Code::new("012345"));
        assert!(!shown.contains("12345"), "{shown}");
    }

    #[test]
    fn an_authenticator_is_told_whose_seed_it_is() {
        let address = published().address("1234", "ana b/\u{e9}");
        let secret = published().base32();
        let expected = format!("otpauth://totp/Yunbox:ana%20b%2F%C3%A9@1234?secret={secret}&issuer=Yunbox");
        assert_eq!(address, expected);
    }

    #[test]
    fn a_seed_is_read_back_as_it_was_written() {
        let seed = Seed::draw(&Mint::seeded(1, 1));
        assert_eq!(seed.base32().len(), 32);
        assert_eq!(Seed::of_base32(&seed.base32()), Some(seed));
        assert_eq!(Seed::of_base32("GEZDGNBV"), None);
    }
}
