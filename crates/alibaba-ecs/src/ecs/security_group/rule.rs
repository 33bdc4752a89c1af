//! Rules, as the six operations on them take them.
//!
//! A call says one rule in parameters of its own or up to 100 as `Permissions.N`.
//!
//! Source of the codes: the error table of each operation on the vendor's pages of 2021. Operations have different codes
//! for the same fault ([`Doing`]).

use compute::network::security_group::rule::{self, Direction, End, New, Rule, Terms};
use compute::{Error as Refusal, Kind};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Scope};

use super::room::{check_far, check_room};
use super::text::in_region;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;
use crate::ecs::location;
use compute::catalogue::Region;

/// How many rules a call may name.
const MOST: usize = 100;

/// A rule of a call.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase", default)]
pub struct Permission {
    /// Protocol: `tcp`, `udp`, `icmp`, `icmpv6`, `gre` or `all`.
    pub(super) ip_protocol: Text,
    /// Ports at the destination, such as `80/80`.
    pub(super) port_range: Text,
    /// Ports at the source.
    pub(super) source_port_range: Text,
    /// Addresses at the source.
    pub(super) source_cidr_ip: Text,
    /// IPv6 addresses at the source.
    pub(super) ipv6_source_cidr_ip: Text,
    /// Security group at the source.
    pub(super) source_group_id: Text,
    /// Account of that group, by name: a number, or the alias of the account that calls.
    pub(super) source_group_owner_account: Text,
    /// Account of that group, by number.
    pub(super) source_group_owner_id: Text,
    /// Prefix list at the source.
    pub(super) source_prefix_list_id: Text,
    /// Addresses at the destination.
    pub(super) dest_cidr_ip: Text,
    /// IPv6 addresses at the destination.
    pub(super) ipv6_dest_cidr_ip: Text,
    /// Security group at the destination.
    pub(super) dest_group_id: Text,
    /// Account of that group, by name: a number, or the alias of the account that calls.
    pub(super) dest_group_owner_account: Text,
    /// Account of that group, by number.
    pub(super) dest_group_owner_id: Text,
    /// Prefix list at the destination.
    pub(super) dest_prefix_list_id: Text,
    /// `accept` (default) or `drop`.
    pub(super) policy: Text,
    /// Rank, 1 (default) to 100.
    pub(super) priority: Text,
    /// Kind of network card: `intranet`, the only one in a network.
    pub(super) nic_type: Text,
    /// Description, 1 to 512 characters.
    pub(super) description: Text,
}

/// What an operation does with a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Authorize,
    Revoke,
    Modify,
}

impl Doing {
    fn is_revoke(self) -> bool {
        self == Self::Revoke
    }

    /// What is no range of ports. Users who added rules were shown this code and text; the table of revoking has a code of
    /// its own.
    fn not_ports(self) -> Error {
        if self.is_revoke() {
            return Error::of(codes::security_group::PORTS_OF_REVOKED_MALFORMED);
        }
        Error::of(codes::security_group::PORTS_INVALID)
    }

    /// What is no range of ports at the source: the text of the other code speaks of it too, and adding an outbound rule
    /// has no code but that one.
    fn not_source_ports(self, direction: Direction) -> Error {
        match (self, direction) {
            (Self::Authorize, Direction::Egress) => self.not_ports(),
            _ => Error::of(codes::security_group::SOURCE_PORTS_MALFORMED),
        }
    }

    /// A rule without a protocol.
    fn no_protocol(self) -> Error {
        if self.is_revoke() { Error::missing("IpProtocol") } else { Error::of(codes::security_group::NO_PROTOCOL) }
    }

    /// A network card that a group in a network does not have.
    fn other_card(self) -> Error {
        Error::of(if self.is_revoke() {
            codes::security_group::CARD_OF_REVOKED_MISMATCH
        } else {
            codes::security_group::CARD_MISMATCH
        })
    }
}

/// The rules of a call: those of the list, else the one in parameters of its own.
fn permissions(list: Vec<Permission>, own: Permission) -> Result<Vec<Permission>> {
    if list.len() > MOST {
        return Err(Error::invalid("Permissions"));
    }
    Ok(if list.is_empty() { vec![own] } else { list })
}

/// Adds the rules of a call to a group.
pub(super) fn authorize(
    cx: &mut Cx<'_>,
    region: &'static Region,
    group_id: &str,
    direction: Direction,
    list: Vec<Permission>,
    own: Permission,
) -> Result<()> {
    let group = in_region(cx.scope(), &region.id, group_id)?;
    for permission in permissions(list, own)? {
        let (terms, description) = permission.read(cx.scope(), Doing::Authorize, direction)?;
        check_far(cx.scope(), &group, &terms, direction)?;
        let new = New { direction, terms, description };
        let added = rule::authorize(cx.scope(), &location::of(region), &group.id, new);
        added.map_err(|refusal| peer(refusal, direction))?;
    }
    check_room(cx.scope(), &group)
}

/// Removes the rules of a call from a group. One that is not there counts as removed.
pub(super) fn revoke(
    cx: &mut Cx<'_>,
    region: &'static Region,
    group_id: &str,
    direction: Direction,
    ids: &[String],
    list: Vec<Permission>,
    own: Permission,
) -> Result<()> {
    let group = in_region(cx.scope(), &region.id, group_id)?;
    for id in ids {
        rule::revoke_by_id(cx.scope(), &group.id, direction, id)?;
    }
    if ids.is_empty() {
        for permission in permissions(list, own)? {
            let (terms, _) = permission.read(cx.scope(), Doing::Revoke, direction)?;
            rule::revoke(cx.scope(), &group.id, direction, &terms)?;
        }
    }
    Ok(())
}

/// Changes a rule of a group: the one with the id to what the call says of it, else the description of the one that
/// says what the call says.
pub(super) fn modify(
    cx: &mut Cx<'_>,
    region: &'static Region,
    group_id: &str,
    direction: Direction,
    id: Option<&str>,
    own: Permission,
) -> Result<()> {
    let group = in_region(cx.scope(), &region.id, group_id)?;
    let changed = if let Some(id) = id {
        let rule = rule::by_id(cx.scope(), &group.id, direction, id).map_err(no_rule)?;
        let (terms, description) = own.over(&rule).read(cx.scope(), Doing::Modify, direction)?;
        if terms.far(direction).kinds() != rule.terms.far(direction).kinds() {
            return Err(Error::of(codes::security_group::FAR_END_FIXED));
        }
        Rule { terms, description, ..rule }
    } else {
        let (terms, description) = own.read(cx.scope(), Doing::Modify, direction)?;
        let rule = rule::by_terms(cx.scope(), &group.id, direction, &terms).map_err(no_rule)?;
        Rule { description, ..rule }
    };
    check_far(cx.scope(), &group, &changed.terms, direction)?;
    rule::modify(cx.scope(), &changed).map_err(|refusal| peer(refusal, direction))?;
    check_room(cx.scope(), &group)
}

/// A rule that is to be changed and is not there has a code of its own.
fn no_rule(refusal: Refusal) -> Error {
    match refusal {
        Refusal::NotFound { kind: Kind::Rule, .. } => Error::of(codes::security_group::RULE_TO_MODIFY_NOT_FOUND),
        other => other.into(),
    }
}

/// Refusals about the group at the other end, in the words for its direction.
fn peer(refusal: Refusal, direction: Direction) -> Error {
    let inward = direction == Direction::Ingress;
    match refusal {
        Refusal::NotFound { kind: Kind::PeerGroup, .. } if !inward => {
            Error::of(codes::security_group::DESTINATION_GROUP_NOT_FOUND)
        }
        Refusal::OtherNetwork { .. } if inward => Error::of(codes::security_group::SOURCE_GROUP_OF_OTHER_VPC),
        Refusal::OtherNetwork { .. } => Error::of(codes::security_group::DESTINATION_GROUP_OF_OTHER_VPC),
        other => other.into(),
    }
}

impl Permission {
    /// What the call says, and where it is silent what the rule says.
    fn over(self, rule: &Rule) -> Self {
        let or = |said: Text, kept: &str| if said.get().is_some() { said } else { Text::from(kept.to_owned()) };
        let (source, destination) = (&rule.terms.source, &rule.terms.destination);
        let far = [
            &self.source_cidr_ip,
            &self.ipv6_source_cidr_ip,
            &self.source_group_id,
            &self.source_prefix_list_id,
            &self.dest_cidr_ip,
            &self.ipv6_dest_cidr_ip,
            &self.dest_group_id,
            &self.dest_prefix_list_id,
        ];
        // An end that is named takes the place of the whole other one.
        let kept = far.iter().all(|text| text.get().is_none());
        let end = |said: Text, kept_text: &str| if kept { Text::from(kept_text.to_owned()) } else { said };
        Self {
            ip_protocol: or(self.ip_protocol, &rule.terms.protocol),
            port_range: or(self.port_range, &destination.ports),
            source_port_range: or(self.source_port_range, &source.ports),
            source_cidr_ip: end(self.source_cidr_ip, &source.block),
            ipv6_source_cidr_ip: end(self.ipv6_source_cidr_ip, &source.block_v6),
            source_group_id: end(self.source_group_id, &source.group),
            source_group_owner_id: end(self.source_group_owner_id, &source.account),
            source_prefix_list_id: end(self.source_prefix_list_id, &source.prefix_list),
            dest_cidr_ip: end(self.dest_cidr_ip, &destination.block),
            ipv6_dest_cidr_ip: end(self.ipv6_dest_cidr_ip, &destination.block_v6),
            dest_group_id: end(self.dest_group_id, &destination.group),
            dest_group_owner_id: end(self.dest_group_owner_id, &destination.account),
            dest_prefix_list_id: end(self.dest_prefix_list_id, &destination.prefix_list),
            policy: or(self.policy, &rule.terms.policy),
            priority: or(self.priority, &rule.terms.priority.to_string()),
            description: or(self.description, &rule.description),
            ..self
        }
    }

    /// The rule in one spelling, and its description.
    fn read(&self, scope: &mut Scope<'_>, doing: Doing, direction: Direction) -> Result<(Terms, String)> {
        let protocol = self.protocol(doing)?;
        self.card(doing)?;
        let (number, name) = (&self.source_group_owner_id, &self.source_group_owner_account);
        let source_account = other_account(scope, number, name, "SourceGroupOwnerAccount")?;
        let (number, name) = (&self.dest_group_owner_id, &self.dest_group_owner_account);
        let destination_account = other_account(scope, number, name, "DestGroupOwnerAccount")?;
        let mut terms = Terms {
            source: End {
                block: self.source_cidr_ip.or_empty(),
                block_v6: self.ipv6_source_cidr_ip.or_empty(),
                group: self.source_group_id.or_empty(),
                account: source_account,
                prefix_list: self.source_prefix_list_id.or_empty(),
                ports: match self.source_port_range.get() {
                    Some(text) => ports(&protocol, Some(text)).ok_or_else(|| doing.not_source_ports(direction))?,
                    None => String::new(),
                },
            },
            destination: End {
                block: self.dest_cidr_ip.or_empty(),
                block_v6: self.ipv6_dest_cidr_ip.or_empty(),
                group: self.dest_group_id.or_empty(),
                account: destination_account,
                prefix_list: self.dest_prefix_list_id.or_empty(),
                ports: ports(&protocol, self.port_range.get()).ok_or_else(|| doing.not_ports())?,
            },
            policy: self.policy()?,
            priority: self.priority()?,
            detail: String::new(),
            protocol,
        };
        let (far, missing) = match direction {
            Direction::Ingress => (&mut terms.source, Error::of(codes::security_group::NO_SOURCE)),
            Direction::Egress => (&mut terms.destination, Error::of(codes::security_group::NO_DESTINATION)),
        };
        if [&far.block, &far.block_v6, &far.group, &far.prefix_list].iter().all(|text| text.is_empty()) {
            return Err(missing);
        }
        if !far.block.is_empty() || far.group.is_empty() {
            // Addresses win over a group.
            far.group.clear();
            far.account.clear();
        }
        if ![&far.block, &far.block_v6, &far.group].iter().all(|text| text.is_empty()) {
            // A prefix list comes last.
            far.prefix_list.clear();
        }
        far.block_v6 = canonical_v6(&far.block_v6);
        check_blocks(&terms)?;
        Ok((terms, self.description()?))
    }

    /// Refuses a network card that a group in a network does not have. Terraform's provider writes `<nil>` where it has
    /// nothing to say.
    fn card(&self, doing: Doing) -> Result<()> {
        match self.nic_type.get() {
            None | Some("intranet" | "<nil>") => Ok(()),
            Some("internet") => Err(doing.other_card()),
            Some(_) => Err(Error::of(codes::security_group::CARD_INVALID)),
        }
    }

    fn protocol(&self, doing: Doing) -> Result<String> {
        let Some(word) = self.ip_protocol.get() else { return Err(doing.no_protocol()) };
        let word = word.to_lowercase();
        if matches!(word.as_str(), "tcp" | "udp" | "icmp" | "icmpv6" | "gre" | "all") {
            return Ok(word);
        }
        Err(Error::of(codes::security_group::PROTOCOL_INVALID))
    }

    fn policy(&self) -> Result<String> {
        match self.policy.get().map(str::to_lowercase) {
            None => Ok("accept".to_owned()),
            Some(word) if matches!(word.as_str(), "accept" | "drop") => Ok(word),
            Some(_) => Err(Error::of(codes::security_group::POLICY_MALFORMED)),
        }
    }

    fn priority(&self) -> Result<i64> {
        let Some(text) = self.priority.get() else { return Ok(1) };
        let rank = text.parse().map_err(|_| Error::of(codes::security_group::PRIORITY_MALFORMED))?;
        if (1..=100).contains(&rank) { Ok(rank) } else { Err(Error::of(codes::security_group::PRIORITY_INVALID)) }
    }

    fn description(&self) -> Result<String> {
        let text = self.description.or_empty();
        if text.chars().count() <= 512 {
            return Ok(text);
        }
        Err(Error::of(codes::security_group::RULE_DESCRIPTION_MALFORMED))
    }
}

/// The number of the account of a group, where it is not the caller's own.
///
/// Its number may stand in place of its name. Other names of other accounts are refused: a rule shows no name.
fn other_account(scope: &mut Scope<'_>, number: &Text, name: &Text, parameter: &str) -> Result<String> {
    let own = scope.account().as_str().to_owned();
    let mut account = number.get().unwrap_or_default();
    if let Some(asked) = name.get().filter(|asked| *asked != own) {
        let is_number = asked.len() == own.len() && asked.bytes().all(|byte| byte.is_ascii_digit());
        let alias = match iam::account_alias::get(scope) {
            Ok(alias) => alias,
            Err(iam::Error::Store(fault)) => return Err(fault.into()),
            Err(_) => None,
        };
        if is_number && account.is_empty() {
            account = asked;
        } else if !is_number && alias.as_deref() != Some(asked) {
            return Err(Error::invalid(parameter));
        }
    }
    Ok(if account == own { String::new() } else { account.to_owned() })
}

/// A range of ports in one spelling; `None` for what is no range for the protocol. A rule about ports must name one, and
/// any other has `-1/-1`.
fn ports(protocol: &str, text: Option<&str>) -> Option<String> {
    let has_ports = matches!(protocol, "tcp" | "udp");
    let text = match text {
        None if has_ports => return None,
        text => text.unwrap_or("-1/-1"),
    };
    let (first, last) = text.split_once('/')?;
    let (first, last): (i32, i32) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    let fits = if has_ports { 1 <= first && first <= last && last <= 65_535 } else { (first, last) == (-1, -1) };
    fits.then(|| format!("{first}/{last}"))
}

/// An IPv6 address or block in one spelling, such as `2001:db8::/32`; a text that is neither stays as it is, for the check
/// that follows.
fn canonical_v6(text: &str) -> String {
    let net = text.parse::<ipnet::Ipv6Net>().map(|net| net.to_string());
    net.or_else(|_| text.parse::<std::net::Ipv6Addr>().map(|one| one.to_string())).unwrap_or_else(|_| text.to_owned())
}

fn check_blocks(terms: &Terms) -> Result<()> {
    let (source, destination) = (&terms.source, &terms.destination);
    let v4 = |text: &str| {
        text.is_empty() || text.parse::<ipnet::Ipv4Net>().is_ok() || text.parse::<std::net::Ipv4Addr>().is_ok()
    };
    let v6 = |text: &str| {
        text.is_empty() || text.parse::<ipnet::Ipv6Net>().is_ok() || text.parse::<std::net::Ipv6Addr>().is_ok()
    };
    if !v4(&source.block) {
        return Err(Error::of(codes::security_group::SOURCE_MALFORMED));
    }
    if !v4(&destination.block) {
        return Err(Error::of(codes::security_group::DESTINATION_MALFORMED));
    }
    if !v6(&source.block_v6) {
        return Err(Error::of(codes::security_group::SOURCE_V6_MALFORMED));
    }
    if !v6(&destination.block_v6) {
        return Err(Error::of(codes::security_group::DESTINATION_V6_MALFORMED));
    }
    // Each end has addresses of one kind.
    if !source.block.is_empty() && !source.block_v6.is_empty() {
        return Err(Error::of(codes::security_group::SOURCE_OF_BOTH_KINDS));
    }
    if !destination.block.is_empty() && !destination.block_v6.is_empty() {
        return Err(Error::of(codes::security_group::DESTINATION_OF_BOTH_KINDS));
    }
    let has_v4 = !source.block.is_empty() || !destination.block.is_empty();
    let has_v6 = !source.block_v6.is_empty() || !destination.block_v6.is_empty();
    match terms.protocol.as_str() {
        "icmp" if has_v6 => Err(Error::of(codes::security_group::V6_ADDRESS_FOR_V4)),
        "icmpv6" if has_v4 => Err(Error::of(codes::security_group::V4_ADDRESS_FOR_V6)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_belong_to_protocols_that_have_them() {
        assert_eq!(ports("tcp", Some("80/443")).unwrap(), "80/443");
        assert_eq!(ports("udp", Some("1/65535")).unwrap(), "1/65535");
        assert_eq!(ports("icmp", None).unwrap(), "-1/-1");
        assert_eq!(ports("all", Some("-1/-1")).unwrap(), "-1/-1");
        for (protocol, text) in [
            ("tcp", None),
            ("tcp", Some("0/80")),
            ("udp", Some("200/1")),
            ("tcp", Some("80")),
            ("tcp", Some("1/65536")),
            ("tcp", Some("-1/-1")),
            ("tcp", Some("a/b")),
            ("gre", Some("1/2")),
            ("all", Some("1/65535")),
        ] {
            assert_eq!(ports(protocol, text), None, "{protocol} {text:?}");
        }
    }
}
