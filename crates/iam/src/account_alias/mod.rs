//! The account's other name, which its users sign in under.

mod clear;
mod get;
mod rows;
mod set;

pub use clear::clear;
pub use get::{account_of, get};
pub use set::set;

#[cfg(test)]
mod tests;
