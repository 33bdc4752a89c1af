//! Dedicated hosts and their clusters.

use crate::code::{Code, Pattern, codes};

codes! {
    /// A dedicated host that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidDedicatedHostId.NotFound", "The specified DedicatedHostId does not exist.");
    /// The same in a launch and in a renewal.
    pub(crate) const NOT_FOUND_TO_USE: Code =
        Code::new(400, "InvalidDedicatedHostId.NotFound", "The specified DedicatedHostId does not exist.");
    /// The same where the time of its release is set.
    pub(crate) const NOT_FOUND_TO_TIME: Code =
        Code::new(404, "NoSuchResource", "The specified resource is not found.");
    /// The same among hosts that are to be paid for in another way.
    pub(crate) const NOT_FOUND_TO_PAY: Code =
        Code::new(400, "InvalidParameter.InstanceIds", "The specified InstanceIds are invalid.");
    /// The same among hosts whose renewal is asked about.
    pub(crate) const NOT_FOUND_TO_RENEW: Code = Code::new(
        403,
        "InvalidParameter.InvalidDedicatedHostId",
        "The specified DedicatedHostId does not exist.",
    );
    /// What is no name of a dedicated host, of a new one.
    pub(crate) const NEW_NAME_MALFORMED: Code = Code::new(
        404,
        "InvalidDedicatedHostName.Malformed",
        "The specified parameter DedicatedHostName is not valid.",
    );
    /// The same of one that is there.
    pub(crate) const NAME_MALFORMED: Code = Code::new(
        400,
        "InvalidDedicatedHostName.Malformed",
        "The specified parameter DedicatedHostName is not valid.",
    );
    /// A type that no host is of.
    pub(crate) const TYPE_INVALID: Code = Code::new(
        403,
        "InvalidDedicatedHostType.ValueNotSupported",
        "The specified DedicatedHostType does not exist or beyond the permitted range.",
    );
    /// A way to pay that there is not.
    pub(crate) const CHARGE_INVALID: Code =
        Code::new(400, "InvalidChargeType.ValueNotSupported", "ChargeType is not valid");
    /// A unit in which no time is ordered.
    pub(crate) const PERIOD_UNIT_INVALID: Code = Code::new(
        400,
        "InvalidPeriodUnit.ValueNotSupported",
        "The specified parameter PeriodUnit is not valid.",
    );
    /// The same in a choice of renewal.
    pub(crate) const RENEWAL_UNIT_INVALID: Code = Code::new(
        403,
        "InvalidPeriodUnit.ValueNotSupported",
        "The specified parameter PeriodUnit is not valid.",
    );
    /// A time for which no host is renewed by itself.
    pub(crate) const RENEWAL_PERIOD_INVALID: Code = Code::new(
        400,
        "InvalidAutoRenewPeriod.ValueNotSupported",
        "The specified autoRenewPeriod is not valid.",
    );
    /// A wrong value in a choice of renewal.
    pub(crate) const RENEWAL_INVALID: Pattern =
        Pattern::new(403, "InvalidParameter.{}", "The specified parameter {} is not valid.");
    /// A choice of renewal for no host.
    pub(crate) const RENEWAL_WITHOUT_HOST: Code =
        Code::new(403, "MissingParameter.DedicatedHostId", "DedicatedHostId should not be null.");
    /// A choice of renewal for more hosts than a call may name. The spelling is the vendor's.
    pub(crate) const RENEWAL_OF_TOO_MANY: Code = Code::new(
        403,
        "InvalidParameter.ToManyDedicatedHostIds",
        "DedicatedHostId should be less than 100.",
    );
    /// A renewal of what is paid for by use.
    pub(crate) const NOT_RENEWABLE: Code =
        Code::new(403, "ChargeTypeViolation", "Pay-As-You-Go dedicated host do not support this operation.");
    /// A time of release for what is paid for ahead of time.
    pub(crate) const NOT_TIMED: Code = Code::new(
        403,
        "ChargeTypeViolation",
        "The operation is not permitted due to charge type of the dedicated host.",
    );
    /// A release of what is paid for ahead of time.
    pub(crate) const NOT_RELEASABLE: Code = Code::new(
        400,
        "ChargeTypeViolation",
        "The operation is not permitted due to charge type of the dedicated host.",
    );
    /// A timeout that may not be set.
    pub(crate) const TIMEOUT_INVALID: Pattern =
        Pattern::new(400, "InvalidParameter.{}", "The specified value is invalid.");
    /// A host on which instances still are.
    pub(crate) const NOT_EMPTY: Code = Code::new(403, "InstanceExist", "Instance exists on the dedicated host.");
    /// A cluster that is not where the host is to be.
    pub(crate) const CLUSTER_ELSEWHERE: Code =
        Code::new(400, "InvalidParameter.Conflict", "The specified region and cluster do not match.");
    /// A cluster of dedicated hosts that is not there.
    pub(crate) const CLUSTER_NOT_FOUND: Code = Code::new(
        404,
        "InvalidDedicatedHostClusterId.NotFound",
        "The specified DedicatedHostClusterId does not exist.",
    );
    /// What is no name of a cluster.
    pub(crate) const CLUSTER_NAME_MALFORMED: Code = Code::new(
        400,
        "InvalidDedicatedHostClusterName.Malformed",
        "The specified parameter DedicatedHostClusterName is not valid.",
    );
    /// A cluster in which hosts still are.
    pub(crate) const CLUSTER_NOT_EMPTY: Code = Code::new(
        403,
        "DependencyViolation.DedicatedHost",
        "There are still dedicated hosts in the specified DedicatedHostClusterId.",
    );
    /// An instance type that the host does not take.
    pub(crate) const TYPE_UNMATCHED: Code = Code::new(
        400,
        "DedicatedHostType.Unmatched",
        "The specified DedicatedHostType doesn't match the instance type.",
    );
    /// A host in another zone than the instance.
    pub(crate) const OTHER_ZONE: Code = Code::new(
        403,
        "ResourcesNotInSameZone",
        "The specified instance and dedicated host are not in the same zone.",
    );
    /// An instance that is paid for ahead of time, on a host that is not.
    pub(crate) const CHARGE_UNMATCHED: Code = Code::new(
        400,
        "ChargeTypeViolation.PostPaidDedicatedHost",
        "Prepaid instance onto postpaid dedicated host is not allowed.",
    );
    /// An instance that is paid for longer than its host.
    pub(crate) const OUTLASTED: Code = Code::new(
        400,
        "InvalidPeriod.ExceededDedicatedHost",
        "Instance expired date can't exceed dedicated host expired date.",
    );
    /// A word in an order that does not say whether instances are on dedicated hosts.
    pub(crate) const TENANCY_INVALID: Code =
        Code::new(400, "InvalidParam.Tenancy", "The specified Tenancy is invalid.");
    /// A move to a host of an instance that runs.
    pub(crate) const NOT_STOPPED: Code =
        Code::new(400, "OperationDenied.UnstoppedInstance", "Operation denied due to unstopped instance.");
}
