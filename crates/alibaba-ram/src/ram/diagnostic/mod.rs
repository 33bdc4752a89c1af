//! Why a call was refused.

mod decode_diagnostic_message;

pub use decode_diagnostic_message::DecodeDiagnosticMessage;
