//! Responses of SAML providers.
//!
//! A response is read once: the tree whose signature was verified is the tree that the claims are read
//! from, and only below the assertion that a verified signature covers.

mod assertion_replay;
mod claims;
mod signed;

pub use assertion_replay::{AssertionReplay, Verdict};
pub use claims::Claims;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use iam::provider::saml::Metadata;
use kernel::Timestamp;
use uppsala::{Document, NodeId, Parser};

/// Where responses for roles are sent. Source: the vendor's page on SAML responses for role-based single sign-on.
pub const RECIPIENT: &str = "https://signin.aliyun.com/saml-role/sso";

/// For whom assertions are made. Source: the same page.
pub const AUDIENCE: &str = "urn:alibaba:cloudcomputing";

/// How deep elements may be nested.
const DEEPEST: u32 = 64;

const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
const ASSERTION: &str = "urn:oasis:names:tc:SAML:2.0:assertion";

/// Why a response does not prove anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is not what it must be; the reason is for the log.
    #[error("the assertion is not valid: {0}")]
    Invalid(&'static str),
    /// It has expired.
    #[error("the assertion has expired")]
    Expired,
    /// It does not name the session, or names it wrongly.
    #[error("the assertion does not name the session as it must")]
    SessionName,
    /// The provider's metadata cannot be used.
    #[error("the provider's metadata cannot be used")]
    Metadata,
}

/// What a response in base64 claims, once signature, provider, recipient, audience and times have been found right.
pub fn verify(encoded: &str, encoded_metadata: &str, now: Timestamp) -> Result<Claims, Refused> {
    let verified = verify_quietly(encoded, encoded_metadata, now);
    if let Err(refused) = &verified {
        // The caller is told less than whoever runs the sandbox wants to know.
        tracing::info!(%refused, "a SAML response was refused");
    }
    verified
}

fn verify_quietly(encoded: &str, encoded_metadata: &str, now: Timestamp) -> Result<Claims, Refused> {
    let metadata = Metadata::read(encoded_metadata).map_err(|_| Refused::Metadata)?;
    let joined: String = encoded.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let bytes = STANDARD.decode(joined).map_err(|_| Refused::Invalid("it is not base64"))?;
    let text = String::from_utf8(bytes).map_err(|_| Refused::Invalid("it is not UTF-8"))?;
    let parser = Parser::new().with_forbid_dtd(true).with_max_depth(DEEPEST);
    let document = parser.parse(&text).map_err(|_| Refused::Invalid("it is not plain XML"))?;
    let assertion = signed::assertion(&document, &text, &metadata)?;
    claims::read(&document, assertion, &metadata.entity_id, now)
}

/// An attribute without a namespace.
fn attribute<'d>(document: &'d Document<'_>, node: NodeId, name: &str) -> Option<&'d str> {
    let attributes = &document.element(node)?.attributes;
    let found = attributes.iter().find(|one| one.name.namespace_uri.is_none() && *one.name.local_name == *name);
    found.map(|one| &*one.value)
}

/// The one child of this name; `None` when there is none or several.
fn only_child(document: &Document<'_>, node: NodeId, namespace: &str, name: &str) -> Option<NodeId> {
    match document.child_elements_by_name_ns(node, namespace, name).as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}
