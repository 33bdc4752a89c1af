//! `DescribeSecurityGroupAttribute`

use std::collections::{BTreeSet, HashMap};

use compute::listing::Window;
use compute::network::security_group::rule::{self, Direction, End, Rule};
use compute::network::{prefix_list, security_group};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope};

use super::text::{in_region, inner_access};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{NextToken, RegionId, Required, Text};

/// Returns a security group with its rules.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSecurityGroupAttribute {
    /// Region of the group.
    region_id: RegionId,
    /// Group.
    security_group_id: Required,
    /// Which rules: `ingress`, `egress` or `all`, the default.
    #[serde(default)]
    direction: Text,
    /// Kind of network card. Means nothing in a network; Terraform's provider sends odd values.
    #[serde(default, rename = "NicType")]
    _nic_type: Text,
    /// What else is shown.
    #[serde(default, rename = "Attribute")]
    _attribute: Text,
    /// Rules of a part, up to 1,000; all by default.
    max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    region_id: String,
    security_group_id: String,
    security_group_name: String,
    description: String,
    vpc_id: String,
    inner_access_policy: String,
    permissions: Permissions,
    next_token: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Permissions {
    permission: Vec<Value>,
}

impl Operation for DescribeSecurityGroupAttribute {
    const NAME: &'static str = "DescribeSecurityGroupAttribute";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeSecurityGroupAttribute", caller, call, "securitygroup", &input.security_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let direction = match input.direction.get().map(str::to_lowercase).as_deref() {
            None | Some("all") => None,
            Some("ingress") => Some(Direction::Ingress),
            Some("egress") => Some(Direction::Egress),
            Some(_) => return Err(Error::invalid("Direction")),
        };
        let group = in_region(cx.scope(), &input.region_id.0.id, &input.security_group_id)?;
        let window = match (input.next_token.0, input.max_results) {
            (None, None) => Window::ALL,
            (token, most) => Window::after(token, most.unwrap_or(1_000).clamp(1, 1_000)),
        };
        let part = rule::list(cx.scope(), &group.id, rule::Filter { direction }, window)?;
        let names = names(cx.scope(), &part.items)?;
        Ok(Output {
            inner_access_policy: inner_access(&group).to_owned(),
            permissions: Permissions { permission: part.items.iter().map(|rule| view(rule, &names)).collect() },
            next_token: NextToken::write(part.next),
            region_id: group.region,
            security_group_id: group.id,
            security_group_name: group.name,
            description: group.description,
            vpc_id: group.vpc_id,
        })
    }
}

/// The names of the groups and prefix lists at the far ends of rules, by id.
fn names(scope: &mut Scope<'_>, rules: &[Rule]) -> Result<HashMap<String, String>> {
    let far = |part: fn(&End) -> &str| {
        let ids: BTreeSet<_> = rules.iter().map(|rule| part(rule.terms.far(rule.direction))).collect();
        ids.into_iter().filter(|id| !id.is_empty()).collect::<Vec<_>>()
    };
    let (groups, lists) = (far(|end| &end.group), far(|end| &end.prefix_list));
    let groups = if groups.is_empty() { Vec::new() } else { security_group::get_many(scope, &groups)? };
    let lists = if lists.is_empty() { Vec::new() } else { prefix_list::get_many(scope, &lists)? };
    let groups = groups.into_iter().map(|group| (group.id, group.name));
    Ok(groups.chain(lists.into_iter().map(|list| (list.id, list.name))).collect())
}

/// A rule. Numbers are texts here, as the vendor's models say.
fn view(rule: &Rule, names: &HashMap<String, String>) -> Value {
    let name = |id: &String| names.get(id).cloned().unwrap_or_default();
    let (terms, source, destination) = (&rule.terms, &rule.terms.source, &rule.terms.destination);
    json!({
        "SecurityGroupRuleId": rule.id,
        "Direction": rule.direction.as_str(),
        "IpProtocol": terms.protocol.to_uppercase(),
        "PortRange": destination.ports,
        "SourcePortRange": source.ports,
        "Policy": if terms.policy == "drop" { "Drop" } else { "Accept" },
        "Priority": terms.priority.to_string(),
        "NicType": "intranet",
        "SourceCidrIp": source.block,
        "Ipv6SourceCidrIp": source.block_v6,
        "SourceGroupId": source.group,
        "SourceGroupName": name(&source.group),
        "SourceGroupOwnerAccount": source.account,
        "SourcePrefixListId": source.prefix_list,
        "SourcePrefixListName": name(&source.prefix_list),
        "DestCidrIp": destination.block,
        "Ipv6DestCidrIp": destination.block_v6,
        "DestGroupId": destination.group,
        "DestGroupName": name(&destination.group),
        "DestGroupOwnerAccount": destination.account,
        "DestPrefixListId": destination.prefix_list,
        "DestPrefixListName": name(&destination.prefix_list),
        "Description": rule.description,
        "CreateTime": time::seconds(rule.created_at),
    })
}
