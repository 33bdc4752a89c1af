//! The address under which a provider issues tokens.

use url::{Host, Url};

/// Longest address, in characters. Source: the vendor's interface metadata of `CreateOIDCProvider`.
const LONGEST: usize = 255;

/// An address that may issue tokens.
///
/// It is kept as it was written, because tokens repeat it letter by letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer(String);

/// Why an address may not issue tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadIssuer {
    /// It is too long.
    #[error("an issuer has at most {LONGEST} characters")]
    TooLong,
    /// It is not an `https` address, or it has a query, a fragment or a user.
    #[error("an issuer is an `https` address without query, fragment and user")]
    Form,
}

impl Issuer {
    /// Reads an address: `https`, up to 255 characters, no query, fragment or user.
    ///
    /// `http` is taken as well where the host is this machine, which the vendor does not allow: an
    /// identity provider that a test starts runs there.
    pub fn read(text: &str) -> Result<Self, BadIssuer> {
        if text.chars().count() > LONGEST {
            return Err(BadIssuer::TooLong);
        }
        let url = Url::parse(text).map_err(|_| BadIssuer::Form)?;
        let safe = match url.scheme() {
            "https" => true,
            "http" => is_loopback(&url),
            _ => false,
        };
        // The parser drops an empty query or fragment and blanks at the ends; the text must not have them.
        let bare = !text.contains(['?', '#', '@', '\\', ','])
            && !text.chars().any(|c| c.is_whitespace() || c.is_control())
            && url.host().is_some();
        if safe && bare { Ok(Self(text.to_owned())) } else { Err(BadIssuer::Form) }
    }

    /// An address that was read before and kept.
    pub(super) fn kept(text: String) -> Self {
        Self(text)
    }

    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether an address leads to this machine.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
