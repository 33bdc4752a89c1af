//! ECS, version 2014-05-26: instances with their roles, disks, interfaces and key pairs, security groups, images and tags.

pub mod auto_snapshot_policy;
mod bounds;
pub mod capacity_reservation;
pub(crate) mod checks;
pub mod cloud_assistant;
pub(crate) mod codes;
pub mod dedicated_host;
pub mod deployment_set;
pub mod disk;
mod errors;
pub mod field;
pub mod image;
pub mod instance;
pub mod instance_type;
pub mod key_pair;
pub mod launch_template;
pub(crate) mod location;
mod metadata;
pub mod network_interface;
pub mod prefix_list;
pub mod price;
pub mod region;
pub mod resource_group;
pub mod role;
pub mod security_group;
pub mod snapshot;
pub mod system_event;
pub mod tag;
mod task;
#[cfg(test)]
mod tests;
pub(crate) mod view;

pub(crate) use errors::refuse_param;
pub use errors::{Error, Result, denied, refuse, token_mismatch};

use alibaba_core::product::Product;
use policy_engine::Context;
use store::Fault;
use wire::{Check, Cx, Denial, Failure, ParamError, Service, routes};

use crate::tag::{ListTagResources, TagResources, UntagResources};
use security_group::{Authorize, ChangeRules, Egress, Ingress, Modify, Revoke};

/// The service.
#[derive(Debug)]
pub struct Ecs;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: "Ecs",
    version: Ecs::VERSION,
    host: "ecs",
    routes: routes![
        instance::RunInstances,
        instance::CreateInstance,
        instance::Power<instance::StartInstance>,
        instance::PowerBatch<instance::StartInstances>,
        instance::Power<instance::StopInstance>,
        instance::PowerBatch<instance::StopInstances>,
        instance::Power<instance::RebootInstance>,
        instance::PowerBatch<instance::RebootInstances>,
        instance::DeleteInstance,
        instance::DeleteInstances,
        instance::DescribeInstances,
        instance::DescribeInstanceStatus,
        instance::DescribeInstanceAttribute,
        instance::DescribeUserData,
        instance::DescribeInstanceMaintenanceAttributes,
        instance::ModifyInstanceMaintenanceAttributes,
        instance::DescribeInstanceAttachmentAttributes,
        instance::DescribeInstanceAutoRenewAttribute,
        instance::ModifyInstanceAttribute,
        instance::ModifyInstanceMetadataOptions,
        instance::AllocatePublicIpAddress,
        instance::ModifyInstanceAttachmentAttributes,
        instance::ModifyInstanceAutoReleaseTime,
        instance::ModifyInstanceAutoRenewAttribute,
        instance::ModifyInstanceChargeType,
        instance::ModifyInstanceDeployment,
        instance::ModifyInstanceNetworkSpec,
        instance::ModifyInstanceSpec,
        instance::ModifyInstanceVpcAttribute,
        instance::ModifyPrepayInstanceSpec,
        instance::RenewInstance,
        instance::ReplaceSystemDisk,
        cloud_assistant::CreateCommand,
        cloud_assistant::DescribeCommands,
        cloud_assistant::ModifyCommand,
        cloud_assistant::DeleteCommand,
        cloud_assistant::RunCommand,
        cloud_assistant::InvokeCommand,
        cloud_assistant::StopInvocation,
        cloud_assistant::DescribeInvocations,
        cloud_assistant::DescribeInvocationResults,
        cloud_assistant::InstallCloudAssistant,
        cloud_assistant::SendFile,
        cloud_assistant::DescribeSendFileResults,
        cloud_assistant::DescribeCloudAssistantStatus,
        system_event::DescribeInstanceHistoryEvents,
        price::DescribePrice,
        price::DescribeRenewalPrice,
        price::DescribeInstanceModificationPrice,
        price::DescribeSpotPriceHistory,
        role::AttachInstanceRamRole,
        role::DetachInstanceRamRole,
        role::DescribeInstanceRamRole,
        region::DescribeRegions,
        region::DescribeZones,
        region::DescribeAvailableResource,
        instance_type::DescribeInstanceTypes,
        instance_type::DescribeInstanceTypeFamilies,
        image::DescribeImages,
        image::CreateImage,
        image::ImportImage,
        image::CopyImage,
        image::CancelCopyImage,
        image::ExportImage,
        image::ModifyImageAttribute,
        image::ModifyImageSharePermission,
        image::DescribeImageSharePermission,
        image::DescribeImageFromFamily,
        image::DeleteImage,
        image::DescribeImageSupportInstanceTypes,
        disk::CreateDisk,
        disk::AttachDisk,
        disk::DetachDisk,
        disk::DescribeDisks,
        disk::ModifyDiskAttribute,
        disk::ModifyDiskChargeType,
        disk::ModifyDiskSpec,
        disk::ResizeDisk,
        disk::ReInitDisk,
        disk::ResetDisk,
        disk::DeleteDisk,
        disk::EnableDiskEncryptionByDefault,
        disk::DisableDiskEncryptionByDefault,
        disk::DescribeDiskEncryptionByDefaultStatus,
        disk::ModifyDiskDefaultKMSKeyId,
        disk::ResetDiskDefaultKMSKeyId,
        disk::DescribeDiskDefaultKMSKeyId,
        snapshot::CreateSnapshot,
        snapshot::DescribeSnapshots,
        snapshot::ModifySnapshotAttribute,
        snapshot::ModifySnapshotCategory,
        snapshot::CopySnapshot,
        snapshot::DeleteSnapshot,
        snapshot::DescribeSnapshotsUsage,
        snapshot::DescribeSnapshotLinks,
        snapshot::DescribeSnapshotPackage,
        snapshot::LockSnapshot,
        snapshot::UnlockSnapshot,
        snapshot::DescribeLockedSnapshots,
        snapshot::group::CreateSnapshotGroup,
        snapshot::group::DescribeSnapshotGroups,
        snapshot::group::ModifySnapshotGroup,
        snapshot::group::DeleteSnapshotGroup,
        auto_snapshot_policy::CreateAutoSnapshotPolicy,
        auto_snapshot_policy::DescribeAutoSnapshotPolicyEx,
        auto_snapshot_policy::DescribeAutoSnapshotPolicyAssociations,
        auto_snapshot_policy::ModifyAutoSnapshotPolicyEx,
        auto_snapshot_policy::ApplyAutoSnapshotPolicy,
        auto_snapshot_policy::CancelAutoSnapshotPolicy,
        auto_snapshot_policy::DeleteAutoSnapshotPolicy,
        network_interface::CreateNetworkInterface,
        network_interface::AttachNetworkInterface,
        network_interface::DetachNetworkInterface,
        network_interface::DescribeNetworkInterfaces,
        network_interface::DescribeNetworkInterfaceAttribute,
        network_interface::ModifyNetworkInterfaceAttribute,
        network_interface::AssignPrivateIpAddresses,
        network_interface::UnassignPrivateIpAddresses,
        network_interface::DeleteNetworkInterface,
        network_interface::AssignIpv6Addresses,
        network_interface::UnassignIpv6Addresses,
        dedicated_host::AllocateDedicatedHosts,
        dedicated_host::DescribeDedicatedHosts,
        dedicated_host::DescribeDedicatedHostTypes,
        dedicated_host::ModifyDedicatedHostAttribute,
        dedicated_host::ModifyDedicatedHostAutoReleaseTime,
        dedicated_host::ModifyDedicatedHostsChargeType,
        dedicated_host::ModifyDedicatedHostAutoRenewAttribute,
        dedicated_host::DescribeDedicatedHostAutoRenew,
        dedicated_host::RenewDedicatedHosts,
        dedicated_host::ReleaseDedicatedHost,
        dedicated_host::cluster::CreateDedicatedHostCluster,
        dedicated_host::cluster::DescribeDedicatedHostClusters,
        dedicated_host::cluster::ModifyDedicatedHostClusterAttribute,
        dedicated_host::cluster::DeleteDedicatedHostCluster,
        capacity_reservation::CreateCapacityReservation,
        capacity_reservation::DescribeCapacityReservations,
        capacity_reservation::DescribeCapacityReservationInstances,
        capacity_reservation::ModifyCapacityReservation,
        capacity_reservation::ReleaseCapacityReservation,
        deployment_set::CreateDeploymentSet,
        deployment_set::DescribeDeploymentSets,
        deployment_set::ModifyDeploymentSetAttribute,
        deployment_set::DeleteDeploymentSet,
        key_pair::CreateKeyPair,
        key_pair::ImportKeyPair,
        key_pair::DescribeKeyPairs,
        key_pair::DeleteKeyPairs,
        key_pair::BindKeyPair<key_pair::Attach>,
        key_pair::BindKeyPair<key_pair::Detach>,
        launch_template::CreateLaunchTemplate,
        launch_template::CreateLaunchTemplateVersion,
        launch_template::DescribeLaunchTemplates,
        launch_template::DescribeLaunchTemplateVersions,
        launch_template::ModifyLaunchTemplateDefaultVersion,
        launch_template::DeleteLaunchTemplateVersion,
        launch_template::DeleteLaunchTemplate,
        prefix_list::CreatePrefixList,
        prefix_list::ModifyPrefixList,
        prefix_list::DeletePrefixList,
        prefix_list::DescribePrefixLists,
        prefix_list::DescribePrefixListAttributes,
        prefix_list::DescribePrefixListAssociations,
        resource_group::JoinResourceGroup,
        TagResources<Ecs>,
        UntagResources<Ecs>,
        ListTagResources<Ecs>,
        tag::DescribeTags,
        security_group::CreateSecurityGroup,
        security_group::DescribeSecurityGroups,
        security_group::DescribeSecurityGroupAttribute,
        security_group::ModifySecurityGroupAttribute,
        security_group::ModifySecurityGroupPolicy,
        security_group::DeleteSecurityGroup,
        ChangeRules<Authorize, Ingress>,
        ChangeRules<Authorize, Egress>,
        ChangeRules<Modify, Ingress>,
        ChangeRules<Modify, Egress>,
        ChangeRules<Revoke, Ingress>,
        ChangeRules<Revoke, Egress>,
        security_group::DescribeSecurityGroupReferences,
        security_group::ChangeMembership<security_group::Join>,
        security_group::ChangeMembership<security_group::Leave>,
    ],
    paths: &[],
};

impl Service for Ecs {
    const NAME: &'static str = "Ecs";
    const VERSION: &'static str = "2014-05-26";
    type Dialect = alibaba_core::Alibaba;
    type Error = Error;

    fn refuse_param(error: &ParamError) -> Failure {
        errors::refuse_param(error)
    }

    fn refuse(error: &Error) -> Failure {
        errors::refuse(error)
    }

    fn denied(denial: &Denial<'_>) -> Failure {
        errors::denied(denial)
    }

    fn token_mismatch() -> Failure {
        errors::token_mismatch()
    }

    fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> std::result::Result<(), Fault> {
        checks::facts(cx, check, context)
    }

    fn resource_group(cx: &mut Cx<'_>, check: &Check) -> std::result::Result<Option<String>, Fault> {
        checks::resource_group(cx, check)
    }
}
