//! What a SAML provider publishes about itself.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use uppsala::{Document, NodeId, Parser};
use x509_parser::prelude::{FromDer, X509Certificate};

const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";

/// Longest metadata, in bytes of its base64 form. The vendor names no number.
pub const LONGEST_METADATA: usize = 102_400;

/// How deep elements may be nested.
const DEEPEST: u32 = 32;

/// How many certificates metadata may name for signatures. Source: the vendor's limits on SAML providers.
const MOST_CERTIFICATES: usize = 2;

/// The part of a provider's metadata that its assertions are checked against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// The provider's name for itself.
    pub entity_id: String,
    /// Certificates that it signs with, in DER: one or two.
    pub certificates: Vec<Vec<u8>>,
}

/// Why metadata cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadMetadata {
    /// It is too long.
    #[error("the metadata is too long")]
    TooLong,
    /// It is not base64 of XML without a document type.
    #[error("the metadata is not base64 of plain XML")]
    NotXml,
    /// It does not describe one identity provider with a name.
    #[error("the metadata does not describe an identity provider")]
    NotAProvider,
    /// It has no certificate for signatures, more than two, or one that cannot be read.
    #[error("the metadata has no readable certificate for signatures, or more than two")]
    Certificates,
}

impl Metadata {
    /// Reads metadata from its base64 form.
    pub fn read(encoded: &str) -> Result<Self, BadMetadata> {
        if encoded.len() > LONGEST_METADATA {
            return Err(BadMetadata::TooLong);
        }
        let bytes = decode(encoded).ok_or(BadMetadata::NotXml)?;
        let text = String::from_utf8(bytes).map_err(|_| BadMetadata::NotXml)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let parser = Parser::new().with_forbid_dtd(true).with_max_depth(DEEPEST);
        let document = parser.parse(text).map_err(|_| BadMetadata::NotXml)?;
        Self::of(&document)
    }

    fn of(document: &Document<'_>) -> Result<Self, BadMetadata> {
        let root = document.document_element().ok_or(BadMetadata::NotAProvider)?;
        let entity = document.element(root).filter(|element| element.matches_name_ns(METADATA, "EntityDescriptor"));
        let entity_id = entity.and_then(|element| element.get_attribute("entityID")).filter(|id| !id.is_empty());
        let entity_id = entity_id.ok_or(BadMetadata::NotAProvider)?.to_owned();
        let descriptors = document.child_elements_by_name_ns(root, METADATA, "IDPSSODescriptor");
        let [descriptor] = descriptors.as_slice() else { return Err(BadMetadata::NotAProvider) };
        let certificates = certificates(document, *descriptor).ok_or(BadMetadata::Certificates)?;
        Ok(Self { entity_id, certificates })
    }
}

/// The certificates for signatures, each once; `None` when they are too few, too many or cannot be read.
fn certificates(document: &Document<'_>, descriptor: NodeId) -> Option<Vec<Vec<u8>>> {
    let mut found = Vec::new();
    for key in document.child_elements_by_name_ns(descriptor, METADATA, "KeyDescriptor") {
        if document.get_attribute(key, "use").is_some_and(|purpose| purpose != "signing") {
            continue;
        }
        let is_certificate = |node: &NodeId| {
            document.element(*node).is_some_and(|element| element.matches_name_ns(SIGNATURE, "X509Certificate"))
        };
        for certificate in document.descendants(key).into_iter().filter(is_certificate) {
            let der = decode(&document.text_content_deep(certificate))?;
            X509Certificate::from_der(&der).ok().filter(|(rest, _)| rest.is_empty())?;
            if !found.contains(&der) {
                found.push(der);
            }
        }
    }
    (1..=MOST_CERTIFICATES).contains(&found.len()).then_some(found)
}

/// Base64 that may be broken into lines.
fn decode(text: &str) -> Option<Vec<u8>> {
    let joined: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    STANDARD.decode(joined).ok()
}
