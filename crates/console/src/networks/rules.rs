//! Rules of a security group, as either cloud writes them.

use std::net::IpAddr;

use serde_json::{Value, json};

use crate::reply::text;

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) id: String,
    /// Whether it is about what comes in.
    pub(super) inbound: bool,
    /// `tcp`, `udp`, `icmp`, or `all`.
    pub(super) protocol: String,
    /// First and last port; `None` where ports do not matter.
    pub(super) ports: Option<(u16, u16)>,
    pub(super) peer: Peer,
    pub(super) accepts: bool,
    /// The smallest number counts first.
    pub(super) priority: u32,
    pub(super) said: String,
}

/// Who is at the other end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Peer {
    /// Addresses.
    Block(String),
    /// Members of a security group.
    Group(String),
    /// A prefix list.
    List(String),
}

impl Peer {
    /// How it is written.
    pub(super) fn text(&self) -> &str {
        let (Self::Block(text) | Self::Group(text) | Self::List(text)) = self;
        text
    }

    /// Whether everybody there is here, too. Nobody knows of groups and lists but that they are the same.
    pub(super) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Block(one), Self::Block(other)) => match (block(one), block(other)) {
                (Some((address, length)), Some((inner, longer))) => {
                    address.is_ipv4() == inner.is_ipv4()
                        && length <= longer
                        && network(address, length) == network(inner, length)
                }
                _ => one == other,
            },
            // Everybody of a group has an address.
            (Self::Block(one), Self::Group(_)) => one == "0.0.0.0/0",
            (one, other) => one == other,
        }
    }
}

fn block(text: &str) -> Option<(IpAddr, u32)> {
    if let Some((address, length)) = text.split_once('/') {
        return Some((address.parse().ok()?, length.parse().ok()?));
    }
    let address: IpAddr = text.parse().ok()?;
    Some((address, if address.is_ipv4() { 32 } else { 128 }))
}

/// The first bits of an address.
fn network(address: IpAddr, length: u32) -> u128 {
    let (bits, width) = match address {
        IpAddr::V4(address) => (u128::from(u32::from(address)), 32),
        IpAddr::V6(address) => (u128::from(address), 128_u32),
    };
    bits.checked_shr(width.saturating_sub(length)).unwrap_or(0)
}

/// What a rule is about: a protocol and its ports.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Traffic {
    pub(super) protocol: String,
    pub(super) ports: Option<(u16, u16)>,
}

impl Traffic {
    /// How people write it: `tcp 80`, `udp 1-65535`, `all`.
    pub(super) fn text(&self) -> String {
        match self.ports {
            Some((from, to)) if from == to => format!("{} {from}", self.protocol),
            Some((from, to)) => format!("{} {from}-{to}", self.protocol),
            None => self.protocol.clone(),
        }
    }

    pub(super) fn covers(&self, other: &Self) -> bool {
        let protocol = self.protocol == "all" || self.protocol == other.protocol;
        let ports = match (self.ports, other.ports) {
            (None, _) => true,
            (Some((from, to)), Some((first, last))) => from <= first && last <= to,
            (Some(ports), None) => ports == (1, 65_535) && self.protocol == other.protocol,
        };
        protocol && ports
    }
}

impl Rule {
    pub(super) fn traffic(&self) -> Traffic {
        Traffic { protocol: self.protocol.clone(), ports: self.ports }
    }

    pub(super) fn of_alibaba(row: &Value) -> Self {
        let inbound = text(row, "Direction") != "egress";
        let side = |name: &str| text(row, &format!("{}{name}", if inbound { "Source" } else { "Dest" }));
        let v6 = text(row, if inbound { "Ipv6SourceCidrIp" } else { "Ipv6DestCidrIp" });
        let peer = [side("GroupId"), side("PrefixListId"), side("CidrIp"), v6];
        let peer = match peer {
            [group, ..] if !group.is_empty() => Peer::Group(group.into_owned()),
            [_, list, ..] if !list.is_empty() => Peer::List(list.into_owned()),
            [_, _, block, _] if !block.is_empty() => Peer::Block(block.into_owned()),
            [_, _, _, v6] => Peer::Block(v6.into_owned()),
        };
        let range = text(row, "PortRange");
        let ports = range.split_once('/').and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
        Self {
            id: text(row, "SecurityGroupRuleId").into_owned(),
            inbound,
            protocol: text(row, "IpProtocol").to_lowercase(),
            ports,
            peer,
            accepts: text(row, "Policy").eq_ignore_ascii_case("accept"),
            priority: text(row, "Priority").parse().unwrap_or(1),
            said: text(row, "Description").into_owned(),
        }
    }

    pub(super) fn of_kingsoft(row: &Value) -> Self {
        let port = |name: &str| row.get(name).and_then(Value::as_u64).and_then(|port| u16::try_from(port).ok());
        let group = text(row, "AuthorizedSecurityGroupId");
        let protocol = text(row, "Protocol");
        Self {
            id: text(row, "SecurityGroupEntryId").into_owned(),
            inbound: text(row, "Direction") != "out",
            protocol: if protocol == "ip" { "all".to_owned() } else { protocol.into_owned() },
            ports: port("PortRangeFrom").zip(port("PortRangeTo")),
            peer: if group.is_empty() {
                Peer::Block(text(row, "CidrBlock").into_owned())
            } else {
                Peer::Group(group.into_owned())
            },
            accepts: text(row, "Policy") != "Drop",
            priority: text(row, "Priority").parse().unwrap_or(1),
            said: text(row, "Description").into_owned(),
        }
    }
}

/// A rule that somebody wants.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted<'f> {
    pub(super) inbound: bool,
    pub(super) protocol: &'f str,
    /// `80`, `8000-8080`, or nothing for all.
    pub(super) ports: &'f str,
    /// A block, or the id of a group.
    pub(super) peer: &'f str,
    pub(super) drops: bool,
    pub(super) priority: &'f str,
    pub(super) said: &'f str,
}

impl Wanted<'_> {
    /// First and last port, as they are written; the clouds say what is wrong with them.
    fn range(&self) -> (String, String) {
        let (from, to) = self.ports.split_once(['-', '/']).unwrap_or((self.ports, self.ports));
        match (from.trim(), to.trim()) {
            ("", "") if matches!(self.protocol, "tcp" | "udp") => ("1".to_owned(), "65535".to_owned()),
            ("", "") => ("-1".to_owned(), "-1".to_owned()),
            (from, to) => (from.to_owned(), to.to_owned()),
        }
    }

    fn is_block(&self) -> bool {
        self.peer.contains(['/', ':']) || self.peer.parse::<IpAddr>().is_ok()
    }

    /// Name and parameters of the operation that adds it to a group.
    pub(super) fn of_alibaba(&self, group: &str) -> (&'static str, Value) {
        let (from, to) = self.range();
        let side = if self.inbound { "Source" } else { "Dest" };
        let peer = match self.peer {
            block if self.is_block() && block.contains(':') => format!("Ipv6{side}CidrIp"),
            _ if self.is_block() => format!("{side}CidrIp"),
            list if list.starts_with("pl-") => format!("{side}PrefixListId"),
            _ => format!("{side}GroupId"),
        };
        let mut one = json!({
            "IpProtocol": self.protocol.to_uppercase(),
            "PortRange": format!("{from}/{to}"),
            "Policy": if self.drops { "drop" } else { "accept" },
        });
        for (name, value) in [(peer.as_str(), self.peer), ("Priority", self.priority), ("Description", self.said)] {
            if !value.is_empty() {
                one[name] = value.into();
            }
        }
        let operation = if self.inbound { "AuthorizeSecurityGroup" } else { "AuthorizeSecurityGroupEgress" };
        (operation, json!({ "SecurityGroupId": group, "Permissions": [one] }))
    }

    /// The same for the other cloud.
    pub(super) fn of_kingsoft(&self, group: &str) -> (&'static str, Value) {
        let mut params = json!({
            "SecurityGroupId": group,
            "Direction": if self.inbound { "in" } else { "out" },
            "Protocol": if self.protocol == "all" { "ip" } else { self.protocol },
            "Policy": if self.drops { "Drop" } else { "Accept" },
        });
        let peer = if self.is_block() { "CidrBlock" } else { "AuthorizedSecurityGroupId" };
        for (name, value) in [(peer, self.peer), ("Priority", self.priority), ("Description", self.said)] {
            if !value.is_empty() {
                params[name] = value.into();
            }
        }
        if matches!(self.protocol, "tcp" | "udp") {
            let (from, to) = self.range();
            params["PortRangeFrom"] = from.into();
            params["PortRangeTo"] = to.into();
        }
        ("AuthorizeSecurityGroupEntry", params)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_clouds_are_read_alike() {
        let alibaba = json!({
            "SecurityGroupRuleId": "r", "Direction": "ingress", "IpProtocol": "TCP", "PortRange": "80/90",
            "Policy": "Drop", "Priority": "5", "SourceCidrIp": "10.0.0.0/8", "SourceGroupId": "", "Description": "d",
        });
        let kingsoft = json!({
            "SecurityGroupEntryId": "r", "Direction": "in", "Protocol": "tcp", "PortRangeFrom": 80, "PortRangeTo": 90,
            "Policy": "Drop", "Priority": 5, "CidrBlock": "10.0.0.0/8", "Description": "d",
        });
        assert_eq!(Rule::of_alibaba(&alibaba), Rule::of_kingsoft(&kingsoft));
        let all = json!({"Direction": "egress", "IpProtocol": "ALL", "PortRange": "-1/-1", "DestGroupId": "sg-1"});
        let all = Rule::of_alibaba(&all);
        assert_eq!((all.inbound, all.ports, all.peer.clone()), (false, None, Peer::Group("sg-1".to_owned())));
        assert_eq!(all.traffic().text(), "all");
    }

    #[test]
    fn blocks_hold_blocks() {
        let block = |text: &str| Peer::Block(text.to_owned());
        assert!(block("10.0.0.0/8").covers(&block("10.1.0.0/16")) && block("0.0.0.0/0").covers(&block("10.1.2.3")));
        assert!(
            !block("10.1.0.0/16").covers(&block("10.0.0.0/8")) && !block("10.0.0.0/8").covers(&block("11.0.0.0/8"))
        );
        assert!(block("::/0").covers(&block("2001:db8::/32")) && !block("::/0").covers(&block("10.0.0.0/8")));
        let group = Peer::Group("sg-1".to_owned());
        assert!(group.covers(&group) && block("0.0.0.0/0").covers(&group) && !block("10.0.0.0/8").covers(&group));
        assert!(!block("rubbish").covers(&block("10.0.0.0/8")) && block("rubbish").covers(&block("rubbish")));
    }

    #[test]
    fn a_wanted_rule_is_written_as_each_cloud_writes_it() {
        let wanted = Wanted { inbound: true, protocol: "tcp", ports: "80", peer: "10.0.0.0/8", ..Wanted::default() };
        let (operation, params) = wanted.of_alibaba("sg-1");
        assert_eq!(operation, "AuthorizeSecurityGroup");
        let one = json!({"IpProtocol": "TCP", "PortRange": "80/80", "Policy": "accept", "SourceCidrIp": "10.0.0.0/8"});
        assert_eq!(params["Permissions"][0], one);
        let (_, params) = wanted.of_kingsoft("g");
        assert_eq!((&params["Direction"], &params["PortRangeTo"]), (&json!("in"), &json!("80")));
        let all = Wanted { protocol: "all", peer: "sg-2", drops: true, priority: "9", ..Wanted::default() };
        let (operation, params) = all.of_alibaba("sg-1");
        assert_eq!(operation, "AuthorizeSecurityGroupEgress");
        assert_eq!(params["Permissions"][0]["DestGroupId"], "sg-2");
        assert_eq!(params["Permissions"][0]["PortRange"], "-1/-1");
        let (_, params) = all.of_kingsoft("g");
        assert_eq!(
            (&params["Protocol"], &params["Policy"], &params["Priority"]),
            (&json!("ip"), &json!("Drop"), &json!("9"))
        );
        assert!(params.get("PortRangeFrom").is_none());
        let six = Wanted { inbound: true, protocol: "udp", peer: "2001:db8::/32", ..Wanted::default() };
        let (_, params) = six.of_alibaba("sg-1");
        assert_eq!(params["Permissions"][0]["Ipv6SourceCidrIp"], "2001:db8::/32");
        assert_eq!(params["Permissions"][0]["PortRange"], "1/65535");
    }
}
