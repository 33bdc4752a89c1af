//! Alibaba Cloud's key management service, version 2016-01-20: keys with their versions and aliases, encryption,
//! signatures and secrets.
//!
//! One folder per resource, one file per operation. What the operations rest on is in `kms`.

pub mod account;
pub mod alias;
pub mod asymmetric;
mod checks;
pub mod cipher;
mod errors;
pub mod field;
pub mod key;
pub mod of_key;
pub mod page;
pub mod place;
pub mod secret;
pub mod tag;
#[cfg(test)]
mod tests;
pub mod version;

pub use errors::{Error, Result};
pub use of_key::OfKey;

use alibaba_core::product::Product;
use policy_engine::Context;
use store::Fault;
use wire::{Check, Cx, Denial, Failure, ParamError, Service, With, routes};

use of_key::Of;

/// The service.
#[derive(Debug)]
pub struct Kms;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: "Kms",
    version: Kms::VERSION,
    host: "kms",
    routes: routes![
        key::CreateKey,
        Of<key::DescribeKey>,
        key::ListKeys,
        Of<key::UpdateKeyDescription>,
        Of<key::EnableKey>,
        Of<key::DisableKey>,
        Of<key::ScheduleKeyDeletion>,
        Of<key::CancelKeyDeletion>,
        Of<key::SetDeletionProtection>,
        Of<key::UpdateRotationPolicy>,
        Of<key::GetKeyPolicy>,
        Of<key::SetKeyPolicy>,
        Of<version::CreateKeyVersion>,
        Of<version::DescribeKeyVersion>,
        Of<With<version::ListKeyVersions, page::Pages>>,
        alias::CreateAlias,
        alias::UpdateAlias,
        alias::DeleteAlias,
        alias::ListAliases,
        Of<With<alias::ListAliasesByKeyId, page::Pages>>,
        Of<cipher::Encrypt>,
        cipher::Decrypt,
        cipher::ReEncrypt,
        Of<cipher::GenerateDataKey>,
        Of<cipher::GenerateDataKeyWithoutPlaintext>,
        Of<asymmetric::AsymmetricSign>,
        Of<asymmetric::AsymmetricVerify>,
        Of<asymmetric::AsymmetricEncrypt>,
        Of<asymmetric::AsymmetricDecrypt>,
        Of<asymmetric::GetPublicKey>,
        secret::CreateSecret,
        secret::Of<secret::DescribeSecret>,
        secret::ListSecrets,
        secret::Of<secret::UpdateSecret>,
        secret::Of<secret::DeleteSecret>,
        secret::Of<secret::RestoreSecret>,
        secret::Of<secret::GetSecretValue>,
        secret::Of<secret::PutSecretValue>,
        secret::Of<With<secret::ListSecretVersionIds, page::Pages>>,
        secret::Of<secret::UpdateSecretVersionStage>,
        secret::Of<secret::UpdateSecretRotationPolicy>,
        secret::Of<secret::RotateSecret>,
        secret::Of<secret::GetSecretPolicy>,
        secret::Of<secret::SetSecretPolicy>,
        tag::TagResources,
        tag::UntagResources,
        tag::ListTagResources,
        tag::TagResource,
        tag::UntagResource,
        Of<tag::ListResourceTags>,
        account::DescribeRegions,
        account::DescribeAccountKmsStatus,
        account::OpenKmsService,
        account::GetRandomPassword,
    ],
    paths: &[],
};

impl Service for Kms {
    const NAME: &'static str = "Kms";
    const VERSION: &'static str = "2016-01-20";
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

    fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> std::result::Result<(), Fault> {
        checks::facts(cx, check, context)
    }
}
