//! One exchange with the metadata service.

/// Method of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads a value.
    Get,
    /// Asks for a token.
    Put,
    /// Anything else.
    Other,
}

/// A request from inside an instance.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// Method.
    pub method: Method,
    /// Path, from `/latest` on.
    pub path: &'a str,
    /// Value of the token header.
    pub token: Option<&'a str>,
    /// Value of the header that asks for a token and says how long it is to be good, in seconds.
    pub token_ttl: Option<&'a str>,
    /// Whether the request was passed on by a proxy.
    pub forwarded: bool,
}

/// The answer, as plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Status.
    pub status: u16,
    /// Body. Never ends with a line break: clients append it to addresses as it is.
    pub body: Vec<u8>,
}

impl Reply {
    /// A value.
    pub fn text(body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, body: body.into() }
    }

    /// A refusal, as the small page that the service answers with.
    pub fn refused(status: u16, title: &str) -> Self {
        let page = format!(
            "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<html><head><title>{status} - {title}</title></head>\
             <body><h1>{status} - {title}</h1></body></html>"
        );
        Self { status, body: page.into_bytes() }
    }

    /// There is nothing at this path.
    pub fn not_found() -> Self {
        Self::refused(404, "Not Found")
    }
}
