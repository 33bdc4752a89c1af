//! A refusal, in the words of a vendor.

use std::borrow::Cow;

use serde_json::Value;
use store::Fault;

/// What the caller is told when a call is refused.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// Status of the HTTP answer.
    pub status: u16,
    /// The vendor's code.
    pub code: Cow<'static, str>,
    /// The vendor's message.
    pub message: String,
    /// More fields of the answer, such as the vendor's details of a denial.
    pub fields: Vec<(&'static str, Value)>,
    /// What the audit trail keeps instead of the message, where that repeats parameters of the caller.
    pub recorded: Option<&'static str>,
    /// What went wrong inside, for the log and never for the caller.
    pub cause: Option<String>,
}

impl Failure {
    /// A refusal.
    pub fn new(status: u16, code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self { status, code: code.into(), message: message.into(), fields: Vec::new(), recorded: None, cause: None }
    }

    /// The answer when the database failed: 503 while it finds no room to write, else 500. Both clouds' clients know
    /// the codes, and both clouds say no more than this of what went wrong inside.
    pub fn of_fault(fault: &Fault) -> Self {
        let failure = if fault.is_disk_full() {
            let text = "The sandbox cannot write: its disk is full, or a limit on the size of its files is reached. \
                        Nothing was changed.";
            Self::new(503, "ServiceUnavailable", text)
        } else {
            Self::internal()
        };
        failure.caused_by(fault)
    }

    /// The answer when the sandbox itself failed.
    pub fn internal() -> Self {
        Self::new(500, "InternalError", "An internal error occurred.")
    }

    /// The same refusal with one more field in the answer.
    #[must_use]
    pub fn with(mut self, field: &'static str, value: Value) -> Self {
        self.fields.push((field, value));
        self
    }

    /// The same refusal, recorded in words that repeat nothing of the call.
    #[must_use]
    pub fn recorded_as(mut self, message: &'static str) -> Self {
        self.recorded = Some(message);
        self
    }

    /// The same refusal with its inner cause.
    #[must_use]
    pub fn caused_by(mut self, cause: impl std::fmt::Display) -> Self {
        self.cause = Some(cause.to_string());
        self
    }
}
