//! Which operation a request asks for, how it is signed, and how its answer is written.

use wire::{Failure, Format, Incoming, Route};

use super::encoding::Parts;
use crate::product::{self, Product};
use crate::signature::sigv4::{self, Authorization};

/// How a call proves who makes it.
#[derive(Debug)]
pub(super) enum Scheme<'r> {
    /// The `Authorization` header.
    Header(Authorization<'r>),
    /// The same in the query.
    Query(Authorization<'r>),
    /// The older signature over the query.
    Simple {
        /// Access key.
        key_id: &'r str,
        /// The signature.
        signature: &'r str,
    },
    /// Something that this gateway cannot read.
    Unreadable,
    /// Not at all.
    None,
}

/// What a request asks for.
#[derive(Debug)]
pub(super) struct Recognised<'r> {
    pub(super) scheme: Scheme<'r>,
    pub(super) action: Option<&'r str>,
    version: Option<&'r str>,
    pub(super) service: &'r str,
    pub(super) region: Option<&'r str>,
}

/// How the answer is written: JSON when the client names it, else XML, the documented default.
pub(super) fn format(incoming: &Incoming) -> Format {
    let names_json = |text: &str| text.to_ascii_lowercase().contains("json");
    let query = incoming.uri.query().unwrap_or_default();
    let asked = query.split('&').any(|pair| pair.eq_ignore_ascii_case("format=json"));
    if asked || incoming.header("accept").is_some_and(names_json) { Format::Json } else { Format::Xml }
}

/// Whether a request speaks this dialect.
pub(super) fn claims(incoming: &Incoming) -> bool {
    let header = incoming.header("authorization").unwrap_or_default().trim_start();
    if !header.is_empty() {
        return header.starts_with(sigv4::SCHEME);
    }
    let query = incoming.uri.query().unwrap_or_default();
    let named = |name: &str| query.split('&').any(|pair| pair.split('=').next() == Some(name));
    let signed = ["X-Amz-Credential", "X-Amz-Signature", "X-Ksc-Credential", "X-Ksc-Signature", "Accesskey"];
    let ours = host_name(incoming.host()).is_some_and(|name| name == "ksyun.com" || name.ends_with(".ksyun.com"));
    ours || signed.into_iter().any(named) || incoming.headers.contains_key("x-action")
}

fn host_name(host: &str) -> Option<String> {
    host.split(':').next().map(|name| name.trim_end_matches('.').to_ascii_lowercase())
}

impl<'r> Recognised<'r> {
    pub(super) fn of(incoming: &'r Incoming, parts: &'r Parts) -> Self {
        let scheme = scheme(incoming, parts);
        let scope = match &scheme {
            Scheme::Header(authorization) | Scheme::Query(authorization) => Some(authorization.scope),
            _ => None,
        };
        // A header that nobody signed cannot choose what a signed call does.
        let header = |name: &str| match &scheme {
            Scheme::Header(authorization) if !authorization.signs(name) => None,
            _ => incoming.header(name),
        };
        let filled = |text: &&str| !text.is_empty();
        let action = parts.get("Action").filter(filled).or_else(|| header("x-action")).filter(filled);
        let version = parts.get("Version").filter(filled).or_else(|| header("x-version")).filter(filled);
        let mut labels = incoming.host().split(['.', ':']);
        let (label, second) = (labels.next().unwrap_or_default(), labels.next());
        let named = || parts.get("Service").filter(filled);
        let service = scope.map(|scope| scope.service).or_else(named).unwrap_or(label);
        let in_host = second.filter(|second| crate::catalogue::catalogue().region(second).is_some());
        let in_scope = || scope.map(|scope| scope.region).filter(filled);
        let region = parts.get("Region").filter(filled).or(in_host).or_else(in_scope);
        Self { scheme, action, version, service, region }
    }

    /// The product that the call is for; `None` when it names none that there is.
    pub(super) fn product(&self) -> Option<&'static Product> {
        product::find(self.service)
    }

    /// The operation, or why there is none.
    pub(super) fn route(&self) -> Result<(&'static Product, &'static Route), Failure> {
        let missing = |name: &str| {
            let text = format!("The request is missing parameter {name}.");
            Failure::new(400, "MissingParameter", text)
        };
        let action = self.action.ok_or_else(|| missing("Action"))?;
        let version = self.version.ok_or_else(|| missing("Version"))?;
        let not_found = || Failure::new(400, "INVALID_ACTION", "Not Found");
        let product = self.product().filter(|product| product.version == version).ok_or_else(not_found)?;
        product.route(action).map(|route| (product, route)).ok_or_else(not_found)
    }
}

fn scheme<'r>(incoming: &'r Incoming, parts: &'r Parts) -> Scheme<'r> {
    if let Some(header) = incoming.header("authorization") {
        return Authorization::read(header).map_or(Scheme::Unreadable, Scheme::Header);
    }
    if let Some(signature) = parts.presigned("Signature") {
        let algorithm = parts.presigned("Algorithm").is_none_or(|algorithm| algorithm == sigv4::SCHEME);
        let read = || {
            let (credential, signed) = (parts.presigned("Credential")?, parts.presigned("SignedHeaders")?);
            Authorization::of(credential, signed, signature)
        };
        return read().filter(|_| algorithm).map_or(Scheme::Unreadable, Scheme::Query);
    }
    match (parts.get("Accesskey"), parts.get("Signature")) {
        (Some(key_id), Some(signature)) => Scheme::Simple { key_id, signature },
        _ => Scheme::None,
    }
}
