//! The operators of both languages.

use std::cmp::Ordering;

use crate::dialect::Dialect;

/// A condition operator, without any prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Operator {
    pub(crate) name: &'static str,
    pub(crate) family: Family,
    /// Whether the operator holds when none of its values fits.
    pub(crate) negated: bool,
}

/// What an operator compares, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// Text, exactly.
    Text,
    /// Text, but for case.
    TextIgnoringCase,
    /// Text against wildcards.
    TextLike,
    /// Decimal numbers.
    Number(Order),
    /// Instants.
    Date(Order),
    /// `true` and `false`.
    Truth,
    /// Addresses against addresses and blocks.
    Address,
}

/// How the value of the request, on the left, stands to that of the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Order {
    pub(crate) fn holds(self, ordering: Ordering) -> bool {
        match self {
            Order::Equal => ordering.is_eq(),
            Order::Less => ordering.is_lt(),
            Order::LessOrEqual => ordering.is_le(),
            Order::Greater => ordering.is_gt(),
            Order::GreaterOrEqual => ordering.is_ge(),
        }
    }
}

impl Family {
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Family::Text | Family::TextIgnoringCase | Family::TextLike)
    }

    fn is_typed(self) -> bool {
        matches!(self, Family::Number(_) | Family::Date(_) | Family::Truth)
    }
}

const fn holds(name: &'static str, family: Family) -> Operator {
    Operator { name, family, negated: false }
}

const fn bars(name: &'static str, family: Family) -> Operator {
    Operator { name, family, negated: true }
}

/// The complete documented list (help/en/ram/conditional-operator).
const OPERATORS: [Operator; 21] = [
    holds("StringEquals", Family::Text),
    bars("StringNotEquals", Family::Text),
    holds("StringEqualsIgnoreCase", Family::TextIgnoringCase),
    bars("StringNotEqualsIgnoreCase", Family::TextIgnoringCase),
    holds("StringLike", Family::TextLike),
    bars("StringNotLike", Family::TextLike),
    holds("NumericEquals", Family::Number(Order::Equal)),
    bars("NumericNotEquals", Family::Number(Order::Equal)),
    holds("NumericLessThan", Family::Number(Order::Less)),
    holds("NumericLessThanEquals", Family::Number(Order::LessOrEqual)),
    holds("NumericGreaterThan", Family::Number(Order::Greater)),
    holds("NumericGreaterThanEquals", Family::Number(Order::GreaterOrEqual)),
    holds("DateEquals", Family::Date(Order::Equal)),
    bars("DateNotEquals", Family::Date(Order::Equal)),
    holds("DateLessThan", Family::Date(Order::Less)),
    holds("DateLessThanEquals", Family::Date(Order::LessOrEqual)),
    holds("DateGreaterThan", Family::Date(Order::Greater)),
    holds("DateGreaterThanEquals", Family::Date(Order::GreaterOrEqual)),
    holds("Bool", Family::Truth),
    holds("IpAddress", Family::Address),
    bars("NotIpAddress", Family::Address),
];

impl Operator {
    /// Finds an operator by its exact name.
    pub(crate) fn find(dialect: Dialect, name: &str) -> Option<Operator> {
        OPERATORS
            .into_iter()
            .find(|operator| operator.name == name)
            .filter(|operator| dialect.rules().typed_operators || !operator.family.is_typed())
    }

    /// The operator that a misspelled name most likely means.
    pub(crate) fn resembling(dialect: Dialect, name: &str) -> Option<Operator> {
        OPERATORS
            .into_iter()
            .find(|operator| operator.name.eq_ignore_ascii_case(name))
            .filter(|operator| Operator::find(dialect, operator.name).is_some())
    }
}
