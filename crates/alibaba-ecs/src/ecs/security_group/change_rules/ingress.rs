//! Traffic to the instances of a group.

use compute::network::security_group::rule::Direction;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Way;
use crate::ecs::field::Text;
use crate::ecs::security_group::rule::Permission;

/// Traffic to the instances: the far end is the source.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase", default)]
pub struct Ingress {
    /// Security group at the source.
    source_group_id: Text,
    /// Account of that group, by name.
    source_group_owner_account: Text,
    /// Account of that group, by number.
    source_group_owner_id: Text,
    /// Prefix list at the source.
    source_prefix_list_id: Text,
}

/// A rule for SSH.
pub(super) const EXAMPLE: &[(&str, &str)] = &[
    ("RegionId", "cn-hangzhou"),
    ("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3"),
    ("IpProtocol", "tcp"),
    ("PortRange", "22/22"),
    ("SourceCidrIp", "10.0.0.0/8"),
];

impl Way for Ingress {
    const DIRECTION: Direction = Direction::Ingress;

    fn add_to(self, permission: Permission) -> Permission {
        Permission {
            source_group_id: self.source_group_id,
            source_group_owner_account: self.source_group_owner_account,
            source_group_owner_id: self.source_group_owner_id,
            source_prefix_list_id: self.source_prefix_list_id,
            ..permission
        }
    }
}
