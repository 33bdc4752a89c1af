//! What is about no key.

mod describe_account_kms_status;
mod describe_regions;
mod get_random_password;
mod open_kms_service;

pub use describe_account_kms_status::DescribeAccountKmsStatus;
pub use describe_regions::DescribeRegions;
pub use get_random_password::GetRandomPassword;
pub use open_kms_service::OpenKmsService;
