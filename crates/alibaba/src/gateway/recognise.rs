//! Which operation a request asks for, and how its answer is written.

use wire::{Call, Failure, Format, Incoming, Route};

use super::DEFAULT_FORMAT;
use super::encoding::Parts;
use crate::product::{self, Product};
use crate::signature::{acs3, roa_v1};

/// How a call proves who makes it.
#[derive(Debug)]
pub(super) enum Scheme<'r> {
    /// Version 3: a header.
    V3(acs3::Authorization<'r>),
    /// Version 1: the `Signature` parameter.
    V1(&'r str),
    /// Version 1 of calls by method and path: a header.
    RoaV1(roa_v1::Authorization<'r>),
    /// A header of a scheme that this gateway cannot read.
    Unknown,
    /// Not at all.
    None,
}

/// What a request asks for.
#[derive(Debug)]
pub(super) struct Recognised<'r> {
    pub(super) scheme: Scheme<'r>,
    pub(super) action: Option<&'r str>,
    pub(super) version: Option<&'r str>,
    pub(super) format: Option<Format>,
    /// What the path says, where the product is called by paths.
    pub(super) by_path: Option<ByPath>,
    bad_format: bool,
}

/// A call of a product whose operations are called by method and path.
#[derive(Debug)]
pub(super) struct ByPath {
    product: &'static Product,
    operation: Option<&'static str>,
    /// The parameters in the path, decoded.
    pub(super) parameters: Vec<(String, String)>,
}

impl ByPath {
    /// What the path says. A call at the root names its operation, as those of all other products do.
    fn of(incoming: &Incoming, version: Option<&str>) -> Option<Self> {
        let (path, host) = (incoming.uri.path(), incoming.host());
        let product = product::find(version, host).filter(|product| !product.paths.is_empty() && path != "/")?;
        let called = product.called(incoming.method.as_str(), path);
        let decoded = |(name, text): (&str, &str)| {
            (name.to_owned(), percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned())
        };
        let (operation, parameters) = match called {
            Some((operation, parameters)) => (Some(operation), parameters.into_iter().map(decoded).collect()),
            None => (None, Vec::new()),
        };
        Some(Self { product, operation, parameters })
    }
}

/// The format of a request whose parameters could not be read.
pub(super) fn format_of_headers(incoming: &Incoming) -> Format {
    if incoming.headers.contains_key("x-acs-version") { Format::Json } else { DEFAULT_FORMAT }
}

impl<'r> Recognised<'r> {
    pub(super) fn of(incoming: &'r Incoming, parts: &'r Parts) -> Self {
        let scheme = match (incoming.header("authorization"), parts.get("Signature")) {
            (Some(header), _) if header.starts_with("ACS3-") => {
                acs3::Authorization::read(header).map_or(Scheme::Unknown, Scheme::V3)
            }
            (Some(header), _) if header.starts_with("acs ") => {
                roa_v1::Authorization::read(header).map_or(Scheme::Unknown, Scheme::RoaV1)
            }
            (_, Some(signature)) => Scheme::V1(signature),
            _ => Scheme::None,
        };
        let header_first = matches!(scheme, Scheme::V3(_) | Scheme::RoaV1(_) | Scheme::Unknown);
        let pick = |header: &str, name: &str| {
            let (header, parameter) = (incoming.header(header), parts.get(name));
            if header_first { header.or(parameter) } else { parameter.or(header) }
        };
        let asked = parts.get("Format").filter(|format| !format.is_empty());
        let known = asked.and_then(|format| match format.to_ascii_uppercase().as_str() {
            "JSON" => Some(Format::Json),
            "XML" => Some(Format::Xml),
            _ => None,
        });
        let default = if header_first { Format::Json } else { DEFAULT_FORMAT };
        let version = pick("x-acs-version", "Version");
        let by_path = ByPath::of(incoming, version);
        // Answers to such calls are the thing itself, without an envelope.
        let default = if by_path.is_some() { Format::Plain } else { default };
        Self {
            by_path,
            scheme,
            action: pick("x-acs-action", "Action").filter(|action| !action.is_empty()),
            version,
            format: Some(known.unwrap_or(default)),
            bad_format: asked.is_some() && known.is_none(),
        }
    }

    /// The product and the operation, or why there is none.
    pub(super) fn route(&self, call: &Call) -> Result<(&'static Product, &'static Route), NoRoute> {
        let refuse = |product, failure| NoRoute { product, failure: Box::new(failure) };
        if self.bad_format {
            let text = "Specified parameter Format is not valid.";
            return Err(refuse(None, Failure::new(400, "InvalidParameter.Format", text)));
        }
        if let Some(ByPath { product, operation, .. }) = &self.by_path {
            let Some(route) = operation.and_then(|operation| product.route(operation)) else {
                let text = "the requested API path is not supported";
                return Err(refuse(Some(product), Failure::new(400, "PathNotSupported", text)));
            };
            return Ok((product, route));
        }
        let Some(action) = self.action else { return Err(refuse(None, mandatory("Action"))) };
        let Some(product) = product::find(self.version, &call.host) else {
            let failure = match self.version {
                Some(_) => Failure::new(400, "InvalidVersion", "Specified parameter Version is not valid."),
                None => mandatory("Version"),
            };
            return Err(refuse(None, failure));
        };
        let Some(route) = product.route(action) else {
            let text = "Specified api is not found, please check your url and method.";
            return Err(refuse(Some(product), Failure::new(404, "InvalidAction.NotFound", text)));
        };
        Ok((product, route))
    }
}

/// Why a request leads to no operation, and the product as far as it is known.
#[derive(Debug)]
pub(super) struct NoRoute {
    pub(super) product: Option<&'static Product>,
    pub(super) failure: Box<Failure>,
}

/// The answer when a parameter of the protocol is missing.
pub(super) fn mandatory(name: &str) -> Failure {
    Failure::new(400, format!("Missing{name}"), format!("{name} is mandatory for this action."))
}
