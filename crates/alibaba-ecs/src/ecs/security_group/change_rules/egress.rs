//! Traffic from the instances of a group.

use compute::network::security_group::rule::Direction;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Way;
use crate::ecs::field::Text;
use crate::ecs::security_group::rule::Permission;

/// Traffic from the instances: the far end is the destination.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase", default)]
pub struct Egress {
    /// Security group at the destination.
    dest_group_id: Text,
    /// Account of that group, by name.
    dest_group_owner_account: Text,
    /// Account of that group, by number.
    dest_group_owner_id: Text,
    /// Prefix list at the destination.
    dest_prefix_list_id: Text,
}

/// A rule for SSH.
pub(super) const EXAMPLE: &[(&str, &str)] = &[
    ("RegionId", "cn-hangzhou"),
    ("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3"),
    ("IpProtocol", "tcp"),
    ("PortRange", "22/22"),
    ("DestCidrIp", "0.0.0.0/0"),
];

impl Way for Egress {
    const DIRECTION: Direction = Direction::Egress;

    fn add_to(self, permission: Permission) -> Permission {
        Permission {
            dest_group_id: self.dest_group_id,
            dest_group_owner_account: self.dest_group_owner_account,
            dest_group_owner_id: self.dest_group_owner_id,
            dest_prefix_list_id: self.dest_prefix_list_id,
            ..permission
        }
    }
}
