//! Ess (Auto Scaling), version 2014-08-28: groups of instances that are kept at a number.
//!
//! Source of the rules: the vendor's pages of the operations (<https://github.com/AlibabaCloudDocs/ess>).

pub mod activity;
pub(crate) mod codes;
pub mod configuration;
mod describe_regions;
mod field;
pub mod group;
pub mod instance;
mod order;
pub mod rule;
mod scale;
mod tag;

pub use describe_regions::DescribeRegions;
pub use scale::run_due;

use alibaba_core::product::Product;
use compute::{Error as Refusal, Kind};
use policy_engine::Context;
use store::Fault;
use wire::{Check, Cx, Denial, Failure, ParamError, Problem, Service, routes};

use crate::ecs::{self, Error, checks};
use crate::tag::{ListTagResources, TagResources, UntagResources};

/// The word for a group in names of resources.
const WORD: &str = "scalinggroup";

/// The service.
#[derive(Debug)]
pub struct Ess;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: "Ess",
    version: Ess::VERSION,
    host: "ess",
    routes: routes![
        DescribeRegions,
        group::CreateScalingGroup,
        group::DescribeScalingGroups,
        group::ModifyScalingGroup,
        group::EnableScalingGroup,
        group::DisableScalingGroup,
        group::SetGroupDeletionProtection,
        group::DeleteScalingGroup,
        configuration::CreateScalingConfiguration,
        configuration::DescribeScalingConfigurations,
        configuration::ModifyScalingConfiguration,
        configuration::DeleteScalingConfiguration,
        instance::DescribeScalingInstances,
        instance::AttachInstances,
        instance::DetachInstances,
        instance::RemoveInstances,
        instance::SetInstancesProtection,
        activity::DescribeScalingActivities,
        rule::CreateScalingRule,
        rule::DescribeScalingRules,
        rule::ModifyScalingRule,
        rule::DeleteScalingRule,
        rule::ExecuteScalingRule,
        TagResources<Ess>,
        UntagResources<Ess>,
        ListTagResources<Ess>,
    ],
    paths: &[],
};

impl Service for Ess {
    const NAME: &'static str = "Ess";
    const VERSION: &'static str = "2014-08-28";
    type Dialect = alibaba_core::Alibaba;
    type Error = Error;

    fn refuse_param(error: &ParamError) -> Failure {
        match (error.path.as_str(), &error.problem) {
            (name, Problem::Missing) => ecs::codes::call::MISSING_PARAMETER.about(name),
            ("RegionId" | "ClientToken" | "NextToken", _) | (_, Problem::Other(_)) => ecs::refuse_param(error),
            (name, _) => codes::INVALID.about(name),
        }
    }

    fn refuse(error: &Error) -> Failure {
        let Error::Domain(refusal) = error else { return ecs::refuse(error) };
        match refusal {
            Refusal::NotFound { kind: Kind::ScalingGroup, .. } => codes::GROUP_NOT_FOUND.failure(),
            Refusal::NotFound { kind: Kind::ScalingConfiguration, .. } => codes::CONFIGURATION_NOT_FOUND.failure(),
            Refusal::NotFound { kind: Kind::ScalingRule, .. } => codes::RULE_NOT_FOUND.failure(),
            Refusal::NotFound { kind: Kind::LaunchTemplate, .. } => codes::TEMPLATE_NOT_FOUND.failure(),
            Refusal::NotFound { kind: Kind::LaunchTemplateVersion, .. } => codes::VERSION_NOT_FOUND.failure(),
            Refusal::NotFound { kind: Kind::Instance, id } => codes::INSTANCE_NOT_FOUND.about(id),
            Refusal::NotFound { kind: Kind::Subnet, .. } => codes::VSWITCH_NOT_FOUND.failure(),
            Refusal::NotFound { kind: Kind::Image, .. } => codes::IMAGE_NOT_FOUND.failure(),
            Refusal::NotFound { kind: Kind::SecurityGroup, .. } => codes::SECURITY_GROUP_NOT_FOUND.failure(),
            Refusal::NotFound { kind: Kind::KeyPair, .. } => ecs::codes::key_pair::NOT_FOUND_TO_DETACH.failure(),
            Refusal::OtherNetwork { .. } => codes::SECURITY_GROUP_VPC.failure(),
            Refusal::InUse { kind: Kind::Instance, id, .. } => codes::INSTANCE_IN_GROUP.about(id),
            Refusal::InUse { .. } => codes::HAS_INSTANCES.failure(),
            Refusal::NameTaken { kind: Kind::ScalingConfiguration, .. } => codes::CONFIGURATION_NAME_TAKEN.failure(),
            Refusal::NameTaken { kind: Kind::ScalingRule, .. } => codes::RULE_NAME_TAKEN.failure(),
            Refusal::NameTaken { .. } => codes::GROUP_NAME_TAKEN.failure(),
            Refusal::QuotaReached { kind: Kind::ScalingConfiguration } => codes::CONFIGURATION_QUOTA.failure(),
            Refusal::QuotaReached { kind: Kind::ScalingRule } => codes::RULE_QUOTA.failure(),
            Refusal::QuotaReached { .. } => codes::GROUP_QUOTA.failure(),
            _ => ecs::refuse(error),
        }
    }

    fn denied(denial: &Denial<'_>) -> Failure {
        ecs::denied(denial)
    }

    fn token_mismatch() -> Failure {
        ecs::token_mismatch()
    }

    fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> std::result::Result<(), Fault> {
        checks::facts(cx, check, context)
    }

    fn resource_group(cx: &mut Cx<'_>, check: &Check) -> std::result::Result<Option<String>, Fault> {
        checks::resource_group(cx, check)
    }
}
