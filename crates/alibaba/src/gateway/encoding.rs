//! Query and form, decoded strictly.

use percent_encoding::percent_decode;
use wire::params::Unreadable;
use wire::{Failure, Incoming, Params};

/// The decoded parameters of a request.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Parameters of the query.
    pub(super) query: Vec<(String, String)>,
    /// Parameters of the form.
    pub(super) form: Vec<(String, String)>,
}

impl Parts {
    /// The value of a parameter; the form wins over the query.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let find = |pairs: &'_ Vec<(String, String)>| pairs.iter().rposition(|(key, _)| key == name);
        match find(&self.form) {
            Some(place) => self.form.get(place),
            None => find(&self.query).and_then(|place| self.query.get(place)),
        }
        .map(|(_, value)| value.as_str())
    }

    /// Every parameter once, as version 1 of the signature covers them.
    pub(super) fn merged(&self) -> impl Iterator<Item = (&str, &str)> {
        let in_form = |name: &str| self.form.iter().any(|(key, _)| key == name);
        let query = self.query.iter().filter(move |(name, _)| !in_form(name));
        query.chain(&self.form).map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The parameters as operations read them, without those of the protocol. A call by its path has parameters in the path
    /// too, which nothing else replaces, and the fields of the JSON object that is its body.
    pub(super) fn into_params(self, by_path: Option<Vec<(String, String)>>, body: &[u8]) -> Result<Params, Failure> {
        let unreadable = |error: Unreadable| Failure::new(400, "InvalidParameter", format!("{error}."));
        let ours = |(name, _): &(String, String)| !PROTOCOL.contains(&name.as_str());
        let mut params = Params::read(self.query.into_iter().filter(ours)).map_err(unreadable)?;
        params.merge(Params::read(self.form.into_iter().filter(ours)).map_err(unreadable)?);
        if let Some(of_path) = by_path {
            if !body.is_empty() {
                let not_json = |_| Failure::new(400, "InvalidArgument", "the body is not a JSON object");
                let object = serde_json::from_slice(body).map_err(not_json)?;
                params.merge(Params::from_json(&object).map_err(unreadable)?);
            }
            params.merge(Params::read(of_path).map_err(unreadable)?);
        }
        Ok(params)
    }
}

/// Parameters of the protocol, which are no operation's.
const PROTOCOL: &[&str] = &[
    "AccessKeyId",
    "Action",
    "BearerToken",
    "Format",
    "SecurityToken",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureType",
    "SignatureVersion",
    "Timestamp",
    "Version",
    "SourceIp",
    "SecureTransport",
];

/// Decodes query and form.
pub(super) fn read(incoming: &Incoming) -> Result<Parts, Failure> {
    let query = pairs(incoming.uri.query().unwrap_or_default().as_bytes())?;
    let kind = incoming.header("content-type").unwrap_or_default().to_ascii_lowercase();
    let is_form =
        (kind.is_empty() && !incoming.body.starts_with(b"{")) || kind.starts_with("application/x-www-form-urlencoded");
    let form = if is_form { pairs(&incoming.body)? } else { Vec::new() };
    Ok(Parts { query, form })
}

fn pairs(text: &[u8]) -> Result<Vec<(String, String)>, Failure> {
    let mut pairs = Vec::new();
    for part in text.split(|&byte| byte == b'&').filter(|part| !part.is_empty()) {
        if pairs.len() >= wire::params::MOST {
            return Err(Failure::new(400, "InvalidParameter", format!("{}.", Unreadable::TooMany)));
        }
        let place = part.iter().position(|&byte| byte == b'=');
        let (name, value) = match place.and_then(|place| part.split_at_checked(place)) {
            Some((name, rest)) => (name, rest.get(1..).unwrap_or_default()),
            None => (part, [].as_slice()),
        };
        pairs.push((decode(name)?, decode(value)?));
    }
    Ok(pairs)
}

fn decode(text: &[u8]) -> Result<String, Failure> {
    let broken = || Failure::new(400, "InvalidParameter", "The request is not well-formed percent-encoded UTF-8.");
    let hex = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
    let mut places = text.iter().enumerate().filter(|(_, byte)| **byte == b'%');
    if !places.all(|(place, _)| hex(text.get(place + 1)) && hex(text.get(place + 2))) {
        return Err(broken());
    }
    if !text.iter().any(|byte| matches!(byte, b'%' | b'+')) {
        return std::str::from_utf8(text).map(str::to_owned).map_err(|_| broken());
    }
    let spaced: Vec<u8> = text.iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
    percent_decode(&spaced).decode_utf8().map(std::borrow::Cow::into_owned).map_err(|_| broken())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plus_and_percent_twenty_are_blanks() {
        assert_eq!(
            pairs(b"A=b+c%20d&B&C=%2B").unwrap(),
            [("A".to_owned(), "b c d".to_owned()), ("B".to_owned(), String::new()), ("C".to_owned(), "+".to_owned()),]
        );
    }

    #[test]
    fn broken_encodings_are_refused() {
        for wrong in ["A=%", "A=%4", "A=%zz", "%ff=1", "A=%C3"] {
            assert_eq!(pairs(wrong.as_bytes()).unwrap_err().status, 400, "{wrong}");
        }
        let many = "A=1&".repeat(wire::params::MOST + 1);
        assert_eq!(pairs(many.as_bytes()).unwrap_err().status, 400);
    }

    #[test]
    fn the_form_wins_over_the_query() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let parts = Parts { query: vec![pair("A", "q"), pair("B", "q")], form: vec![pair("A", "f")] };
        assert_eq!(parts.get("A"), Some("f"));
        assert_eq!(parts.merged().collect::<Vec<_>>(), [("B", "q"), ("A", "f")]);
    }
}
