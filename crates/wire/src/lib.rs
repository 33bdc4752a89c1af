//! Operations: how they are declared, and the life of a request.
//!
//! An operation is a type that implements [`Operation`], or [`Staged`] where it needs more stages. The life of a request
//! is in [`pipeline`]: parse, prepare, load, check, handle, render. Nothing here knows a vendor.

mod caller_names;
mod check;
mod checked;
mod cx;
mod exchange;
mod failure;
mod holds;
mod operation;
pub mod params;
pub mod pipeline;
mod record;
pub mod recording;
pub mod render;
pub mod replay;
mod sandbox;
mod service;
mod shells;
mod trial;

pub use caller_names::PrincipalNames;
pub use check::{Also, Check, Checks, Trust};
pub use checked::{AlsoNamed, Checked, SelfService, TrustOf, Who, WhoKind};
pub use cx::{Before, Call, Cx, Denial};
pub use exchange::{Answer, Incoming};
pub use failure::Failure;
pub use holds::{Held, Holds, Times};
pub use operation::{Access, Effect, Format, Operation, Route, Served, Staged};
pub use params::{ParamError, Params, Problem, With};
pub use record::{MASKED, SECRETS};
pub use recording::Recording;
pub use sandbox::{Sandbox, Settings};
pub use service::{Dialect, SelfServicePolicy, Service};
pub use shells::Shells;
pub use store::Scope;
pub use trial::Trial;
