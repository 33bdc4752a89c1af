//! The addresses of a subnet: gateway, and the range that interfaces get theirs from.

use std::net::Ipv4Addr;

use compute::network::block::{Block, Reservation};
use compute::network::subnet::Subnet;
use serde_json::Value;

use crate::kec::errors::Error;

/// The addresses of a subnet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dhcp {
    block: Block,
    /// The gateway; `None` for a subnet without one.
    pub(crate) gateway: Option<Ipv4Addr>,
    /// The first address of the range.
    pub(crate) from: Ipv4Addr,
    /// The last one.
    pub(crate) to: Ipv4Addr,
}

impl Dhcp {
    /// The range of a block, as far as the call says; the rest is everything but the gateway and the two ends.
    pub(crate) fn plan(
        block: Block,
        gateway: Option<Ipv4Addr>,
        from: Option<Ipv4Addr>,
        to: Option<Ipv4Addr>,
    ) -> Result<Self, Error> {
        let unfit = |name, reason: &str| Error::Unfit(name, reason.to_owned());
        let (first, last) = (u32::from(block.first()) + 1, u32::from(block.last()).saturating_sub(1));
        let inside = |address: u32| (first..=last).contains(&address);
        if gateway.is_some_and(|gateway| !inside(gateway.into())) {
            return Err(unfit("GatewayIp", "it is not inside the subnet"));
        }
        // The larger side of the gateway, when the call leaves the range open.
        let (low, high) = match gateway.map(u32::from) {
            Some(gateway) if gateway - first < last - gateway => (gateway + 1, last),
            Some(gateway) => (first, gateway.saturating_sub(1)),
            None => (first, last),
        };
        let (low, high) = (from.map_or(low, u32::from), to.map_or(high, u32::from));
        if !inside(low) {
            return Err(unfit("DhcpIpFrom", "it is not inside the subnet"));
        }
        if !inside(high) || high < low {
            return Err(unfit("DhcpIpTo", "it is not inside the subnet and behind DhcpIpFrom"));
        }
        if gateway.is_some_and(|gateway| (low..=high).contains(&gateway.into())) {
            return Err(unfit("GatewayIp", "it is inside the DHCP range"));
        }
        Ok(Self { block, gateway, from: low.into(), to: high.into() })
    }

    /// The addresses of a subnet that is there.
    pub(crate) fn of(subnet: &Subnet) -> Self {
        let read = |name: &str| subnet.extras.get(name).and_then(Value::as_str).and_then(|text| text.parse().ok());
        Self {
            block: subnet.block,
            gateway: read("GatewayIp"),
            from: read("DhcpIpFrom").unwrap_or_else(|| subnet.block.first()),
            to: read("DhcpIpTo").unwrap_or_else(|| subnet.block.last()),
        }
    }

    /// What interfaces do not get.
    pub(crate) fn reservation(&self) -> Reservation {
        Reservation {
            head: u32::from(self.from) - u32::from(self.block.first()),
            tail: u32::from(self.block.last()) - u32::from(self.to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(gateway: Option<&str>, from: Option<&str>, to: Option<&str>) -> Result<(String, String), &'static str> {
        let read = |text: Option<&str>| text.map(|text| text.parse().unwrap());
        match Dhcp::plan("10.0.1.0/24".parse().unwrap(), read(gateway), read(from), read(to)) {
            Ok(dhcp) => Ok((dhcp.from.to_string(), dhcp.to.to_string())),
            Err(Error::Unfit(name, _)) => Err(name),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_range_is_what_the_gateway_leaves() {
        let range = |from: &str, to: &str| Ok((from.to_owned(), to.to_owned()));
        assert_eq!(plan(Some("10.0.1.1"), None, None), range("10.0.1.2", "10.0.1.254"));
        assert_eq!(plan(Some("10.0.1.254"), None, None), range("10.0.1.1", "10.0.1.253"));
        assert_eq!(plan(None, None, None), range("10.0.1.1", "10.0.1.254"));
        assert_eq!(plan(Some("10.0.1.1"), Some("10.0.1.9"), Some("10.0.1.9")), range("10.0.1.9", "10.0.1.9"));
    }

    #[test]
    fn a_range_outside_the_subnet_or_around_the_gateway_is_refused() {
        assert_eq!(plan(Some("10.0.2.1"), None, None), Err("GatewayIp"));
        assert_eq!(plan(Some("10.0.1.5"), Some("10.0.1.2"), Some("10.0.1.9")), Err("GatewayIp"));
        assert_eq!(plan(Some("10.0.1.1"), Some("10.0.0.2"), None), Err("DhcpIpFrom"));
        assert_eq!(plan(Some("10.0.1.1"), Some("10.0.1.9"), Some("10.0.1.8")), Err("DhcpIpTo"));
        assert_eq!(plan(Some("10.0.1.1"), None, Some("10.0.1.255")), Err("DhcpIpTo"));
    }

    #[test]
    fn what_interfaces_do_not_get_is_counted_from_both_ends() {
        let dhcp = Dhcp::plan("10.0.1.0/24".parse().unwrap(), Some(Ipv4Addr::new(10, 0, 1, 1)), None, None).unwrap();
        assert_eq!(dhcp.reservation(), Reservation { head: 2, tail: 1 });
    }
}
