//! The cloud assistant: a program of the vendor's inside an instance, which takes commands.

mod describe_cloud_assistant_status;

pub use describe_cloud_assistant_status::DescribeCloudAssistantStatus;
