//! Decides, explains and analyses requests under two cloud policy languages.
//!
//! The languages are the one of Alibaba Cloud RAM and the one of Kingsoft
//! Cloud IAM. The crate is pure: documents and a request go in, a decision and
//! its reasons come out. It reads no clock, opens no file and never panics.
//!
//! ```
//! use std::sync::Arc;
//! use policy_engine::{
//!     AttachedTo, Context, Dialect, Document, Layers, Outcome, PolicySet, Principal, Purpose,
//!     Request, Source, SourceKind, decide,
//! };
//!
//! let document = Document::parse(
//!     Dialect::Ram,
//!     Purpose::Identity,
//!     r#"{"Version": "1", "Statement": [
//!         {"Effect": "Allow", "Action": "oss:Get*", "Resource": "acs:oss:*:*:photos/*"}
//!     ]}"#,
//! )?;
//! let source = Source::new("photo-reader", SourceKind::Custom, AttachedTo::User("ana".into()));
//! let identity = PolicySet::new([(source, Arc::new(document))]);
//! let layers = Layers::identity(&identity);
//!
//! let ana = Principal::user("1000000000000001", "ana", "acs:ram::1000000000000001:user/ana");
//! let context = Context::new().with("acs:SourceIp", "203.0.113.9");
//! let request = Request::new(
//!     &ana,
//!     "oss:GetObject",
//!     "acs:oss:cn-beijing:1000000000000001:photos/cat.jpg",
//!     "1000000000000001",
//!     &context,
//! );
//! assert_eq!(decide(&layers, &request).outcome, Outcome::Allow);
//! # Ok::<(), policy_engine::Malformed>(())
//! ```
//!
//! Where to look:
//!
//! - [`Document`] holds one parsed policy, [`PolicySet`] many of them, indexed.
//! - [`Layers`] says which sets are asked, [`Request`] what is asked.
//! - [`decide`] answers fast; [`explain`] answers and says why.
//! - [`analysis`] reads documents without a request.
//! - [`lines`] evaluates JSON Lines.

#![warn(clippy::indexing_slicing, clippy::string_slice)]

pub mod analysis;
mod condition;
mod context;
mod decide;
mod dialect;
mod document;
mod explain;
mod fold;
mod layers;
pub mod lines;
mod pattern;
mod request;
mod set;

pub use context::{Context, Entry};
pub use decide::{Decision, Layer, NoPermissionType, Outcome, PolicyType, StatementRef, decide};
pub use dialect::{Dialect, UnknownDialect};
pub use document::{Document, Effect, Malformed, MalformedKind, Purpose, Statement, TrustedKind, TrustedPrincipal};
pub use explain::{
    AskedFor, Change, ContextValues, Element, Explanation, Failure, LayerReport, NearMiss, Pointer, PolicyReport,
    StatementReport, Suggestion, explain,
};
pub use layers::{Combine, Layers};
pub use request::{Alias, Principal, PrincipalKind, Request};
pub use set::{AttachedTo, PolicySet, Source, SourceKind};
