//! Query, form and JSON body, decoded strictly.

use percent_encoding::percent_decode;
use serde_json::{Map, Value};
use wire::params::Unreadable;
use wire::{Failure, Incoming, Params};

/// The decoded parameters of a request.
#[derive(Debug, Default)]
pub(super) struct Parts {
    query: Vec<(String, String)>,
    form: Vec<(String, String)>,
    json: Map<String, Value>,
}

impl Parts {
    /// The value of a parameter; the body wins over the query.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let last = |pairs: &'_ [(String, String)]| pairs.iter().rposition(|(key, _)| key == name);
        let form = last(&self.form).and_then(|place| self.form.get(place));
        let query = || last(&self.query).and_then(|place| self.query.get(place));
        match (form, self.json.get(name).and_then(Value::as_str)) {
            (Some((_, value)), _) => Some(value),
            (None, Some(value)) => Some(value),
            (None, None) => query().map(|(_, value)| value.as_str()),
        }
    }

    /// The value of a parameter of the query alone, under the prefix of either vendor's headers.
    pub(super) fn presigned(&self, name: &str) -> Option<&str> {
        let is = |key: &str| key.strip_prefix("X-Amz-").or_else(|| key.strip_prefix("X-Ksc-")) == Some(name);
        self.query.iter().find(|(key, _)| is(key)).map(|(_, value)| value.as_str())
    }

    /// The parameters as operations read them, without those of the protocol.
    pub(super) fn into_params(self) -> Result<Params, Failure> {
        let unreadable = |error: Unreadable| unreadable(&format!("{error}."));
        let ours = |(name, _): &(String, String)| !is_protocol(name);
        let (flat, json): (Map<_, _>, Map<_, _>) = self
            .json
            .into_iter()
            .filter(|(name, _)| !is_protocol(name))
            .partition(|(name, _)| name.starts_with("Tag_"));
        let flat = flat.iter().filter_map(|(name, value)| Some((name.replace('_', "."), value.as_str()?)));
        let mut params = Params::read(self.query.into_iter().filter(ours)).map_err(unreadable)?;
        params.merge(Params::read(self.form.into_iter().filter(ours)).map_err(unreadable)?);
        params.merge(Params::from_json(&json).map_err(unreadable)?);
        // One client flattens a list in a body of JSON: `Tag_0_Key` stands for `Tag.0.Key`.
        params.merge(Params::read(flat).map_err(unreadable)?);
        Ok(params)
    }
}

/// Whether a parameter belongs to the protocol and is no operation's.
fn is_protocol(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "Accesskey",
        "Action",
        "Format",
        "Language",
        "Region",
        "SdkVersion",
        "SecurityToken",
        "Service",
        "Signature",
        "SignatureMethod",
        "SignatureVersion",
        "Timestamp",
        "Version",
    ];
    NAMES.contains(&name) || name.starts_with("X-Amz-") || name.starts_with("X-Ksc-")
}

fn unreadable(text: &str) -> Failure {
    Failure::new(400, "InvalidParameterValue", text)
}

/// Decodes query and body.
pub(super) fn read(incoming: &Incoming) -> Result<Parts, Failure> {
    let query = pairs(incoming.uri.query().unwrap_or_default().as_bytes())?;
    let kind = incoming.header("content-type").unwrap_or_default().to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let mut parts = Parts { query, ..Parts::default() };
    match kind {
        "application/json" if !incoming.body.is_empty() => parts.json = object(&incoming.body)?,
        "" | "application/x-www-form-urlencoded" => parts.form = pairs(&incoming.body)?,
        _ => {}
    }
    Ok(parts)
}

fn object(body: &[u8]) -> Result<Map<String, Value>, Failure> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(unreadable("The body of the request is not a JSON object.")),
    }
}

fn pairs(text: &[u8]) -> Result<Vec<(String, String)>, Failure> {
    let mut pairs = Vec::new();
    for part in text.split(|&byte| byte == b'&').filter(|part| !part.is_empty()) {
        if pairs.len() >= wire::params::MOST {
            return Err(unreadable(&format!("{}.", Unreadable::TooMany)));
        }
        let place = part.iter().position(|&byte| byte == b'=').unwrap_or(part.len());
        let (name, value) = part.split_at(place);
        pairs.push((decode(name)?, decode(value.get(1..).unwrap_or_default())?));
    }
    Ok(pairs)
}

fn decode(text: &[u8]) -> Result<String, Failure> {
    let broken = || unreadable("The request is not well-formed percent-encoded UTF-8.");
    let hex = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
    let mut places = text.iter().enumerate().filter(|(_, byte)| **byte == b'%');
    if !places.all(|(place, _)| hex(text.get(place + 1)) && hex(text.get(place + 2))) {
        return Err(broken());
    }
    let spaced: Vec<u8> = text.iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
    percent_decode(&spaced).decode_utf8().map(std::borrow::Cow::into_owned).map_err(|_| broken())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(query: &str, form: &str, json: &str) -> Parts {
        Parts {
            query: pairs(query.as_bytes()).unwrap(),
            form: pairs(form.as_bytes()).unwrap(),
            json: object(json.as_bytes()).unwrap(),
        }
    }

    #[test]
    fn the_body_wins_over_the_query() {
        let parts = parts("A=q&B=q&C=q", "A=f", r#"{"B": "j"}"#);
        assert_eq!([parts.get("A"), parts.get("B"), parts.get("C")], [Some("f"), Some("j"), Some("q")]);
        let params = parts.into_params().unwrap();
        assert_eq!([params.get("A"), params.get("B"), params.get("C")], [Some("f"), Some("j"), Some("q")]);
    }

    #[test]
    fn what_belongs_to_the_protocol_is_no_operations() {
        let query = "Action=ListUsers&Version=2015-11-01&Accesskey=k&SdkVersion=s&X-Amz-Date=d&MaxItems=1";
        let params = parts(query, "", "{}").into_params().unwrap();
        assert_eq!(params.names().collect::<Vec<_>>(), ["MaxItems"]);
    }

    #[test]
    fn a_query_signs_under_either_prefix() {
        let parts = parts("X-Ksc-Signature=abc&X-Amz-Date=d", "", "{}");
        assert_eq!((parts.presigned("Signature"), parts.presigned("Date")), (Some("abc"), Some("d")));
        assert_eq!(parts.presigned("Credential"), None);
    }

    #[test]
    fn broken_encodings_are_refused() {
        for wrong in ["A=%", "A=%4", "A=%zz", "%ff=1", "A=%C3"] {
            assert_eq!(pairs(wrong.as_bytes()).unwrap_err().status, 400, "{wrong}");
        }
        for wrong in ["", "[]", "1", "{", r#"{"A":1"#] {
            assert_eq!(object(wrong.as_bytes()).unwrap_err().status, 400, "{wrong}");
        }
        let many = "A=1&".repeat(wire::params::MOST + 1);
        assert_eq!(pairs(many.as_bytes()).unwrap_err().status, 400);
    }
}
