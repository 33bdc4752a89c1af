//! Regions, zones and what they have on offer.

use crate::code::{Code, codes};

codes! {
    /// A region that the cloud does not have.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidRegionId.NotFound", "The specified RegionId does not exist.");
    /// A zone that the region does not have.
    pub(crate) const ZONE_NOT_FOUND: Code =
        Code::new(404, "InvalidZoneId.NotFound", "The specified ZoneId does not exist.");
    /// The same in the words of a launch.
    pub(crate) const ZONE_OF_ORDER_NOT_FOUND: Code =
        Code::new(404, "InvalidZoneId.NotFound", "The specified zoneId does not exist.");
    /// A language that the service does not speak.
    pub(crate) const LANGUAGE_NOT_FOUND: Code =
        Code::new(404, "InvalidAcceptLanguage.NotFound", "The specified AcceptLanguage does not exist.");
    /// A way to pay that no offer has.
    pub(crate) const OFFER_CHARGE_INVALID: Code =
        Code::new(400, "Invalid.InstanceChargeType", "The specified InstanceChargeType is not valid.");
    /// A word for optimized instances that no offer has.
    pub(crate) const OFFER_IO_INVALID: Code =
        Code::new(404, "Invalid.IoOptimized", "The specified IoOptimized is not valid.");
    /// A kind of network that no offer has.
    pub(crate) const OFFER_NETWORK_INVALID: Code =
        Code::new(404, "Invalid.NetworkCategory", "The specified NetworkCategory is not valid.");
    /// A kind of resource that is not offered.
    pub(crate) const OFFER_RESOURCE_INVALID: Code =
        Code::new(400, "Invalid.Param", "The specified parameter DestinationResource is not valid.");
}
