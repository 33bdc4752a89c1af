//! Conditions: operators, their values, and whether a request meets them.

mod clause;
mod literal;
mod operator;
mod sample;

pub(crate) use clause::{Clause, Unmet};
pub(crate) use operator::{Family, Operator};
