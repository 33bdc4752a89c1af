//! Which identifier of one sandbox stands for which of another.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};

use ipnet::Ipv6Net;
use serde_json::Value;
use wire::MASKED;

/// Fields whose texts belong to one answer alone.
const OF_ONE_ANSWER: [&str; 4] = ["RequestId", "NextToken", "Marker", "EncodedDiagnosticMessage"];

/// Shortest part without a dash that an identifier has which a cloud draws.
const SHORTEST: usize = 10;

/// What the public key of a pair begins with that the cloud drew.
const PUBLIC_KEY: &str = "ssh-rsa ";

/// Fewest digits of a number that a cloud draws. It draws from all that fit into ten digits, so some have fewer.
const FEWEST_DIGITS: usize = 6;

/// Identifiers of a recording and those that stand for them.
#[derive(Debug, Default, Clone)]
pub struct Bindings {
    texts: HashMap<String, String>,
    /// Networks of IPv6 addresses, which the cloud draws: the recorded one and the one there, equally large.
    networks: Vec<(Ipv6Net, Ipv6Net)>,
}

impl Bindings {
    /// From now on `there` stands for `recorded`.
    pub(super) fn bind(&mut self, recorded: &str, there: &str) {
        self.texts.insert(recorded.to_owned(), there.to_owned());
    }

    /// What stands for an identifier.
    pub(super) fn of(&self, recorded: &str) -> Option<&String> {
        self.texts.get(recorded)
    }

    /// A text in which every identifier that is bound is replaced.
    pub fn substitute(&self, text: &str) -> String {
        if let Some(there) = self.texts.get(text).cloned().or_else(|| self.moved(text)) {
            return there;
        }
        pieces(text).map(|piece| self.piece(piece)).collect()
    }

    /// The same the other way round: which recorded identifier an identifier there stands for.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            texts: self.texts.iter().map(|(recorded, there)| (there.clone(), recorded.clone())).collect(),
            networks: self.networks.iter().map(|(recorded, there)| (*there, *recorded)).collect(),
        }
    }

    /// The IPv6 address or block that a recorded one becomes in the network that stands for its own.
    fn moved(&self, text: &str) -> Option<String> {
        let (address, length) = match text.split_once('/') {
            Some((address, length)) => (address, Some(length)),
            None => (text, None),
        };
        let address: Ipv6Addr = address.parse().ok()?;
        let (recorded, there) = self.networks.iter().find(|(recorded, _)| recorded.contains(&address))?;
        let host = address.to_bits() & recorded.hostmask().to_bits();
        let moved = Ipv6Addr::from_bits(there.network().to_bits() | host);
        Some(length.map_or_else(|| moved.to_string(), |length| format!("{moved}/{length}")))
    }

    /// Whether two texts are blocks of IPv6 addresses of which one may stand for the other.
    fn is_same_network(&mut self, recorded: &str, there: &str) -> bool {
        let (Ok(one), Ok(other)) = (recorded.parse::<Ipv6Net>(), there.parse::<Ipv6Net>()) else { return false };
        if one.prefix_len() != other.prefix_len() {
            return false;
        }
        if let Some(moved) = self.moved(recorded) {
            return moved == there;
        }
        self.networks.push((one, other));
        true
    }

    /// What stands for a piece of a text: the whole of it, or its parts between dots.
    fn piece(&self, piece: &str) -> String {
        if let Some(there) = self.texts.get(piece) {
            return there.clone();
        }
        let parts: Vec<_> = piece.split('.').map(|part| self.texts.get(part).map_or(part, String::as_str)).collect();
        parts.join(".")
    }

    /// Compares a recorded value with one from the other sandbox, and binds the identifiers that are new.
    pub(super) fn compare(&mut self, recorded: &Value, there: &Value, path: &str, found: &mut Vec<String>) {
        let field = path.rsplit('.').next().unwrap_or(path);
        match (recorded, there) {
            (Value::Object(fields), Value::Object(others)) => {
                for (name, value) in fields {
                    let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                    match others.get(name) {
                        Some(other) => self.compare(value, other, &path, found),
                        None => found.push(format!("{path} is missing")),
                    }
                }
            }
            (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
                for (index, (item, other)) in items.iter().zip(others).enumerate() {
                    self.compare(item, other, &format!("{path}[{index}]"), found);
                }
            }
            (Value::String(_), Value::String(_)) if OF_ONE_ANSWER.contains(&field) => {}
            (Value::String(text), Value::String(other)) if self.is_same(text, other) => {}
            // Seconds and milliseconds since 1970.
            (Value::Number(_), Value::Number(_)) if field.ends_with("Time") || field.ends_with("Date") => {}
            // Numbers that the cloud draws, those of accounts among them: `OwnerUid`.
            (Value::Number(_), Value::Number(_))
                if (field.ends_with("Id") || field.ends_with("Uid")) && self.is_same_number(recorded, there) => {}
            (recorded, there) if recorded == there => {}
            _ => found.push(format!("{path}: recorded {}, now {}", shown(recorded), shown(there))),
        }
    }

    /// Whether a text says the same as a recorded one.
    fn is_same(&mut self, recorded: &str, there: &str) -> bool {
        if recorded == MASKED || recorded == there || is_time(recorded) && is_time(there) {
            return true;
        }
        if self.is_same_network(recorded, there) {
            return true;
        }
        if let (Ok(one), Ok(other)) = (recorded.parse::<IpAddr>(), there.parse::<IpAddr>()) {
            self.bind(recorded, there);
            return one.is_ipv4() == other.is_ipv4();
        }
        let drawn = |text: &str| is_hexadecimal(text) || text.starts_with(PUBLIC_KEY);
        if drawn(recorded) && drawn(there) && recorded.len() == there.len() {
            if let Some(bound) = self.texts.get(recorded) {
                return bound == there;
            }
            self.bind(recorded, there);
            return true;
        }
        let (ours, theirs): (Vec<_>, Vec<_>) = (pieces(recorded).collect(), pieces(there).collect());
        ours.len() == theirs.len() && ours.into_iter().zip(theirs).all(|(one, other)| self.is_same_piece(one, other))
    }

    /// Whether a number is the same identifier as a recorded one; only a long one is drawn.
    fn is_same_number(&mut self, recorded: &Value, there: &Value) -> bool {
        let (recorded, there) = (recorded.to_string(), there.to_string());
        match self.texts.get(&recorded) {
            Some(bound) => *bound == there,
            None if recorded == there => true,
            None => {
                let is_drawn = recorded.len() >= FEWEST_DIGITS && there.len() >= FEWEST_DIGITS;
                if is_drawn {
                    self.bind(&recorded, &there);
                }
                is_drawn
            }
        }
    }

    fn is_same_piece(&mut self, recorded: &str, there: &str) -> bool {
        if self.piece(recorded) == there {
            return true;
        }
        let is_new = !self.texts.contains_key(recorded) && are_drawn(recorded, there);
        if is_new {
            self.bind(recorded, there);
        }
        is_new
    }
}

/// A text cut so that its pieces joined are the text again: runs of what identifiers are made of, and what is between.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c| is_part(c) != is_part(first)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// Whether two texts look like identifiers of one kind that a cloud has drawn: as long, dashes at the same places, the same
/// before the first dash, and a long last part. A host name of a machine has its identifier in it.
fn are_drawn(one: &str, other: &str) -> bool {
    let parts = |text: &str| -> Vec<usize> { text.split(['-', '.']).map(str::len).collect() };
    let begins = |text: &str| text.split_once('-').map(|(kind, _)| kind.to_owned());
    let longest = one.split(['-', '.']).map(str::len).max().unwrap_or_default();
    let is_uuid = parts(one) == [8, 4, 4, 4, 12];
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    parts(one) == parts(other)
        && longest >= SHORTEST
        && (is_uuid || begins(one) == begins(other))
        && (has_digit(one) || has_digit(other))
}

/// Whether a text is the address of an interface or a fingerprint: six pairs of digits or more, with colons between them.
/// It is bound as a whole, because its pairs are numbers elsewhere.
fn is_hexadecimal(text: &str) -> bool {
    let is_pair = |pair: &str| pair.len() == 2 && pair.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.split(':').count() >= 6 && text.split(':').all(is_pair)
}

/// Whether a text is an instant or a day, such as `2026-11-28T09:00Z`.
fn is_time(text: &str) -> bool {
    let mut bytes = text.bytes();
    let begins = (0..10).all(|index| match (index, bytes.next()) {
        (4 | 7, Some(b'-')) => true,
        (4 | 7, _) | (_, None) => false,
        (_, Some(byte)) => byte.is_ascii_digit(),
    });
    begins && matches!(bytes.next(), None | Some(b'T' | b' '))
}

fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(120) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn compared(bindings: &mut Bindings, recorded: &Value, there: &Value) -> Vec<String> {
        let mut found = Vec::new();
        bindings.compare(recorded, there, "", &mut found);
        found
    }

    #[test]
    fn an_ipv6_address_moves_with_its_network() {
        let mut bindings = Bindings::default();
        let recorded = json!({"Ipv6CidrBlock": "3fff:be5:7ca7:a00::/56"});
        let there = json!({"Ipv6CidrBlock": "3fff:78f:92c0:7b00::/56"});
        assert_eq!(compared(&mut bindings, &recorded, &there), [""; 0]);
        assert_eq!(bindings.substitute("3fff:be5:7ca7:a16::40"), "3fff:78f:92c0:7b16::40");
        let (subnet, same) = (json!(["3fff:be5:7ca7:a16::/64"]), json!(["3fff:78f:92c0:7b16::/64"]));
        assert_eq!(compared(&mut bindings, &subnet, &same), [""; 0]);
        assert_eq!(compared(&mut bindings, &subnet, &json!(["3fff:78f:92c0:7b17::/64"])).len(), 1);
        assert_eq!(compared(&mut bindings, &subnet, &json!(["3fff:78f:92c0:7b16::/72"])).len(), 1);
    }

    #[test]
    fn an_identifier_that_a_reply_brings_stands_in_later_calls() {
        let mut bindings = Bindings::default();
        bindings.bind("1234567890123456", "6543210987654321");
        let recorded = json!({"VpcId": "vpc-bp1opxu1zkhn00gzva1b2", "RouterTableIds": ["vtb-bp145q7glnuzdvzu2a1b2"]});
        let there =
            json!({"VpcId": "vpc-bp1aaaaaaaaaa0000001b", "RouterTableIds": ["vtb-bp1bbbbbbbbbb0000001b"], "More": 1});
        assert_eq!(compared(&mut bindings, &recorded, &there), [""; 0]);
        assert_eq!(bindings.substitute(r#"["vpc-bp1opxu1zkhn00gzva1b2"]"#), r#"["vpc-bp1aaaaaaaaaa0000001b"]"#);
        let arn = "acs:ram::1234567890123456:role/app and alice@1234567890123456.onaliyun.com";
        assert_eq!(bindings.substitute(arn), arn.replace("1234567890123456", "6543210987654321"));
        // Kingsoft Cloud's are numbers in places.
        assert_eq!(compared(&mut bindings, &json!({"Id": 1_216_145_098}), &json!({"Id": 1_115_931_746})), [""; 0]);
        assert_eq!(bindings.substitute("1216145098"), "1115931746");
        // One in fifty has fewer digits than most, and was told as a difference.
        assert_eq!(compared(&mut bindings, &json!({"Id": 1_216_145_099}), &json!({"Id": 22_051_812})), [""; 0]);
        assert_eq!(compared(&mut bindings, &json!({"Id": 4_096}), &json!({"Id": 8_192})).len(), 1);
        // An account is a number where VPC peering names its owner, and was told as a difference.
        let owner = |number: i64| json!({"AcceptingOwnerUid": number});
        assert_eq!(compared(&mut bindings, &owner(1_234_567_890_123_456), &owner(6_543_210_987_654_321)), [""; 0]);
        assert_eq!(compared(&mut bindings, &owner(1_234_567_890_123_456), &owner(1)).len(), 1);
        // The same identifier can stand for one thing only.
        let wrong = json!({"VpcId": "vpc-bp1cccccccccc0000001b"});
        assert_eq!(compared(&mut bindings, &json!({"VpcId": "vpc-bp1opxu1zkhn00gzva1b2"}), &wrong).len(), 1);
    }

    #[test]
    fn the_public_key_of_a_pair_is_drawn() {
        let mut bindings = Bindings::default();
        let key = |text: &str| json!({"PublicKey": format!("ssh-rsa {text}")});
        assert!(compared(&mut bindings, &key("AAAAB3+one/"), &key("AAAAB3+two/")).is_empty());
        assert!(compared(&mut bindings, &key("AAAAB3+one/"), &key("AAAAB3+two/")).is_empty(), "the same as before");
        assert!(!compared(&mut bindings, &key("AAAAB3+one/"), &key("AAAAB3+six/")).is_empty());
    }

    #[test]
    fn what_is_no_identifier_must_be_the_same() {
        let mut bindings = Bindings::default();
        for (recorded, there) in [
            (json!({"InstanceType": "ecs.g6.large"}), json!({"InstanceType": "ecs.g7.large"})),
            (json!({"ZoneId": "cn-hangzhou-h"}), json!({"ZoneId": "cn-hangzhou-i"})),
            (json!({"Status": "Pending"}), json!({"Status": "Running"})),
            (json!({"Count": 1}), json!({"Count": 2})),
            (json!({"Count": 1}), json!({"Count": "1"})),
            (json!({"ProjectId": 0}), json!({"ProjectId": 1})),
            (json!({"List": [1]}), json!({"List": []})),
            (json!({"List": [1]}), json!({})),
            (json!({"Name": "i-bp67acfmxazb4pa1b2c3"}), json!({"Name": "eni-p67acfmxazb4pa1b2c3"})),
        ] {
            assert_eq!(compared(&mut bindings, &recorded, &there).len(), 1, "{recorded} {there}");
        }
    }

    #[test]
    fn times_addresses_and_secrets_may_differ() {
        let mut bindings = Bindings::default();
        let recorded = json!({
            "CreationTime": "2026-01-01T00:00Z", "CreateDate": "2026-01-01 00:00:00", "Ip": "10.0.0.9", "Secret": "****",
            "Mac": "00:16:3e:0a:1b:2c", "RequestId": "A", "NextToken": "x",
        });
        let there = json!({
            "CreationTime": "2026-11-28T10:11Z", "CreateDate": "2026-11-28 00:00:00", "Ip": "10.0.0.10", "Secret": "abc",
            "Mac": "00:16:3e:77:1b:ff", "RequestId": "B", "NextToken": "yz",
        });
        assert_eq!(compared(&mut bindings, &recorded, &there), [""; 0]);
        assert_eq!(bindings.substitute("10.0.0.9"), "10.0.0.10");
        // A pair of an address was bound alone once, and a port of the same digits was another one from then on.
        assert_eq!(bindings.substitute("00:16:3e:0a:1b:2c"), "00:16:3e:77:1b:ff");
        assert_eq!(bindings.substitute("16/2c"), "16/2c");
    }
}
