//! How instances and their traffic are paid for.

use crate::code::{Code, codes};

codes! {
    /// A way to pay that instances do not have.
    pub(crate) const TYPE_NOT_FOUND: Code =
        Code::new(404, "InvalidInstanceChargeType.NotFound", "The InstanceChargeType does not exist in our records");
    /// Protection from deletion for what is paid ahead of time.
    pub(crate) const NOT_PROTECTABLE: Code = Code::new(
        403,
        "InvalidChargeType.ValueNotSupported",
        "The specified InstanceChargeType does not support deletion protection.",
    );
    /// The release of what is paid ahead of time.
    pub(crate) const NOT_RELEASABLE: Code =
        Code::new(403, "ChargeTypeViolation", "The operation is not permitted due to charge type of the instance.");
    /// A stop that ends the cost of what is paid ahead of time.
    pub(crate) const NOT_STOPPABLE: Code =
        Code::new(403, "InvalidInstanceId.NotSupport", "Pre pay instance does not support this operation.");
    /// A product whose prices the sandbox does not know.
    pub(crate) const NOT_APPLICABLE: Code =
        Code::new(400, "NotApplicable", "This API is not applicable for the specified product.");
    /// A launch ahead of time that does not say for how long. The spelling is the vendor's.
    pub(crate) const NO_PERIOD: Code =
        Code::new(400, "MissingParamter", "The specified parameter \"Period\" is not null.");
    /// A time for which nothing can be ordered.
    pub(crate) const PERIOD_INVALID: Code = Code::new(400, "InvalidPeriod", "The specified period is not valid.");
    /// A unit in which no time is ordered.
    pub(crate) const PERIOD_UNIT_INVALID: Code =
        Code::new(400, "InvalidPeriodType.ValueNotSupported", "The specified parameter \"PeriodUnit\" is not valid.");
    /// A choice of renewal for no instance.
    pub(crate) const RENEWAL_WITHOUT_INSTANCE: Code =
        Code::new(403, "MissingParameter.InstanceId", "The specified InstanceId should not be null.");
    /// A list of renewals that says neither of which instances nor of which kind.
    pub(crate) const RENEWAL_OF_WHAT: Code = Code::new(
        403,
        "InvalidParameter.RenewalStatusInstanceId",
        "The parameter RenewalStatus and InstanceId can not be both empty.",
    );
    /// The renewal of what is paid for as it is used, or what it would cost.
    pub(crate) const NOT_RENEWABLE: Code =
        Code::new(403, "ChargeTypeViolation", "Pay-As-You-Go instances do not support this operation.");
    /// A change for more instances than a call may name.
    pub(crate) const TOO_MANY_TO_CHANGE: Code =
        Code::new(400, "InstancesIdQuotaExceed", "The maximum number of Instances is exceeded.");
    /// A way to pay that no instance changes to.
    pub(crate) const TYPE_NOT_SUPPORTED: Code = Code::new(
        400,
        "InvalidInstanceChargeType.ValueNotSupported",
        "The specified InstanceChargeType is not supported.",
    );
    /// A way to pay ahead of time for what is released by itself.
    pub(crate) const RELEASE_TIME_SET: Code =
        Code::new(400, "ReleaseTimeHaveBeenSet", "The specified instance has been set released time.");
    /// A choice of renewal for more instances than a call may name. The spelling is the vendor's.
    pub(crate) const RENEWAL_OF_TOO_MANY: Code = Code::new(
        403,
        "InvalidParameter.ToManyInstanceIds",
        "The specified parameter \"InstanceId\" names more than 100 instances.",
    );
    /// A time for which nothing is renewed.
    pub(crate) const RENEWAL_DURATION_INVALID: Code =
        Code::new(403, "InvalidParameter.Duration", "The specified Duration is not valid.");
    /// A word that does not say whether something is renewed.
    pub(crate) const RENEWAL_STATUS_INVALID: Code =
        Code::new(403, "InvalidParameter.RenewalStatus", "The specified RenewalStatus is not valid.");
    /// A unit in which no renewal is counted.
    pub(crate) const RENEWAL_UNIT_INVALID: Code =
        Code::new(403, "InvalidPeriodUnit.ValueNotSupported", "The specified PeriodUnit is not valid.");
    /// What is no time, or none at which an instance can be released.
    pub(crate) const RELEASE_TIME_MALFORMED: Code =
        Code::new(400, "InvalidAutoReleaseTime.Malformed", "The specified parameter AutoReleaseTime is not valid.");
    /// A way to bid that is not there.
    pub(crate) const SPOT_STRATEGY_INVALID: Code =
        Code::new(400, "InvalidSpotStrategy", "The specified SpotStrategy is not valid.");
    /// What is no highest price. The missing space is the vendor's.
    pub(crate) const SPOT_PRICE_INVALID: Code =
        Code::new(400, "InvalidSpotPriceLimit", "The specified SpotPriceLimitis not valid.");
    /// A number of hours for which no bid holds.
    pub(crate) const SPOT_DURATION_INVALID: Code =
        Code::new(400, "InvalidSpotDuration", "The specified SpotDuration is not valid.");
    /// A way to lose an instance that is not there.
    pub(crate) const SPOT_INTERRUPTION_INVALID: Code =
        Code::new(400, "InvalidSpotInterruptionBehavior", "The specified SpotInterruptionBehavior is not valid.");
    /// What a burstable instance cannot do without credits.
    pub(crate) const CREDIT_INVALID: Code = Code::new(
        400,
        "InvalidParameter.CreditSpecification",
        "The specified CreditSpecification is not supported in this region.",
    );
    /// A way to pay that traffic does not have, in a launch.
    pub(crate) const INTERNET_TYPE_INVALID: Code =
        Code::new(400, "InvalidInternetChargeType.ValueNotSupported", "The specified InternetChargeType is not valid.");
    /// The same in a list.
    pub(crate) const INTERNET_TYPE_NOT_FOUND: Code =
        Code::new(404, "InvalidInternetChargeType.ValueNotSupported", "The specified InternetChargeType is not valid");
    /// More traffic to the Internet than can be had.
    pub(crate) const BANDWIDTH_OUT_INVALID: Code = Code::new(
        400,
        "InvalidInternetMaxBandwidthOut.Malformed",
        "The specified parameter internetMaxBandwidthOut is not valid.",
    );
    /// More traffic from the Internet than can be had.
    pub(crate) const BANDWIDTH_IN_INVALID: Code = Code::new(
        400,
        "InvalidInternetMaxBandwidthIn.Malformed",
        "The specified parameter internetMaxBandwidthIn is not valid.",
    );
    /// The two in a change of the bandwidth.
    pub(crate) const BANDWIDTH_OUT_BEYOND: Code = Code::new(
        400,
        "InvalidInternetMaxBandwidthOut.ValueNotSupported",
        "The specified InternetMaxBandwidthOut is beyond the permitted range.",
    );
    pub(crate) const BANDWIDTH_IN_BEYOND: Code = Code::new(
        400,
        "InvalidInternetMaxBandwidthIn.ValueNotSupported",
        "The specified InternetMaxBandwidthIn is beyond the permitted range.",
    );
    /// No public address is left.
    pub(crate) const NO_STOCK: Code = Code::new(403, "OperationDenied.NoStock", "The resource is out of usage.");
}
