//! Questions about documents that need no request.
//!
//! No solver is asked. A statement is a product of wildcard languages (its
//! action, the parts of its resource) and of tests on condition keys. Over the
//! patterns of two documents there are only so many *kinds* of action: those
//! that fit the same patterns are treated the same. One example of each kind
//! of action, resource, caller and context is enough to compare documents, and
//! each answer comes with such an example, evaluated by the engine.
//!
//! Where the kinds are too many to enumerate, the answer is
//! [`Comparison::Undecided`], never a guess. Conditions are taken to see at
//! most one readable value of each key, and at most two tags.

mod bits;
mod catalogue;
mod check;
mod contexts;
mod diff;
mod kinds;
mod sarif;
mod space;
mod who;

pub use catalogue::Catalogue;
pub use check::{Finding, Level, Rule, check, check_text};
pub use diff::{Comparison, Witness, diff};
pub use sarif::sarif;
pub use who::{Access, Grant, Standing, what_can, who_can};
