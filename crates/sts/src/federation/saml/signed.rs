//! The assertion of a response that a signature of the provider covers.

use bergshamra_dsig::DsigContext;
use bergshamra_dsig::verify::{VerifyResult, verify_all_document_with_source};
use bergshamra_keys::KeysManager;
use bergshamra_keys::loader::load_x509_cert_der;
use iam::provider::saml::Metadata;
use uppsala::{Document, NodeId};

use super::{ASSERTION, PROTOCOL, Refused, attribute, only_child};

const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";

/// Signatures that are taken: RSA and ECDSA. SHA-1 counts with RSA alone, which old providers still use.
const METHODS: [&str; 7] = [
    "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
];

const CANONICAL: [&str; 2] =
    ["http://www.w3.org/2001/10/xml-exc-c14n#", "http://www.w3.org/2001/10/xml-exc-c14n#WithComments"];

const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/// The one assertion of a response, when the provider signed it or the response around it.
///
/// A response with more than one assertion, or with a signature in any other place, is refused before
/// anything is verified: that is what a wrapped signature needs.
pub(super) fn assertion(document: &Document<'_>, text: &str, metadata: &Metadata) -> Result<NodeId, Refused> {
    let (response, assertion) = elements(document)?;
    let signatures = document.get_elements_by_tag_name_ns(SIGNATURE, "Signature");
    let mut parents = Vec::new();
    for signature in &signatures {
        let parent = document.parent(*signature).filter(|parent| [response, assertion].contains(parent));
        let parent = parent.ok_or(Refused::Invalid("a signature stands in another place"))?;
        if parents.contains(&parent) {
            return Err(Refused::Invalid("an element is signed twice"));
        }
        is_plain(document, *signature, parent).ok_or(Refused::Invalid("a signature has another form"))?;
        parents.push(parent);
    }
    if signatures.is_empty() {
        return Err(Refused::Invalid("it is not signed"));
    }
    let context = DsigContext::new(keys(metadata)?);
    let results = verify_all_document_with_source(&context, document, Some(text))
        .map_err(|_| Refused::Invalid("a signature cannot be verified"))?;
    if results.len() != signatures.len() {
        return Err(Refused::Invalid("a signature was not verified"));
    }
    for (result, (signature, parent)) in results.iter().zip(signatures.iter().zip(&parents)) {
        let VerifyResult::Valid { signature_node, references, .. } = result else {
            return Err(Refused::Invalid("a signature is not the provider's"));
        };
        // INVARIANT: what was digested is the element that the signature stands in, in this very tree.
        let covers =
            matches!(references.as_slice(), [one] if one.digest_verified && one.resolved_node == Some(*parent));
        if signature_node != signature || !covers {
            return Err(Refused::Invalid("a signature covers something else"));
        }
    }
    Ok(assertion)
}

/// The response and its one assertion.
fn elements(document: &Document<'_>) -> Result<(NodeId, NodeId), Refused> {
    let responses = document.get_elements_by_tag_name_ns(PROTOCOL, "Response");
    let ([response], Some(root)) = (responses.as_slice(), document.document_element()) else {
        return Err(Refused::Invalid("it is not one response"));
    };
    if *response != root {
        return Err(Refused::Invalid("the response stands in another place"));
    }
    if !document.get_elements_by_tag_name_ns(ASSERTION, "EncryptedAssertion").is_empty() {
        return Err(Refused::Invalid("the assertion is encrypted, and there is no key to read it with"));
    }
    let assertions = document.get_elements_by_tag_name_ns(ASSERTION, "Assertion");
    match assertions.as_slice() {
        [one] if document.parent(*one) == Some(root) => Ok((root, *one)),
        _ => Err(Refused::Invalid("it does not have one assertion")),
    }
}

/// Whether a signature is of the one form that SAML allows (SAML core, section 5.4): one reference, to the
/// element that it stands in, with no transformation but the usual two.
fn is_plain(document: &Document<'_>, signature: NodeId, parent: NodeId) -> Option<()> {
    let algorithm = |node| attribute(document, node, "Algorithm");
    let info = only_child(document, signature, SIGNATURE, "SignedInfo")?;
    let canonical = only_child(document, info, SIGNATURE, "CanonicalizationMethod").and_then(algorithm)?;
    let method = only_child(document, info, SIGNATURE, "SignatureMethod").and_then(algorithm)?;
    let reference = only_child(document, info, SIGNATURE, "Reference")?;
    let id = attribute(document, parent, "ID").filter(|id| !id.is_empty())?;
    let names_parent = attribute(document, reference, "URI")?.strip_prefix('#')? == id;
    let transforms = only_child(document, reference, SIGNATURE, "Transforms")?;
    let usual = document
        .child_elements_by_name_ns(transforms, SIGNATURE, "Transform")
        .into_iter()
        .all(|transform| algorithm(transform).is_some_and(|name| name == ENVELOPED || CANONICAL.contains(&name)));
    let holds_objects = !document.child_elements_by_name_ns(signature, SIGNATURE, "Object").is_empty();
    (CANONICAL.contains(&canonical) && METHODS.contains(&method) && names_parent && usual && !holds_objects)
        .then_some(())
}

/// The public keys of the provider's certificates: RSA, or of a curve.
fn keys(metadata: &Metadata) -> Result<KeysManager, Refused> {
    let mut keys = KeysManager::new();
    for certificate in &metadata.certificates {
        let key = load_x509_cert_der(certificate).map_err(|_| Refused::Metadata)?;
        if !["RSA", "EC-P256", "EC-P384", "EC-P521"].contains(&key.algorithm_name()) {
            return Err(Refused::Metadata);
        }
        keys.add_key(key);
    }
    Ok(keys)
}
