//! One operator with one key and its values.

use std::sync::Arc;

use super::literal::{Address, Decimal, Instant};
use super::operator::{Family, Operator, Order};
use crate::context::Context;
use crate::fold::same_ignoring_case;
use crate::pattern::{CASE_MATTERS, Pattern};

/// One operator applied to one key.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    pub(crate) operator: Operator,
    /// The operator as written, with its prefix.
    pub(crate) written: Arc<str>,
    pub(crate) key: Arc<str>,
    /// The values as written.
    pub(crate) values: Arc<[Arc<str>]>,
    tests: Tests,
}

/// The values, read as the type of the operator.
#[derive(Debug, Clone)]
enum Tests {
    Text,
    TextIgnoringCase,
    Like(Box<[Pattern]>),
    Number(Order),
    Date(Order, Box<[Instant]>),
    Truth(Box<[bool]>),
    Address(Box<[Address]>),
}

/// Why a clause does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unmet {
    /// The request does not carry the key.
    Absent,
    /// A value of the request cannot be read as the type of the operator.
    Unreadable,
    /// The values of the request are not among those asked for.
    Different,
    /// The values of the request are among those ruled out.
    Barred,
}

impl Clause {
    /// Reads the values, or gives the position of one that cannot be read.
    pub(crate) fn new(operator: Operator, written: &str, key: &str, values: &[&str]) -> Result<Clause, usize> {
        let tests = match operator.family {
            Family::Text => Tests::Text,
            Family::TextIgnoringCase => Tests::TextIgnoringCase,
            Family::TextLike => Tests::Like(values.iter().map(|value| Pattern::new(value)).collect()),
            Family::Number(order) => {
                read_all(values, Decimal::parse)?;
                Tests::Number(order)
            }
            Family::Date(order) => Tests::Date(order, read_all(values, Instant::parse)?),
            Family::Truth => Tests::Truth(read_all(values, parse_truth)?),
            Family::Address => Tests::Address(read_all(values, Address::parse_block)?),
        };
        Ok(Clause {
            operator,
            written: written.into(),
            key: key.into(),
            values: values.iter().map(|value| Arc::from(*value)).collect(),
            tests,
        })
    }

    /// Whether the request meets this clause, and if not, why.
    ///
    /// A positive operator wants some value of the request to fit some value
    /// of the policy, so an absent key fails it. A negated one wants none to
    /// fit, so an absent key passes it. A value that cannot be read fails both.
    #[inline]
    pub(crate) fn check(&self, context: &Context) -> Result<(), Unmet> {
        let mut present = false;
        let mut fits = false;
        let mut unreadable = false;
        for entry in context.entries_of(&self.key) {
            present = true;
            match self.fits(entry.value()) {
                Some(true) => fits = true,
                Some(false) => {}
                None => unreadable = true,
            }
        }
        match (self.operator.negated, present) {
            (false, false) => Err(Unmet::Absent),
            (true, _) if fits => Err(Unmet::Barred),
            (false, true) if fits => Ok(()),
            (_, true) if unreadable => Err(Unmet::Unreadable),
            (true, _) => Ok(()),
            (false, true) => Err(Unmet::Different),
        }
    }

    /// Whether some value of the policy fits; none if the request's value
    /// cannot be read.
    fn fits(&self, value: &str) -> Option<bool> {
        Some(match &self.tests {
            Tests::Text => self.values.iter().any(|wanted| **wanted == *value),
            Tests::TextIgnoringCase => self.values.iter().any(|wanted| same_ignoring_case(wanted, value)),
            Tests::Like(patterns) => patterns.iter().any(|pattern| pattern.matches(value, CASE_MATTERS)),
            Tests::Number(order) => {
                let number = Decimal::parse(value)?;
                self.values
                    .iter()
                    .any(|wanted| Decimal::parse(wanted).is_some_and(|wanted| order.holds(number.compare(&wanted))))
            }
            Tests::Date(order, instants) => {
                let instant = Instant::parse(value)?;
                instants.iter().any(|wanted| order.holds(instant.cmp(wanted)))
            }
            Tests::Truth(truths) => {
                let truth = parse_truth(value)?;
                truths.contains(&truth)
            }
            Tests::Address(blocks) => {
                let address = Address::parse(value)?;
                blocks.iter().any(|block| block.contains(&address))
            }
        })
    }
}

fn read_all<'a, T>(values: &[&'a str], read: impl Fn(&'a str) -> Option<T>) -> Result<Box<[T]>, usize> {
    values.iter().enumerate().map(|(index, value)| read(value).ok_or(index)).collect()
}

fn parse_truth(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}
