//! What an assertion claims.

use kernel::Timestamp;
use uppsala::{Document, NodeId};

use super::{ASSERTION, AUDIENCE, RECIPIENT, Refused, attribute, only_child};
use crate::federation::AHEAD;

const ROLE: &str = "https://www.aliyun.com/SAML-Role/Attributes/Role";
const SESSION_NAME: &str = "https://www.aliyun.com/SAML-Role/Attributes/RoleSessionName";
const BEARER: &str = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const FORMAT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:";

/// What an assertion says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// Its number, which no other assertion of the provider has.
    pub id: String,
    /// Who made it.
    pub issuer: String,
    /// About whom.
    pub subject: String,
    /// How the subject is named, such as `persistent`; a format of another family is given in full.
    pub subject_type: String,
    /// Where it was sent.
    pub recipient: String,
    /// Name of the session.
    pub session_name: String,
    /// Role and provider pairs that it is good for, as they are written: `roleArn,providerArn`.
    pub roles: Vec<String>,
    /// When it ceases to count.
    pub ends_at: Timestamp,
}

/// Reads a verified assertion.
pub(super) fn read(
    document: &Document<'_>,
    assertion: NodeId,
    entity_id: &str,
    now: Timestamp,
) -> Result<Claims, Refused> {
    let child = |node, name| only_child(document, node, ASSERTION, name);
    let text = |node| document.text_content_deep(node).trim().to_owned();
    let id = attribute(document, assertion, "ID").ok_or(Refused::Invalid("it has no number"))?.to_owned();
    let issuer = child(assertion, "Issuer").map(text).ok_or(Refused::Invalid("it names no issuer"))?;
    if issuer != entity_id {
        return Err(Refused::Invalid("another provider made it"));
    }
    let subject = child(assertion, "Subject").ok_or(Refused::Invalid("it has no subject"))?;
    let name = child(subject, "NameID").ok_or(Refused::Invalid("it does not name one subject"))?;
    let subject_name = text(name);
    if subject_name.is_empty() {
        return Err(Refused::Invalid("it does not name one subject"));
    }
    let format = attribute(document, name, "Format").unwrap_or("unspecified");
    let confirmed = confirmation(document, subject, now)?;
    let valid = conditions(document, assertion, now)?;
    let roles = values(document, assertion, ROLE);
    let mut names = values(document, assertion, SESSION_NAME);
    let session_name = names.pop().filter(|name| names.is_empty() && is_session_name(name));
    Ok(Claims {
        id,
        issuer,
        subject: subject_name,
        subject_type: format.strip_prefix(FORMAT).unwrap_or(format).to_owned(),
        recipient: RECIPIENT.to_owned(),
        session_name: session_name.ok_or(Refused::SessionName)?,
        roles,
        ends_at: valid.map_or(confirmed, |until| until.min(confirmed)),
    })
}

/// Until when the bearer of the assertion is its subject: by the confirmation that lasts longest.
fn confirmation(document: &Document<'_>, subject: NodeId, now: Timestamp) -> Result<Timestamp, Refused> {
    let mut latest = None;
    for confirmation in document.child_elements_by_name_ns(subject, ASSERTION, "SubjectConfirmation") {
        if attribute(document, confirmation, "Method") != Some(BEARER) {
            continue;
        }
        let Some(data) = only_child(document, confirmation, ASSERTION, "SubjectConfirmationData") else { continue };
        let early = instant(document, data, "NotBefore")?.is_some_and(|from| is_early(from, now));
        if attribute(document, data, "Recipient") == Some(RECIPIENT) && !early {
            latest = latest.max(instant(document, data, "NotOnOrAfter")?);
        }
    }
    match latest {
        Some(until) if now < until => Ok(until),
        Some(_) => Err(Refused::Expired),
        None => Err(Refused::Invalid("it is not confirmed for this recipient")),
    }
}

/// Until when the assertion counts, if its conditions bound that.
fn conditions(document: &Document<'_>, assertion: NodeId, now: Timestamp) -> Result<Option<Timestamp>, Refused> {
    let conditions = only_child(document, assertion, ASSERTION, "Conditions");
    let conditions = conditions.ok_or(Refused::Invalid("it has no conditions"))?;
    if instant(document, conditions, "NotBefore")?.is_some_and(|from| is_early(from, now)) {
        return Err(Refused::Invalid("it does not count yet"));
    }
    let until = instant(document, conditions, "NotOnOrAfter")?;
    if until.is_some_and(|until| now >= until) {
        return Err(Refused::Expired);
    }
    // Each restriction must be met (SAML core, section 2.5.1.4), and there must be one.
    let restrictions = document.child_elements_by_name_ns(conditions, ASSERTION, "AudienceRestriction");
    let names_us = |restriction: &NodeId| {
        let audiences = document.child_elements_by_name_ns(*restriction, ASSERTION, "Audience");
        audiences.into_iter().any(|audience| document.text_content_deep(audience).trim() == AUDIENCE)
    };
    if restrictions.is_empty() || !restrictions.iter().all(names_us) {
        return Err(Refused::Invalid("it is for another audience"));
    }
    Ok(until)
}

fn is_early(from: Timestamp, now: Timestamp) -> bool {
    from.as_second() > now.as_second().saturating_add(AHEAD)
}

/// An instant in an attribute; `None` when the attribute is not there.
fn instant(document: &Document<'_>, node: NodeId, name: &str) -> Result<Option<Timestamp>, Refused> {
    let Some(text) = attribute(document, node, name) else { return Ok(None) };
    text.parse().map(Some).map_err(|_| Refused::Invalid("an instant cannot be read"))
}

/// The values of an attribute of the subject.
fn values(document: &Document<'_>, assertion: NodeId, name: &str) -> Vec<String> {
    let children = |node, name| document.child_elements_by_name_ns(node, ASSERTION, name);
    let mut found = Vec::new();
    for statement in children(assertion, "AttributeStatement") {
        for attribute in children(statement, "Attribute") {
            if super::attribute(document, attribute, "Name") == Some(name) {
                let values = children(attribute, "AttributeValue").into_iter();
                found.extend(values.map(|value| document.text_content_deep(value).trim().to_owned()));
            }
        }
    }
    found
}

/// 2 to 32 letters, digits, `-`, `_`, `.`, `@`, `=`, `,` and `+`. Source: the vendor's page on SAML responses.
fn is_session_name(name: &str) -> bool {
    (2..=32).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.@=,+".contains(c))
}
