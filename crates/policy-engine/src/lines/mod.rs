//! Requests as JSON Lines: one in, one answer out, in order.
//!
//! A line holds the policies and the request; the answer holds the decision,
//! the layer that had the last word, and the reason.
//!
//! ```
//! use policy_engine::lines::Evaluator;
//!
//! let mut evaluator = Evaluator::new();
//! let line = r#"{"id": 1, "dialect": "ram",
//!     "identity_policies": [{"Version": "1", "Statement": [
//!         {"Effect": "Allow", "Action": "ecs:Describe*", "Resource": "*"}]}],
//!     "request": {"principal": {"type": "user", "account": "1", "name": "ana"},
//!         "action": "ecs:DescribeInstances", "resource": "*", "context": {}}}"#;
//! assert_eq!(
//!     evaluator.evaluate_line(line, false),
//!     r#"{"id":1,"decision":"Allow","layer":"AccountIdentity","reason":"statement 1 of policy `identity_policies[0]` of user `ana` allows it"}"#,
//! );
//! ```

mod cache;
mod evaluate;
mod expect;
mod input;
mod output;

pub use evaluate::Evaluator;
pub use expect::{Expectation, TestResult};
pub use input::{Input, InputError, PrincipalInput, RequestInput};
pub use output::{LineDecision, Output};

/// Evaluates one line by itself.
///
/// For many lines keep an [`Evaluator`], which compiles each document once.
pub fn evaluate_line(line: &str, explain: bool) -> String {
    Evaluator::new().evaluate_line(line, explain)
}
