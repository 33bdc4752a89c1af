//! Values that meet a clause, and values that do not.
//!
//! Explanations offer them, comparisons of documents try them. Nobody trusts
//! them: whoever takes one evaluates it.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::clause::Clause;
use super::literal::{Address, Instant};
use super::operator::Family;
use crate::context::Context;

impl Clause {
    /// Values for the key, of which usually some meet the clause and some do
    /// not.
    pub(crate) fn candidates(&self) -> Vec<String> {
        let mut found = Vec::new();
        for value in self.values.iter() {
            match self.operator.family {
                Family::TextIgnoringCase => {
                    found.extend([value.to_string(), value.to_uppercase(), value.to_lowercase()]);
                }
                Family::TextLike => {
                    found.push(value.replace('*', "").replace('?', "x"));
                    found.push(value.replace(['*', '?'], "x"));
                }
                Family::Number(_) => {
                    let digits = value.trim_start_matches('-');
                    found.extend([value.to_string(), format!("9{digits}"), format!("-9{digits}")]);
                    // A little further from zero.
                    let point = if value.contains('.') { "" } else { "." };
                    found.push(format!("{value}{point}000000001"));
                }
                Family::Text => found.push(value.to_string()),
                Family::Date(_) => {
                    found.push(value.to_string());
                    let later = Instant::parse(value).and_then(Instant::a_second_later);
                    found.extend(later.map(|later| later.to_string()));
                }
                Family::Truth => {}
                Family::Address => found.extend(edges(value)),
            }
        }
        match self.operator.family {
            Family::Text | Family::TextIgnoringCase | Family::TextLike => {
                found.extend(["other", "another", ""].map(str::to_owned));
            }
            Family::Number(_) => found.extend(["0", "0.000000001", "-0.000000001"].map(str::to_owned)),
            Family::Date(_) => {
                found.extend(["2000-01-01T00:00:00Z", "2099-12-31T23:59:59Z"].map(str::to_owned));
            }
            Family::Truth => found.extend(["true", "false"].map(str::to_owned)),
            Family::Address => {
                found.extend(["192.0.2.1", "198.51.100.7", "2001:db8::1"].map(str::to_owned));
            }
        }
        found.dedup();
        found
    }

    /// The first candidate that meets the clause.
    pub(crate) fn meeting(&self) -> Option<String> {
        self.candidates().into_iter().find(|value| self.check(&self.alone(value)).is_ok())
    }

    /// The first candidate that does not meet the clause.
    pub(crate) fn missing(&self) -> Option<String> {
        self.candidates().into_iter().find(|value| self.check(&self.alone(value)).is_err())
    }

    fn alone(&self, value: &str) -> Context {
        Context::new().with(self.key.to_string(), value)
    }
}

/// The first and the last address of a block, and their neighbours outside.
fn edges(block: &str) -> Vec<String> {
    let Some(address) = Address::parse_block(block) else { return Vec::new() };
    let mask = u128::MAX.checked_shr(u32::from(address.prefix)).unwrap_or(0);
    let (first, last) = (address.bits & !mask, address.bits | mask);
    [Some(first), Some(last), first.checked_sub(1), last.checked_add(1)]
        .into_iter()
        .flatten()
        .filter_map(|bits| {
            if address.version_6 {
                return Some(Ipv6Addr::from_bits(bits).to_string());
            }
            u32::try_from(bits).ok().map(|bits| Ipv4Addr::from_bits(bits).to_string())
        })
        .collect()
}
