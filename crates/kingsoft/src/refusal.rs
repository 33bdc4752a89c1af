//! Refusals that every product words alike.

use wire::{Denial, Failure, ParamError, Problem};

/// The answer to a caller that lacks a permission.
///
/// The words `lack of policy` are part of the interface: Terraform's provider looks for them where it can
/// do without a permission.
pub(crate) fn denied(denial: &Denial<'_>) -> Failure {
    let text = format!(
        "Request was rejected because of lack of policy: {} is not authorized to perform {} on {}.",
        denial.names.shown, denial.check.action, denial.check.resource
    );
    Failure::new(403, "AccessDenied", text)
}

/// The answer when the sandbox itself fails.
pub(crate) fn internal(cause: &dyn std::fmt::Display) -> Failure {
    Failure::internal().caused_by(cause)
}

/// The answer to a parameter that cannot be read.
///
/// Source: the common part of the vendor's error pages of IAM; `code` is what a product calls a bad value.
pub(crate) fn param(error: &ParamError, code: &'static str) -> Failure {
    let name = &error.path;
    match &error.problem {
        Problem::Missing => {
            let text = format!("An value must be supplied for the input parameter {name}.");
            Failure::new(400, "MissingParameter", text)
        }
        Problem::Other(text) => Failure::new(400, code, format!("{}: {text}.", supplied(name))),
        _ => Failure::new(400, code, format!("{}.", supplied(name))),
    }
}

fn supplied(name: &str) -> String {
    format!("An invalid or out-of-range value was supplied for the input parameter ({name})")
}

/// The answer to a client token that was used with other parameters.
pub(crate) fn token_mismatch() -> Failure {
    Failure::new(400, "InvalidParameterValue", "The ClientToken was used before with other parameters.")
}
