//! The token handshake of hardened mode.
//!
//! A token is a sealed text: it names its end and is bound to one instance. Nothing is kept.

use kernel::Timestamp;
use sts::Sealer;
use subtle::ConstantTimeEq;

/// Header that carries a token.
pub const TOKEN_HEADER: &str = "x-aliyun-ecs-metadata-token";

/// Longest life of a token, in seconds. Source: the vendor's page on instance metadata access modes.
const LONGEST: i64 = 21_600;

/// A token for an instance, good for `ttl` seconds; `None` when that is no number from 1 to 21,600.
pub(crate) fn make(sealer: &Sealer, instance: &str, ttl: &str, now: Timestamp) -> Option<String> {
    let ttl = ttl.trim().parse::<i64>().ok().filter(|ttl| (1..=LONGEST).contains(ttl))?;
    let end = now.as_second().checked_add(ttl)?;
    Some(format!("{end:x}-{}", proof(sealer, instance, end)))
}

/// Whether a token is one of this instance's and still good.
pub(crate) fn is_good(sealer: &Sealer, instance: &str, token: &str, now: Timestamp) -> bool {
    let Some((end, given)) = token.split_once('-') else { return false };
    let Ok(end) = i64::from_str_radix(end, 16) else { return false };
    let right = proof(sealer, instance, end);
    bool::from(right.as_bytes().ct_eq(given.as_bytes())) && now.as_second() < end
}

fn proof(sealer: &Sealer, instance: &str, end: i64) -> String {
    sealer.proof("metadata-token", &format!("{instance}/{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_token_is_good_for_its_instance_until_its_end() {
        let sealer = Sealer::new([1; 32]);
        let token = make(&sealer, "i-1", "60", at(1_000)).unwrap();
        assert!(is_good(&sealer, "i-1", &token, at(1_059)));
        assert!(!is_good(&sealer, "i-1", &token, at(1_060)));
        assert!(!is_good(&sealer, "i-2", &token, at(1_000)));
        let later = token.replace(token.split('-').next().unwrap(), "ffffff");
        assert!(!is_good(&sealer, "i-1", &later, at(1_000)));
        for wrong in ["", "x", "-", "zz-abc"] {
            assert!(!is_good(&sealer, "i-1", wrong, at(0)), "{wrong}");
        }
    }

    #[test]
    fn the_life_of_a_token_has_bounds() {
        let sealer = Sealer::new([1; 32]);
        for wrong in ["", "0", "-1", "21601", "x", "99999999999999999999"] {
            assert_eq!(make(&sealer, "i-1", wrong, at(0)), None, "{wrong}");
        }
        assert!(make(&sealer, "i-1", "21600", at(0)).is_some());
    }
}
